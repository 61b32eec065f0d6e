using Pipeline.Catalogue;
using Pipeline.Indicators;

namespace Pipeline.Cli.Sample;

/// <summary>One row of a snapshot's indicators or observations, as far as the comparison needs it.</summary>
/// <param name="Subject">The indicator or measure.</param>
/// <param name="Area">The area or group.</param>
/// <param name="Period">The period's canonical text.</param>
/// <param name="Value">The value by precedence; null where there is none.</param>
/// <param name="FromBelow">The value from county and prefecture rows alone; null where it cannot be had.</param>
/// <param name="OwnRow">What the area's own row says; null where it says nothing.</param>
public sealed record FigureRow(string Subject, string Area, string Period, decimal? Value, decimal? FromBelow, decimal? OwnRow)
{
    /// <summary>The row of a computed snapshot value.</summary>
    public static FigureRow Of(SnapshotValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value.Subject, value.Area, value.Period.ToString(), value.Value, value.FromBelow, value.OwnRow);
    }
}

/// <summary>A printed figure beside what the snapshot says; each number as the plan would print it, null where there is none.</summary>
/// <param name="Figure">The printed figure.</param>
/// <param name="Value">By precedence.</param>
/// <param name="FromBelow">From the rows of counties and prefectures alone.</param>
/// <param name="OwnRow">From the area's own rows alone.</param>
/// <param name="Derivation">What it is made of: derived where the value from below prints as the plan does.</param>
/// <param name="Ok">Whether it prints as the plan does, and is made of what it should be.</param>
public sealed record FigureResult(
    PublishedFigure Figure, string? Value, string? FromBelow, string? OwnRow, Derivation Derivation, bool Ok);

/// <summary>Compares what the plan prints with what a snapshot says.</summary>
public static class FigureComparison
{
    /// <summary>One result per figure, in order. Rows of other subjects, areas and periods are not looked at.</summary>
    public static IReadOnlyList<FigureResult> Compare(
        StatisticalCatalogue catalogue, IReadOnlyList<PublishedFigure> figures, IEnumerable<FigureRow> rows)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(figures);
        var subjects = figures.Select(figure => figure.Subject).ToHashSet(StringComparer.Ordinal);
        var byKey = rows.Where(row => subjects.Contains(row.Subject)).ToDictionary(row => (row.Subject, row.Area, row.Period));
        return [.. figures.Select(figure => Compare(figure, new(catalogue, figure, byKey)))];
    }

    private static FigureResult Compare(PublishedFigure figure, Reading reading)
    {
        var value = reading.Of(row => row.Value);
        var fromBelow = reading.Of(row => row.FromBelow);
        var ownRow = reading.Of(row => row.OwnRow);
        var derivation = fromBelow == figure.Published ? Derivation.Derived : Derivation.Reported;
        var ok = value == figure.Published
            && derivation == figure.Expected
            && (derivation == Derivation.Derived || ownRow == figure.Published);
        return new(figure, value, fromBelow, ownRow, derivation, ok);
    }

    /// <summary>Reads one figure off the rows, by one of their numbers.</summary>
    private sealed class Reading(
        StatisticalCatalogue catalogue, PublishedFigure figure, Dictionary<(string, string, string), FigureRow> rows)
    {
        public string? Of(Func<FigureRow, decimal?> number)
        {
            decimal? At(string area) => rows.TryGetValue((figure.Subject, area, figure.Period), out var row) ? number(row) : null;

            return At(figure.Area) is { } value && (figure.Kind != FigureKind.Lowest || IsLowest(At)) ? figure.Print(value) : null;
        }

        private bool IsLowest(Func<string, decimal?> at)
        {
            var level = catalogue.FindArea(figure.Area)!.Level;
            return catalogue.Areas.Where(area => area.Level == level && area.Code != figure.Area)
                .All(area => at(area.Code) > at(figure.Area));
        }
    }
}
