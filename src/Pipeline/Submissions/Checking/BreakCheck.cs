using System.Text.RegularExpressions;

namespace Pipeline.Submissions.Checking;

/// <summary>
/// Which figures are a break in their series: a footnote of the figure, its row or its column says that its definition has changed, or the
/// explanation of its row does, about the measures that it names or, naming none, about what needed a reason.
/// </summary>
internal sealed partial class BreakCheck(FindingLog log)
{
    public IReadOnlySet<(string Area, string Measure)> Find(SubmittedTable table, IReadOnlyDictionary<string, string> explanations)
    {
        HashSet<(string, string)> breaks = [];
        var concerned = explanations.Where(e => Changed().IsMatch(e.Value)).ToDictionary(e => e.Key, e => Concerned(table, e.Key, e.Value));
        foreach (var cell in table.Cells.Where(c => c.Value is not null))
        {
            var note = cell.Note.Length > 0 && Changed().IsMatch(cell.Note) ? cell.Note
                : concerned.TryGetValue(cell.Area.Code, out var measures) && measures.Contains(cell.Measure.Code) ? explanations[cell.Area.Code]
                : "";
            if (note.Length > 0)
            {
                breaks.Add((cell.Area.Code, cell.Measure.Code));
                log.Add(cell.Place, CheckRules.BreakMarked, cell.Subject, ("note", note));
            }
        }

        return breaks;
    }

    private HashSet<string> Concerned(SubmittedTable table, string area, string explanation)
    {
        // Long names first: 人均地区生产总值 has 地区生产总值 in it.
        var rest = explanation;
        HashSet<string> named = [];
        foreach (var (name, measure) in table.Measures.SelectMany(m => m.Aliases.Append(m.Name.Zh), (m, n) => (n, m)).OrderByDescending(n => n.n.Length))
        {
            if (name.Length > 1 && rest.Contains(name, StringComparison.OrdinalIgnoreCase))
            {
                rest = rest.Replace(name, " ", StringComparison.OrdinalIgnoreCase);
                named.Add(measure.Code);
            }
        }

        return named.Count > 0 ? named : log.ToConfirm(area);
    }

    [GeneratedRegex("口径.{0,8}(?:调整|变化|变动|改变|变更|不同|不一致|不可比)|(?:调整|改变|变更)了?.{0,8}口径|不可比")]
    private static partial Regex Changed();
}
