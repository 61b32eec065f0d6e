using System.Globalization;
using System.Text.Json;
using Pipeline.Workbooks;

namespace Pipeline.Corpus.Readings;

/// <summary>What a reader in another language read when its script in eng/corpus was run: openpyxl in dump.py, SheetJS in dump.mjs.</summary>
internal static class DumpedReading
{
    /// <summary>The reading; null where the reader could not read the file.</summary>
    public static ReadBook? Read(string dump)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(dump));
        var root = document.RootElement;
        return root.TryGetProperty("failure", out _)
            ? null
            : new([.. root.GetProperty("sheets").EnumerateArray().Select(sheet => Sheet(sheet, root.GetProperty("date1904").GetBoolean()))]);
    }

    private static ReadSheet Sheet(JsonElement sheet, bool date1904)
    {
        var cells = sheet.GetProperty("cells").EnumerateArray().ToDictionary(c => c[0].GetString()!, c => Cell(c[1].GetString()!, c[2].GetString()!, date1904));
        var columns = Strings(sheet, "hiddenColumns");
        return new(sheet.GetProperty("name").GetString()!, cells)
        {
            Visibility = Enum.Parse<SheetVisibility>(sheet.GetProperty("state").GetString()!, ignoreCase: true),
            Merges = Strings(sheet, "merges"),
            HiddenRows = sheet.GetProperty("hiddenRows").EnumerateArray().Select(row => row.GetInt32()).ToHashSet(),
            InHiddenColumns = cells.Keys.Where(address => columns.Contains(address.TrimEnd("0123456789".ToCharArray()))).ToHashSet(),
            Formulas = Strings(sheet, "formulas"),
        };
    }

    private static HashSet<string> Strings(JsonElement sheet, string name) => [.. sheet.GetProperty(name).EnumerateArray().Select(s => s.GetString()!)];

    private static ReadCell Cell(string kind, string text, bool date1904) => kind switch
    {
        "n" => Spelling.Number(double.Parse(text, CultureInfo.InvariantCulture)),
        "b" => Spelling.Boolean(text == "TRUE"),
        "e" => Spelling.Error(text),
        "d" => Moment(text, date1904),
        "serial" => Spelling.Date(double.Parse(text, CultureInfo.InvariantCulture), date1904),
        _ => Spelling.Text(text),
    };

    private static ReadCell Moment(string text, bool date1904) =>
        text.StartsWith('P') ? Spelling.Time(TimeSpan.FromSeconds(double.Parse(text[1..^1], CultureInfo.InvariantCulture)), date1904)
        : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? Spelling.Time(time, date1904)
        : Spelling.Date(DateTime.Parse(text, CultureInfo.InvariantCulture));
}
