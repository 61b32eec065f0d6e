using System.Globalization;

namespace Pipeline.Catalogue.Loading;

/// <summary>Reads a table: comment lines begin with <c>#</c>, the first other line is the header.</summary>
internal static class CsvEntries
{
    /// <summary>The entries of a table that has exactly these columns, in any order.</summary>
    public static EntryFile Read(CatalogueFiles files, string name, IReadOnlyList<string> columns, FaultList faults)
    {
        if (files.Text(name, faults) is not { } text)
        {
            return new(name, [], Readable: false);
        }

        var rows = CsvRows.Split(text).ToList();
        foreach (var broken in rows.Where(row => row.Cells is null))
        {
            faults.Add(name, broken.Line, "引号不成对。", "The quotation marks do not match.",
                "含逗号或引号的内容用双引号括起来，其中的引号写两次。", "Put text with commas or quotation marks into quotation marks, and double those within.");
        }

        if (rows is not [{ Cells: { } header } first, .. var body])
        {
            faults.Add(name, 0, "文件没有表头。", "The file has no header.",
                $"第一行写：{string.Join(',', columns)}。", $"Write this as the first line: {string.Join(',', columns)}.");
            return new(name, [], Readable: false);
        }

        if (!CheckHeader(name, first.Line, header, columns, faults))
        {
            return new(name, [], Readable: false);
        }

        var entries = new List<Entry>();
        foreach (var (line, cells) in body)
        {
            if (cells?.Count == header.Count)
            {
                entries.Add(new(name, line, header.Zip(cells).ToDictionary(pair => pair.First, pair => new Field(pair.Second, line), StringComparer.Ordinal), faults));
            }
            else if (cells is not null)
            {
                faults.Add(name, line,
                    string.Create(CultureInfo.InvariantCulture, $"有 {cells.Count} 列，应为 {header.Count} 列。"),
                    string.Create(CultureInfo.InvariantCulture, $"There are {cells.Count} cells; the header has {header.Count}."),
                    "补上或删去逗号；含逗号的内容用双引号括起来。", "Add or remove commas; put text with commas into quotation marks.");
            }
        }

        return new(name, entries, Readable: entries.Count == body.Count);
    }

    private static bool CheckHeader(string name, int line, IReadOnlyList<string> header, IReadOnlyList<string> columns, FaultList faults)
    {
        var sound = true;
        foreach (var missing in columns.Except(header))
        {
            sound = false;
            faults.Add(name, line, $"缺少列“{missing}”。", $"The column '{missing}' is missing.", $"在表头加上 {missing}。", $"Add {missing} to the header.");
        }

        foreach (var extra in header.Except(columns))
        {
            sound = false;
            faults.Add(name, line, $"列“{extra}”不认识。", $"The column '{extra}' is unknown.",
                $"可用的列：{string.Join(", ", columns)}。", $"The columns are: {string.Join(", ", columns)}.");
        }

        foreach (var twice in header.GroupBy(column => column, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            sound = false;
            faults.Add(name, line, $"列“{twice.Key}”重复。", $"The column '{twice.Key}' is there twice.", "删去一列。", "Remove one of them.");
        }

        return sound;
    }
}
