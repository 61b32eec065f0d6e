using System.Text.Json;
using Pipeline.Submissions;

namespace Pipeline.Tests.Submissions;

public sealed class NormalisedDocumentJsonTests
{
    private static readonly NormalisedDocument Example = new()
    {
        EventId = "00112233445566778899aabbccddeeff",
        Reporter = "530100",
        Period = Period.Annual(2024),
        BlobPath = "530100/2024/a.xlsx",
        ContentHash = new string('b', 64),
        CatalogueVersion = "0123456789ab",
        SignOff = new() { PreparedBy = "李四", Reason = RevisionReason.Routine },
        Explanations = new Dictionary<string, string> { ["530102"] = "新口径" },
        Observations =
        [
            new("530100", Period.Annual(2024), "gdp", 7864.76m, ObservationStatus.Provisional) { Source = new("数据", "C4", "7864.760"), Note = "含垦区" },
            new("530102", Period.Annual(2024), "gdp", null, ObservationStatus.CannotExist) { Source = new("数据", "C5", "—") },
            new("530103", Period.Annual(2024), "gdp", -0.0001m, ObservationStatus.Normal),
        ],
    };

    [Fact]
    public void A_document_survives_writing_and_reading()
    {
        var bytes = NormalisedDocumentJson.ToBytes(Example);
        var read = NormalisedDocumentJson.Read(bytes);

        Assert.Equal(bytes, NormalisedDocumentJson.ToBytes(read));
        Assert.Equal(Example.Observations, read.Observations);
        Assert.Equal(Example.SignOff, read.SignOff);
    }

    [Fact]
    public void A_stream_gets_the_same_single_line()
    {
        using MemoryStream stream = new();
        NormalisedDocumentJson.Write(Example, stream);

        Assert.Equal(NormalisedDocumentJson.ToBytes(Example), stream.ToArray());
        Assert.DoesNotContain((byte)'\n', stream.ToArray());
        stream.Position = 0;
        Assert.Equal("530100", NormalisedDocumentJson.Read(stream).Reporter);
    }

    [Fact]
    public void Observations_are_written_as_the_serializer_writes_each()
    {
        Observation[] observations =
        [
            .. Example.Observations,
            new("530104", Period.Quarter(2024, 3), "gdp", 1.50m, ObservationStatus.Break) { Source = new("\"<数据>\"", "XFD1048576", "1.5\t万元") { Unit = "wan-yuan" }, Note = "&\u2028" },
            new("530105", Period.Month(2024, 6), "gdp", null, ObservationStatus.NotSignificant),
        ];

        var each = string.Join(',', observations.Select(o => JsonSerializer.Serialize(o, SubmissionJson.Compact)));

        Assert.Equal($"[{each}]", JsonSerializer.Serialize<IReadOnlyList<Observation>>(observations, SubmissionJson.Compact));
    }

    [Fact]
    public void It_is_the_generation_it_describes()
    {
        var generation = Example.ToGeneration();

        Assert.Equal(("530100", Period.Annual(2024), Example.EventId), (generation.Reporter, generation.Period, generation.EventId));
        Assert.Same(Example.Observations, generation.Observations);
    }
}
