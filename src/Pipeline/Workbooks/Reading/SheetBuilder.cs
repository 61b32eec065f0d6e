using System.Globalization;

namespace Pipeline.Workbooks.Reading;

/// <summary>Makes the records of a sheet from the rows as they are read.</summary>
internal sealed class SheetBuilder(SharedStrings strings, Styles styles, bool date1904)
{
    /// <summary>Reads a sheet to its end.</summary>
    public Sheet Build(SheetEntry entry, SheetReader reader)
    {
        List<SheetRow> rows = [];
        var ordered = true;
        while (reader.ReadRow())
        {
            ordered &= rows.Count == 0 || rows[^1].Number < reader.Row.Number;
            rows.Add(Build(reader));
        }

        if (!ordered)
        {
            rows = [.. rows.OrderBy(row => row.Number)];
            if (rows.Zip(rows.Skip(1)).FirstOrDefault(pair => pair.First.Number == pair.Second.Number) is ({ } twice, _))
            {
                throw new UnreadableWorkbookException(FileFindings.CellRepeated(
                    entry.Name, twice.Number.ToString(CultureInfo.InvariantCulture)));
            }
        }

        return new(entry.Name, entry.Visibility, rows, reader.Merges);
    }

    private SheetRow Build(SheetReader reader)
    {
        var row = reader.Row;
        var cells = new SheetCell[row.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            ref readonly var slot = ref row.Cells[i];
            var traits = slot.Formula | (reader.IsHidden(slot.Column) ? CellTraits.HiddenColumn : CellTraits.None);
            cells[i] = slot.Encoding switch
            {
                CellEncoding.None => new(slot.Column, CellKind.Blank, "", traits),
                CellEncoding.SharedText => new(slot.Column, CellKind.Text, strings[slot.Start], traits),
                CellEncoding.Number => Number(slot, row.Text(slot), traits),
                CellEncoding.IsoDate => IsoDate.ToSerial(row.Text(slot), date1904) is { } serial
                    ? new(slot.Column, CellKind.Date, serial, traits)
                    : new(slot.Column, CellKind.Text, row.Text(slot), traits),
                CellEncoding.Boolean => new(slot.Column, CellKind.Boolean, XmlScanner.IsTrue(row.Value(slot)) ? "TRUE" : "FALSE", traits),
                CellEncoding.Error => new(slot.Column, CellKind.Error, row.Text(slot), traits),
                _ => new(slot.Column, CellKind.Text, XmlText.Unescape(row.Text(slot)), traits),
            };
        }

        return new(row.Number, cells, row.Hidden);
    }

    private SheetCell Number(in CellSlot slot, string text, CellTraits traits)
    {
        // What claims to be a number and is none is shown as the text it is.
        if (!double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _))
        {
            return new(slot.Column, CellKind.Text, text, traits);
        }

        return styles[slot.Style] switch
        {
            NumberFormatKind.Date => new(slot.Column, CellKind.Date, text, traits),
            NumberFormatKind.Percent => new(slot.Column, CellKind.Number, text, traits | CellTraits.Percent),
            _ => new(slot.Column, CellKind.Number, text, traits),
        };
    }
}
