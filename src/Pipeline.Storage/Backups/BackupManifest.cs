using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Storage.Backups;

/// <summary>What one backup consists of; written last, so that a backup that has one is whole.</summary>
internal sealed record BackupManifest
{
    /// <summary>The layout that this program reads and writes.</summary>
    public const string Present = "pipeline-backup/1";

    /// <summary>The layout.</summary>
    public required string Format { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>The account that it is of.</summary>
    public required string Account { get; init; }

    /// <summary>Its lists: of the rows of each table, and of blobs.</summary>
    public required IReadOnlyList<BackupList> Lists { get; init; }

    /// <summary>How many bytes its blobs have together.</summary>
    public required long Bytes { get; init; }
}

/// <summary>One list of a backup.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Sha256">The SHA-256 of its bytes, hexadecimal.</param>
internal sealed record BackupList(string Name, int Lines, string Sha256);

/// <summary>One blob of a backup; its bytes are the object of its hash.</summary>
/// <param name="Container">The container.</param>
/// <param name="Name">The name.</param>
/// <param name="Sha256">The SHA-256 of the bytes, hexadecimal.</param>
/// <param name="Bytes">How many bytes it has.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Version">The ETag that it had: the next backup need not read it again while it has this one.</param>
internal sealed record BackupBlob(string Container, string Name, string Sha256, long Bytes, string ContentType, string Version)
{
    /// <summary>Of an upload: the ETag and the date under which the ledger has it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BackupUpload? Upload { get; init; }
}

/// <summary>The version of an upload that the ledger knows.</summary>
/// <param name="ETag">Its ETag.</param>
/// <param name="LastModified">Its date.</param>
internal sealed record BackupUpload(string ETag, DateTimeOffset LastModified);

/// <summary>How backups are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = false, NewLine = "\n", RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BackupManifest))]
[JsonSerializable(typeof(BackupBlob))]
internal sealed partial class BackupJson : JsonSerializerContext
{
    /// <summary>Indented, Chinese as it is: for people to read.</summary>
    public static BackupJson Readable => field ??= Of(indented: true);

    /// <summary>One line, Chinese as it is.</summary>
    public static BackupJson Line => field ??= Of(indented: false);

    // Not an initialiser: the generated part of the class may be initialised after it.
    private static BackupJson Of(bool indented) => new(new JsonSerializerOptions(Default.Options)
    {
        WriteIndented = indented,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
