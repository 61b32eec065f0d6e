using System.Text;
using System.Text.Json;
using Pipeline.Submissions;

namespace Pipeline.Tests.Submissions;

public sealed class ReceiptJsonTests
{
    private static readonly Receipt Example = new()
    {
        Reporter = "530100",
        Period = Period.Quarter(2024, 3),
        FileName = "昆明市 2024.xlsx",
        BlobPath = "530100/2024-Q3/昆明市 2024.xlsx",
        EventId = "00112233445566778899aabbccddeeff",
        ContentHash = new string('a', 64),
        ReceivedAt = new(2025, 2, 3, 4, 5, 6, TimeSpan.Zero),
        Verdict = Verdict.AcceptedWithWarnings,
        Observations = 2,
        Areas = 1,
        CatalogueVersion = "0123456789ab",
        Generation = "00112233445566778899aabbccddeeff",
        ReplacedGeneration = "ffeeddccbbaa99887766554433221100",
        Diff = new()
        {
            Added = 0,
            Changed = 1,
            Removed = 0,
            Entries = [new("530100", "gdp", ChangeKind.Changed, new(1, ObservationStatus.Provisional), new(null, ObservationStatus.CannotExist))],
        },
        SignOff = new() { PreparedBy = "张三", SubmittedOn = new(2025, 1, 20), Stage = Stage.Flash, Reason = RevisionReason.Census },
        Explanations = new Dictionary<string, string> { ["530102"] = "口径调整", ["530100"] = "普查" },
        Findings =
        [
            new()
            {
                Severity = Severity.Warning,
                Rule = "unit-in-cell",
                Sheet = "数据",
                Cell = "D7",
                Area = "530100",
                Measure = "gdp",
                RawText = "<12.30亿元>",
                NormalisedValue = 12.30m,
                Message = new("单元格里有单位", "The cell has a unit"),
                Remedy = new("无需处理", "Nothing to do"),
            },
        ],
    };

    [Fact]
    public void A_receipt_survives_writing_and_reading()
    {
        var bytes = ReceiptJson.ToBytes(Example);
        var read = ReceiptJson.Read(bytes);

        Assert.Equal(bytes, ReceiptJson.ToBytes(read));
        Assert.Equal(Example.Findings, read.Findings);
        Assert.Equal(Example.Diff!.Entries, read.Diff!.Entries);
        Assert.Equal(Example.SignOff, read.SignOff);
        Assert.Equal(Example.Explanations.OrderBy(e => e.Key), read.Explanations.OrderBy(e => e.Key));
        Assert.Equal((Example.Period, Example.ReceivedAt, Example.Verdict), (read.Period, read.ReceivedAt, read.Verdict));
    }

    [Fact]
    public void The_bytes_do_not_depend_on_how_numbers_dictionaries_or_cultures_came_about()
    {
        var other = Example with
        {
            Findings = [Example.Findings[0] with { NormalisedValue = 12.3m }],
            Explanations = new Dictionary<string, string> { ["530100"] = "普查", ["530102"] = "口径调整" },
        };

        Assert.Equal(ReceiptJson.ToBytes(Example), Culture.Run("tr-TR", () => ReceiptJson.ToBytes(other)));
    }

    [Fact]
    public void The_text_is_readable_and_safe_inside_a_page()
    {
        var text = Encoding.UTF8.GetString(ReceiptJson.ToBytes(Example));

        Assert.Contains("\"verdict\": \"accepted-with-warnings\"", text, StringComparison.Ordinal);
        Assert.Contains("\"period\": \"2024-Q3\"", text, StringComparison.Ordinal);
        Assert.Contains("已采用：1 个地区、2 个数值", text, StringComparison.Ordinal);
        Assert.Contains("\\u003C12.30亿元\\u003E", text, StringComparison.Ordinal);
        Assert.Contains("\"normalisedValue\": 12.3,", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public void A_stream_gets_the_same_bytes_and_stays_open()
    {
        using MemoryStream stream = new();
        ReceiptJson.Write(Example, stream);

        Assert.Equal(ReceiptJson.ToBytes(Example), stream.ToArray());
        stream.Position = 0;
        Assert.Equal(Example.EventId, ReceiptJson.Read(stream).EventId);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"verdict":"perhaps"}""")]
    [InlineData("""{"verdict":7}""")]
    public void What_is_no_receipt_is_refused(string text) =>
        Assert.Throws<JsonException>(() => ReceiptJson.Read(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Every_verdict_has_a_sentence_in_both_languages(Verdict verdict)
    {
        var message = (Example with { Verdict = verdict }).Message;

        Assert.NotEmpty(message.Zh);
        Assert.NotEmpty(message.En);
    }

    public static TheoryData<Verdict> Verdicts => [.. Enum.GetValues<Verdict>()];
}
