using System.Globalization;
using ClosedXML.Excel;
using Pipeline.Catalogue;

namespace Pipeline.Workbooks.Templates;

/// <summary>What Excel says while a figure is typed; the check has the last word, so an odd figure can be insisted on.</summary>
internal static class InputRule
{
    public static void Add(IXLWorksheet sheet, Measure measure, int column, TemplateGrid grid)
    {
        var runs = grid.AskedRuns(measure).ToList();
        if (runs.Count == 0)
        {
            return;
        }

        var rule = sheet.Range(runs[0].First, column, runs[0].Last, column).SetDataValidation();
        foreach (var (first, last) in runs.Skip(1))
        {
            rule.AddRange(sheet.Range(first, column, last, column));
        }

        if (IsYesNo(measure))
        {
            rule.List(measure.AllowsCannotExist ? $"\"0,1,{TemplateLayout.CannotExistMark}\"" : "\"0,1\"", true);
            rule.ErrorStyle = XLErrorStyle.Stop;
        }
        else
        {
            rule.Custom(RangeOrMark(measure, CellAddress.Of(runs[0].First, column)));
            rule.ErrorStyle = XLErrorStyle.Warning;
        }

        var marks = Marks(measure);
        rule.IgnoreBlanks = true;
        rule.ErrorTitle = "请核对 Please check";
        rule.ErrorMessage = IsYesNo(measure)
            ? $"只能填 1（是）或 0（否）{marks}。\n1 = yes, 0 = no."
            : $"应为 {Number(measure.Minimum)} 至 {Number(measure.Maximum)} 的数（{measure.Unit.Name.Zh}）{marks}，缺失留空。\n"
                + $"Expected {Number(measure.Minimum)} to {Number(measure.Maximum)} ({measure.Unit.Name.En}).";
    }

    private static bool IsYesNo(Measure measure) => measure is { Minimum: 0, Maximum: 1, Decimals: 0 };

    private static string RangeOrMark(Measure measure, string cell)
    {
        var marks = measure.AllowsCannotExist
            ? $",{cell}=\"{TemplateLayout.CannotExistMark}\",{cell}=\"{TemplateLayout.NotSignificantMark}\""
            : $",{cell}=\"{TemplateLayout.NotSignificantMark}\"";
        return $"OR(AND(ISNUMBER({cell}),{cell}>={Number(measure.Minimum)},{cell}<={Number(measure.Maximum)}){marks})";
    }

    private static string Marks(Measure measure) => (IsYesNo(measure), measure.AllowsCannotExist) switch
    {
        (true, true) => $"，不可能存在填“{TemplateLayout.CannotExistMark}”",
        (true, false) => "",
        (false, true) => $"，或“{TemplateLayout.CannotExistMark}”“{TemplateLayout.NotSignificantMark}”",
        (false, false) => $"，或“{TemplateLayout.NotSignificantMark}”",
    };

    private static string Number(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
