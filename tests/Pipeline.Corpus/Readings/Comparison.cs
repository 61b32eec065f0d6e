using System.Globalization;

namespace Pipeline.Corpus.Readings;

/// <summary>Where two readers differ about a workbook, one line each: <c>sheet!cell: ours ≠ theirs</c>.</summary>
internal static class Comparison
{
    public static IEnumerable<string> Of(ReadBook ours, ReadBook theirs)
    {
        var names = ours.Sheets.Select(s => s.Name).ToList();
        foreach (var name in names.Except(theirs.Sheets.Select(s => s.Name)))
        {
            yield return $"{name}: sheet ≠ no sheet";
        }

        foreach (var sheet in theirs.Sheets)
        {
            if (ours.Sheets.FirstOrDefault(s => s.Name == sheet.Name) is not { } own)
            {
                yield return $"{sheet.Name}: no sheet ≠ sheet";
                continue;
            }

            foreach (var difference in Of(own, sheet))
            {
                yield return $"{sheet.Name}{difference}";
            }
        }
    }

    private static IEnumerable<string> Of(ReadSheet ours, ReadSheet theirs)
    {
        if (theirs.Visibility is { } visibility && visibility != ours.Visibility)
        {
            yield return $": {ours.Visibility} ≠ {visibility}";
        }

        foreach (var difference in Sets("merge", ours.Merges!, theirs.Merges)
            .Concat(Sets("hidden row", ours.HiddenRows!, theirs.HiddenRows?.Intersect(Rows(ours)).ToHashSet()))
            .Concat(Sets("formula", ours.Formulas!, theirs.Formulas))
            .Concat(Sets("in hidden column", ours.InHiddenColumns!, theirs.InHiddenColumns)))
        {
            yield return difference;
        }

        // Who does not give the results of formulas is not asked for them.
        var addresses = ours.Cells.Keys.Union(theirs.Cells.Keys);
        foreach (var address in theirs.Cells.Keys.Any(ours.Formulas!.Contains) || theirs.Formulas is null ? addresses : addresses.Except(ours.Formulas!))
        {
            var (own, other) = (Find(ours, address), Find(theirs, address));
            if (own != other)
            {
                yield return $"!{address}: {own?.ToString() ?? "nothing"} ≠ {other?.ToString() ?? "nothing"}";
            }
        }
    }

    private static HashSet<int> Rows(ReadSheet sheet) =>
        [.. sheet.Cells.Keys.Concat(sheet.Formulas!).Select(address => int.Parse(address.AsSpan(address.AsSpan().IndexOfAnyInRange('0', '9')), CultureInfo.InvariantCulture))];

    private static ReadCell? Find(ReadSheet sheet, string address) => sheet.Cells.TryGetValue(address, out var cell) ? cell : null;

    private static IEnumerable<string> Sets<T>(string what, IReadOnlySet<T> ours, IReadOnlySet<T>? theirs) => theirs is null
        ? []
        : ours.Except(theirs).Select(x => $"!{x}: {what} ≠ none").Concat(theirs.Except(ours).Select(x => $"!{x}: none ≠ {what}"));
}
