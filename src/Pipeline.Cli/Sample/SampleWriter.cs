using Pipeline.Catalogue;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Cli.Sample;

/// <summary>Writes the sample workbooks: the same bytes from the same catalogue, anywhere.</summary>
public static class SampleWriter
{
    /// <summary>The folder of the workbooks that are submitted together.</summary>
    public const string Submissions = "submissions";

    /// <summary>The folder of the workbook that comes late, for users to submit themselves.</summary>
    public const string Late = "late";

    /// <summary>What every workbook says of itself.</summary>
    public static Bilingual Notice => new(
        "示例数据：全部数字由模型生成，并非真实统计", "Sample data: every figure is synthetic, none is a real statistic");

    /// <summary>
    /// Writes all workbooks to <c>{directory}/submissions/{reporter}/{period}/{name} {period}.xlsx</c>, the late one to
    /// <c>{directory}/late/…</c>, and the printed figures to <c>{directory}/expected/published-figures.csv</c>. Other files stay.
    /// </summary>
    /// <param name="catalogue">What is asked of whom.</param>
    /// <param name="directory">Where to; made where it does not exist.</param>
    /// <param name="progress">Told the path of each file once it is written, relative to the directory.</param>
    public static void Write(StatisticalCatalogue catalogue, string directory, IProgress<string>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var model = SampleModel.Build(catalogue);
        var writer = new TemplateWriter(catalogue);
        foreach (var reporter in catalogue.Reporters)
        {
            foreach (var period in model.PeriodsOf(reporter))
            {
                var path = PathOf(reporter, period);
                using var file = Create(directory, path);
                writer.Write(ContentOf(model, reporter, period), file);
                progress?.Report(path);
            }
        }

        var figures = $"expected/{PublishedFigures.FileName}";
        using (var from = SampleData.Open(PublishedFigures.FileName))
        using (var to = Create(directory, figures))
        {
            from.CopyTo(to);
        }

        progress?.Report(figures);
    }

    /// <summary>Where a workbook is written to, relative to the sample's directory, with slashes.</summary>
    public static string PathOf(Reporter reporter, Period period)
    {
        ArgumentNullException.ThrowIfNull(reporter);
        var folder = reporter.Code == SampleModel.LateReporter && period == Period.Annual(SampleModel.LastYear) ? Late : Submissions;
        return $"{folder}/{reporter.Code}/{period}/{reporter.Area.Name.Zh} {period}.xlsx";
    }

    /// <summary>What a reporter's workbook of a year is written from.</summary>
    public static TemplateContent ContentOf(SampleModel model, Reporter reporter, int year) => ContentOf(model, reporter, Period.Annual(year));

    /// <summary>What a reporter's workbook of a period is written from.</summary>
    public static TemplateContent ContentOf(SampleModel model, Reporter reporter, Period period)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(reporter);
        ArgumentNullException.ThrowIfNull(period);
        var before = model.ValuesOf(reporter, period.YearBefore);
        var values = model.ValuesOf(reporter, period);
        return new(reporter, period)
        {
            Values = values,
            Previous = before.Where(cell => cell.Value.Value is not null).ToDictionary(cell => cell.Key, cell => cell.Value.Value!.Value),
            Explanations = SampleExplanations.For(model.Catalogue, values, before),
            SignOff = SignOff(reporter, period),
            Notice = Notice,
        };
    }

    private static SignOff SignOff(Reporter reporter, Period period) => new()
    {
        PreparedBy = $"示例填表人（{reporter.Area.Name.Zh}）",
        CheckedBy = "示例审核人",
        ApprovedBy = "示例负责人",
        Telephone = "0000-0000000",
        SubmittedOn = period.LastDay.AddDays(period.Frequency == Frequency.Annual ? 20 : 10),
        Stage = period.Year == SampleModel.LastYear || period.Frequency != Frequency.Annual ? Stage.Preliminary : Stage.Final,
    };

    private static FileStream Create(string directory, string path)
    {
        var full = Path.Combine(directory, path.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return File.Create(full);
    }
}
