using Pipeline.Corpus.Readings;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Workbooks.Differential;

/// <summary>Our reader against three others, cell by cell, over the workbooks of five programs.</summary>
public sealed class DifferentialTests
{
    private const string ClosedXml = "ClosedXML";
    private const string ExcelDataReader = "ExcelDataReader";
    private const string Openpyxl = "openpyxl";

    // ExcelDataReader goes through every cell up to the last, 17 thousand million of them in the sparse workbooks.
    private static readonly (string File, string Reader)[] All =
    [
        .. from file in CorpusFiles.Names
           from reader in new[] { ClosedXml, ExcelDataReader, Openpyxl }
           where reader != ExcelDataReader || !file.Contains("sparse", StringComparison.Ordinal)
           select (file, reader),
    ];

    private static readonly IReadOnlyList<ListedDifference> Listed = ListedDifference.Read(CorpusFiles.Path("differences.tsv"));

    public static TheoryData<string, string> Readings
    {
        get
        {
            TheoryData<string, string> readings = [];
            foreach (var (file, reader) in All)
            {
                readings.Add(file, reader);
            }

            return readings;
        }
    }

    [Fact]
    public void Has_the_workbook_of_ClosedXML()
    {
        if (Fixtures.Update)
        {
            ClosedXmlCorpus.Write(CorpusFiles.Path(ClosedXmlCorpus.Name));
        }

        Assert.Contains(ClosedXmlCorpus.Name, CorpusFiles.Names);
    }

    [Theory]
    [MemberData(nameof(Readings))]
    public void Agrees_with_another_reader_but_for_what_is_listed(string file, string reader)
    {
        var unlisted = Differences(file, reader).Where(difference => !Listed.Any(listed => listed.Covers(reader, file, difference))).ToList();
        Assert.True(unlisted.Count == 0, string.Join('\n', unlisted));
    }

    [Fact]
    public void Lists_no_difference_that_no_longer_occurs()
    {
        var found = All.SelectMany(each => Differences(each.File, each.Reader).Select(difference => (each.Reader, each.File, Difference: difference))).ToList();
        var gone = Listed.Where(listed => !found.Exists(f => listed.Covers(f.Reader, f.File, f.Difference))).ToList();
        Assert.True(gone.Count == 0, string.Join('\n', gone));
    }

    private static List<string> Differences(string name, string reader)
    {
        var path = CorpusFiles.Path(name);
        using var file = File.OpenRead(path);
        var reading = WorkbookReader.Read(file);
        Assert.Empty(reading.Findings);
        var workbook = reading.Workbook!;
        var ours = OurReading.Of(workbook);
        try
        {
            var theirs = reader switch
            {
                ClosedXml => ClosedXmlReading.Read(path),
                ExcelDataReader => ExcelDataReaderReading.Read(path, workbook.Date1904),
                _ => DumpedReading.Read(Path.ChangeExtension(path, ".openpyxl.json")),
            };
            return theirs is null ? ["unreadable"] : [.. Comparison.Of(ours, theirs)];
        }
        catch (Exception thrown) when (reader != Openpyxl && thrown is FormatException or InvalidOperationException or ArgumentException)
        {
            // What these throw at files that they cannot read.
            return [$"unreadable: {thrown.Message}"];
        }
    }
}
