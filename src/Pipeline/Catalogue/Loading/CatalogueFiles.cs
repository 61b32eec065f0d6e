using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Pipeline.Catalogue.Loading;

/// <summary>The catalogue's files by name, wherever they lie: the one seam between the built-in catalogue and a folder.</summary>
internal sealed class CatalogueFiles(IReadOnlyDictionary<string, byte[]> files)
{
    /// <summary>The files that make up a catalogue, in ordinal order; others are a mistake.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        LabelReading.Agencies, AreaReading.File, AssessmentReading.File, BaseVintageReading.File, CalendarReading.File, DisparityReading.File,
        AssessmentReading.Grades, GroupReading.File, IndicatorReading.File, MeasureReading.File, ReportReading.File, RuleReading.File,
        LabelReading.Sections, StandingReading.File, StatisticReading.File, TargetReading.File, UnitReading.File, AssessmentReading.Zones,
    ];

    private const string ResourcePrefix = "catalogue/";

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Data files that are no part of a catalogue: a misspelt name must not go unnoticed.</summary>
    public IEnumerable<string> Unknown => files.Keys
        .Where(name => !Names.Contains(name) && Path.GetExtension(name) is (".csv" or ".yaml" or ".yml"))
        .Order(StringComparer.Ordinal);

    /// <summary>The first 12 hexadecimal digits of the SHA-256 of all names and contents; line ends do not matter.</summary>
    public string Version
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var name in Names.Where(files.ContainsKey))
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n"));
                hash.AppendData(Encoding.UTF8.GetBytes(Normalise(Encoding.UTF8.GetString(files[name]))));
                hash.AppendData([0]);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
        }
    }

    /// <summary>The files that are built into the program.</summary>
    public static CatalogueFiles Embedded()
    {
        var assembly = typeof(CatalogueFiles).Assembly;
        return new(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .ToDictionary(name => name[ResourcePrefix.Length..], name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                using var memory = new MemoryStream();
                stream.CopyTo(memory);
                return memory.ToArray();
            }, StringComparer.Ordinal));
    }

    /// <summary>The files in a folder; none where the folder does not exist.</summary>
    public static CatalogueFiles In(string directory) => new(Directory.Exists(directory)
        ? Directory.EnumerateFiles(directory).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes, StringComparer.Ordinal)
        : []);

    /// <summary>The files of a document that <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static CatalogueFiles Read(Stream input) => new(
        (JsonSerializer.Deserialize<Dictionary<string, string>>(input) ?? throw new JsonException("A catalogue is expected, not null."))
            .ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value), StringComparer.Ordinal));

    /// <summary>Writes the files as one JSON object: the texts by name. The same version always gives the same bytes.</summary>
    public void Write(Stream output) => JsonSerializer.Serialize(
        output, Names.Where(files.ContainsKey).ToDictionary(name => name, name => Normalise(Encoding.UTF8.GetString(files[name]))), Readable);

    /// <summary>The text of a file, with line ends as <c>\n</c>; null, and a fault, where it is absent or not UTF-8.</summary>
    public string? Text(string name, FaultList faults)
    {
        if (!files.TryGetValue(name, out var bytes))
        {
            faults.Add(name, 0, $"缺少文件 {name}。", $"The file {name} is missing.",
                "把它放进目录文件夹，即使只有表头。", "Put it into the catalogue's folder, if only with its header.");
            return null;
        }

        try
        {
            return Normalise(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            faults.Add(name, 0, $"文件 {name} 不是 UTF-8 编码。", $"The file {name} is not UTF-8.",
                "另存为 UTF-8。", "Save it as UTF-8.");
            return null;
        }
    }

    private static string Normalise(string text) =>
        text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
