using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Pipeline.Catalogue;
using Pipeline.Cli.Sample;
using Pipeline.Storage;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Faults.Plan;

/// <summary>
/// The workbooks of all rounds, each made once. Versions of a workbook differ in the length of roads of every area, so that a mixture of two
/// shows in any two rows.
/// </summary>
internal sealed class Library(StatisticalCatalogue catalogue)
{
    /// <summary>The measure that versions differ in.</summary>
    public const string Telling = "road_length";

    private const int LargeBytes = 5 * 1024 * 1024;
    private static readonly string[] Reporters = ["533400", "533300", "532800", "530700"];
    private static readonly int[] Years = [2020, 2021, 2022, 2023, 2024];

    private readonly Lazy<SampleModel> _model = new(() => SampleModel.Build(catalogue));
    private readonly ConcurrentDictionary<string, Lazy<Content>> _contents = new(StringComparer.Ordinal);
    private readonly SubmissionChecker _checker = new(catalogue);

    /// <summary>What everything is checked against.</summary>
    public StatisticalCatalogue Catalogue => catalogue;

    /// <summary>The reporters and periods that uploads are for.</summary>
    public IReadOnlyList<Slot> Slots { get; } =
        [.. Reporters.SelectMany(code => Years.Select(year => new Slot(catalogue.FindReporter(code)!, Period.Annual(year))))];

    /// <summary>An acceptable workbook.</summary>
    public Content Version(Slot slot, int version) => Get(slot, $"version {version}", () => Write(slot, version, complete: true));

    /// <summary>An acceptable workbook of many bytes.</summary>
    public Content Large(Slot slot, int version) => Get(slot, $"version {version}, large", () => Padded(Version(slot, version).Bytes));

    /// <summary>A file that is not acceptable, of one of several kinds.</summary>
    public Content Broken(Slot slot, int kind) => (kind % 4) switch
    {
        0 => Get(slot, "cut short", () => Version(slot, 0).Bytes[..(Version(slot, 0).Bytes.Length / 2)]),
        1 => Get(slot, "no workbook", () => "这不是工作簿。This is no workbook."u8.ToArray()),
        2 => Get(slot, "empty", () => []),
        _ => Get(slot, "incomplete", () => Write(slot, 0, complete: false)),
    };

    private Content Get(Slot slot, string name, Func<byte[]> make) =>
        _contents.GetOrAdd($"{slot} {name}", _ => new(() => Examine(slot, name, make()))).Value;

    /// <summary>What the check alone says of a content: the same, whatever was in force.</summary>
    private Content Examine(Slot slot, string name, byte[] bytes)
    {
        using MemoryStream stream = new(bytes);
        var reading = WorkbookReader.Read(stream, name: "a.xlsx");
        var check = _checker.Check(reading, new CheckContext(slot.Reporter, slot.Period, [], []));
        var verdict = reading.Findings.Any(finding => FileRules.IsHostile(finding.Rule)) ? Verdict.Quarantined : check.Verdict;
        Content content = new(name, bytes, verdict, []);
        return content.Acceptable
            ? content with
            {
                Observations = [.. check.Observations
                    .OrderBy(o => o.Area, StringComparer.Ordinal).ThenBy(o => o.Measure, StringComparer.Ordinal)
                    .Select(o => o with { Source = null, Note = "" })],
            }
            : content;
    }

    private byte[] Write(Slot slot, int version, bool complete)
    {
        var content = SampleWriter.ContentOf(_model.Value, slot.Reporter, slot.Period);
        var own = slot.Reporter.Area.Code;
        var counties = content.Values.Keys.Count(key => key.Measure == Telling && key.Area != own);
        var values = content.Values
            .Where(cell => complete || cell.Key.Measure != "gdp")
            .ToDictionary(cell => cell.Key, cell => cell.Key.Measure == Telling
                ? cell.Value with { Value = cell.Value.Value + (cell.Key.Area == own ? version * counties : version) }
                : cell.Value);
        using MemoryStream bytes = new();
        new TemplateWriter(catalogue).Write(content with { Values = values }, bytes);
        return bytes.ToArray();
    }

    /// <summary>The same workbook with a part that nobody reads.</summary>
    private static byte[] Padded(byte[] workbook)
    {
        using MemoryStream bytes = new();
        bytes.Write(workbook);
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/media/image1.bin", CompressionLevel.NoCompression).Open();
            var padding = new byte[LargeBytes];
            for (var at = 0; at < padding.Length; at += 32)
            {
                SHA256.HashData(BitConverter.GetBytes(at)).CopyTo(padding, at);
            }

            part.Write(padding);
        }

        return bytes.ToArray();
    }
}
