using System.Globalization;
using Pipeline.Catalogue;
using Pipeline.Cli.Sample;
using Pipeline.Workbooks;

namespace Pipeline.Benchmarks.Ingesting;

/// <summary>A workbook as it is uploaded.</summary>
internal sealed record SampleUpload(string Path, byte[] Content);

/// <summary>Every workbook of the sample, by period; then all of them once more as corrections, signed anew, and so on until there are enough.</summary>
internal static class SampleUploads
{
    /// <summary>The uploads, a list for each time that the sample is sent: what comes later replaces what came before.</summary>
    public static IReadOnlyList<IReadOnlyList<SampleUpload>> Of(StatisticalCatalogue catalogue, int count)
    {
        var model = SampleModel.Build(catalogue);
        TemplateWriter writer = new(catalogue);
        var slots = catalogue.Reporters.SelectMany(reporter => model.PeriodsOf(reporter).Select(period => (Reporter: reporter, Period: period)))
            .OrderBy(slot => slot.Period).ToList();
        return [.. Enumerable.Range(0, count)
            .Select(i => Write(writer, model, slots[i % slots.Count].Reporter, slots[i % slots.Count].Period, i / slots.Count))
            .Chunk(slots.Count)];
    }

    private static SampleUpload Write(TemplateWriter writer, SampleModel model, Reporter reporter, Period period, int version)
    {
        var content = SampleWriter.ContentOf(model, reporter, period);
        using MemoryStream file = new();
        writer.Write(content with { SignOff = content.SignOff! with { Telephone = string.Create(CultureInfo.InvariantCulture, $"0000-{version:0000000}") } }, file);
        return new(string.Create(CultureInfo.InvariantCulture, $"{reporter.Code}/{period}/{reporter.Area.Name.Zh} {period} {version + 1}.xlsx"), file.ToArray());
    }
}
