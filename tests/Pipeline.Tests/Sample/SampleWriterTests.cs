using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using Pipeline.Catalogue;
using Pipeline.Cli.Sample;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Sample;

public sealed class SampleWriterTests
{
    private static readonly TemplateWriter Writer = new(SampleFixture.Default);

    [Fact]
    public void There_is_a_workbook_for_every_reporter_and_period_and_one_of_them_is_late()
    {
        var paths = Workbooks().Select(book => SampleWriter.PathOf(book.Reporter, book.Period)).ToArray();
        Assert.Equal((18 * (7 + 4)) + 1, paths.Length);
        Assert.Equal("late/533400/2025/迪庆藏族自治州 2025.xlsx", Assert.Single(paths, path => !path.StartsWith("submissions/", StringComparison.Ordinal)));
        Assert.Contains("submissions/530100/2024/昆明市 2024.xlsx", paths);
        Assert.Contains("submissions/530000/2015/云南省 2015.xlsx", paths);
        Assert.Contains("submissions/530100/2025-Q3/昆明市 2025-Q3.xlsx", paths);
        Assert.Contains("submissions/DZXQ/2024-11/滇中新区 2024-11.xlsx", paths);
        Assert.All(paths, path => Assert.Empty(SubmissionPath.Parse(path.Split('/', 2)[1], SampleFixture.Default).Findings));
    }

    [Fact]
    public void Writing_twice_gives_the_same_bytes()
    {
        foreach (var (reporter, period) in Workbooks().Where(book => book is { Period.Year: 2022, Reporter.Code: "530000" or "530100" or "DZXQ" }))
        {
            Assert.Equal(Bytes(reporter, period), Bytes(reporter, period));
        }
    }

    [Fact]
    public void Every_workbook_says_that_it_is_synthetic_and_signed_by_nobody_real()
    {
        using var book = new XLWorkbook(new MemoryStream(Bytes(SampleFixture.Default.FindReporter("530100")!, Period.Annual(2020))));
        Assert.Contains("示例数据", Text(book.Worksheet(TemplateLayout.InstructionsSheet)), StringComparison.Ordinal);
        Assert.Contains("示例", Text(book.Worksheet(TemplateLayout.SignOffSheet)), StringComparison.Ordinal);
        Assert.All(Workbooks(), workbook =>
        {
            var content = SampleWriter.ContentOf(SampleFixture.Model, workbook.Reporter, workbook.Period);
            Assert.Equal(SampleWriter.Notice, content.Notice);
            Assert.Contains("示例", content.SignOff!.PreparedBy, StringComparison.Ordinal);
            Assert.Contains("示例", content.SignOff.CheckedBy, StringComparison.Ordinal);
            Assert.Contains("示例", content.SignOff.ApprovedBy, StringComparison.Ordinal);
            Assert.Equal(workbook.Period.Year == 2025 || workbook.Period.Frequency != Frequency.Annual ? Stage.Preliminary : Stage.Final, content.SignOff.Stage);
        });
    }

    [Fact]
    public void A_jump_against_last_year_is_explained_in_its_row()
    {
        var content = SampleWriter.ContentOf(SampleFixture.Model, SampleFixture.Default.FindReporter("530000")!, 2020);
        Assert.Contains("旅游收入比上年变动-41.3%", content.Explanations["530000"], StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_the_workbooks_and_the_printed_figures_into_a_folder()
    {
        var folder = Directory.CreateTempSubdirectory("sample-");
        try
        {
            var written = new List<string>();
            SampleWriter.Write(SampleFixture.Default, folder.FullName, new Told(written));
            Assert.Equal(
                written.Order(StringComparer.Ordinal),
                folder.EnumerateFiles("*", SearchOption.AllDirectories)
                    .Select(file => Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/')).Order(StringComparer.Ordinal));
            foreach (var path in written)
            {
                AssertSame(File.ReadAllBytes(Path.Combine(folder.FullName, path)), File.ReadAllBytes(Path.Combine(SampleFixture.CommittedFolder, path)), path);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void No_committed_workbook_is_left_over()
    {
        var folder = SampleFixture.CommittedFolder;
        Assert.Equal(
            Workbooks().Select(book => SampleWriter.PathOf(book.Reporter, book.Period)).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folder, "*.xlsx", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(Reporter Reporter, Period Period)> Workbooks() => SampleFixture.Default.Reporters.SelectMany(
        SampleFixture.Model.PeriodsOf, (reporter, period) => (reporter, period));

    private static byte[] Bytes(Reporter reporter, Period period)
    {
        using var output = new MemoryStream();
        Writer.Write(SampleWriter.ContentOf(SampleFixture.Model, reporter, period), output);
        return output.ToArray();
    }

    /// <summary>
    /// The files in a package are compared, not its bytes: compression may differ between processors. A workbook names the version of the
    /// catalogue that it was written with; it need not be written anew for a change of the catalogue that leaves the workbook alone.
    /// </summary>
    private static void AssertSame(byte[] written, byte[] committed, string path)
    {
        if (!path.EndsWith(".xlsx", StringComparison.Ordinal))
        {
            Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(committed));
            return;
        }

        var (now, then) = (Parts(written), Parts(committed));
        var differing = now.Keys.Union(then.Keys).Where(name => now.GetValueOrDefault(name) != then.GetValueOrDefault(name)).ToArray();
        Assert.True(differing.Length == 0, $"{path} is not what `pipeline sample` writes now (parts: {string.Join(", ", differing)}). Run it and commit the result.");
    }

    private static Dictionary<string, string> Parts(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return WithoutVersion(reader.ReadToEnd());
        });
    }

    private static string WithoutVersion(string xml) => Regex.Replace(xml, ">[0-9a-f]{12}<", ">version<");

    private static string Text(IXLWorksheet sheet) => string.Join('\n', sheet.CellsUsed().Select(cell => cell.GetString()));

    private sealed class Told(List<string> paths) : IProgress<string>
    {
        public void Report(string value) => paths.Add(value);
    }
}
