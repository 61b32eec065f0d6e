namespace Pipeline.Submissions.Checking;

/// <summary>Puts the cells of several tables together; a figure that two of them hold is a finding.</summary>
internal sealed class CellCollector(FindingLog log)
{
    private readonly List<List<CellValue>> _tables = [];

    public void Add(List<CellValue> table) => _tables.Add(table);

    /// <summary>One cell for each area and measure: the first that says anything.</summary>
    public IReadOnlyList<CellValue> Cells()
    {
        if (_tables is [var only])
        {
            return only;
        }

        Dictionary<(string, string), CellValue> cells = [];
        foreach (var table in _tables)
        {
            List<(CellValue First, CellValue Second)> twice = [];
            foreach (var cell in table)
            {
                var key = (cell.Area.Code, cell.Measure.Code);
                if (!cells.TryGetValue(key, out var first) || Says(cell) && !Says(first))
                {
                    cells[key] = cell;
                }
                else if (Says(cell))
                {
                    twice.Add((first, cell));
                }
            }

            foreach (var column in twice.GroupBy(t => (t.Second.Measure.Code, t.First.Place.Tab)))
            {
                Say([.. column]);
            }
        }

        return [.. cells.Values];
    }

    private static bool Says(CellValue cell) => cell.IsAnswer || cell.Faulty;

    /// <summary>Once for a column: a sheet that repeats another has every figure twice.</summary>
    private void Say(List<(CellValue First, CellValue Second)> column)
    {
        var (first, second) = column[0];
        log.Add(second.Place, CheckRules.FigureDuplicate, new(second.Area, second.Measure, second.Raw, second.Value),
            ("first", $"{first.Place.Sheet}!{first.Place.Cell}"),
            ("second", $"{second.Place.Sheet}!{second.Place.Cell}"),
            ("others", column.Count == 1 ? default : new Bilingual(
                $"（该列另有 {FindingLog.Number(column.Count - 1)} 个地区也重复）", $" ({FindingLog.Number(column.Count - 1)} more areas of this column too)")));
    }
}
