using System.Text;
using System.Text.Json;
using Pipeline.Corrections;
using Pipeline.Indicators;
using Pipeline.Submissions;

namespace Pipeline.Tests.Corrections;

public sealed class CorrectionJsonTests
{
    private static readonly Correction Entry = Entries.Correction("530102", "gdp", 10.50m, 11m) with { Status = ObservationStatus.Break };

    [Fact]
    public void Is_written_in_a_fixed_order() => Assert.Equal(
        """
        {
          "kind": "correction",
          "reporter": "530100",
          "period": "2024",
          "area": "530102",
          "measure": "gdp",
          "old": 10.50,
          "new": 11,
          "status": "B",
          "reason": "录入错误",
          "by": "审核人",
          "at": "2025-05-06T08:00:00+00:00"
        }
        """.ReplaceLineEndings("\n"),
        Encoding.UTF8.GetString(CorrectionJson.ToBytes(Entry)));

    [Fact]
    public void Reads_what_it_wrote()
    {
        foreach (var entry in (CorrectionEntry[])[Entry, Entries.Correction("530102", "gdp", null, 1m), Entries.Withdrawal(Entry)])
        {
            var read = CorrectionJson.Read(CorrectionJson.ToBytes(entry));

            Assert.Equal(entry, read);
            Assert.Equal(entry.Id, read.Id);
            Assert.Matches("^[0-9a-f]{12}$", read.Id);
        }
    }

    [Fact]
    public void A_report_gives_back_its_entries()
    {
        var report = new IndicatorEngine(new TestCatalogue().Build()).Compute(Reports.Of("530100 2024 530102 gdp 1"), [Entry, Entries.Withdrawal(Entry)]).Corrections;
        using var file = new MemoryStream();
        CorrectionJson.Write(report, file);
        file.Position = 0;

        Assert.Equal([Entry, Entries.Withdrawal(Entry)], CorrectionJson.ReadEntries(file));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{ "kind": "correction" }""")]
    [InlineData("""{ "kind": "other" }""")]
    public void Refuses_what_is_no_entry(string text) =>
        Assert.ThrowsAny<JsonException>(() => CorrectionJson.Read(Encoding.UTF8.GetBytes(text)));
}
