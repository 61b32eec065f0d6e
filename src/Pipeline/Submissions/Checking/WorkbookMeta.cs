using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>What the hidden sheet of an official template says about the workbook.</summary>
internal sealed class WorkbookMeta
{
    private readonly Dictionary<string, (string Text, Place Place)> _entries = new(StringComparer.Ordinal);

    private WorkbookMeta()
    {
    }

    /// <summary>Whether the workbook was made from an official template.</summary>
    public bool IsOfficial => this[TemplateLayout.MetaTemplateId] is not null;

    /// <summary>The value of a key and the cell that has it; null where there is none.</summary>
    public (string Text, Place Place)? this[string key] => _entries.TryGetValue(key, out var entry) ? entry : null;

    public static WorkbookMeta Read(Workbook workbook)
    {
        WorkbookMeta meta = new();
        for (var tab = 0; tab < workbook.Sheets.Count; tab++)
        {
            var sheet = workbook.Sheets[tab];
            if (!sheet.Name.Equals(TemplateLayout.MetaSheet, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            foreach (var row in sheet.Rows)
            {
                var key = row.Cells.FirstOrDefault(c => c.Column == 1).Text;
                var value = row.Cells.FirstOrDefault(c => c.Column == 2).Text;
                if (key is { Length: > 0 } && value is { Length: > 0 })
                {
                    meta._entries.TryAdd(Wording.Tidy(key), (Wording.Tidy(value), new(tab, sheet.Name, row.Number, 2)));
                }
            }
        }

        return meta;
    }
}
