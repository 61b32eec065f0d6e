using Azure;
using Azure.Data.Tables;

namespace Pipeline.Storage;

/// <summary>What is in force for one reporter and period.</summary>
public sealed record CurrentGeneration
{
    /// <summary>The reporter's code.</summary>
    public required string Reporter { get; init; }

    /// <summary>The period.</summary>
    public required Period Period { get; init; }

    /// <summary>The generation in force: called after the upload whose observations count (<see cref="Keys.EventOf"/>).</summary>
    public required string Generation { get; init; }

    /// <summary>The latest upload that had a say: the generation's own, or a later one with the same content.</summary>
    public required Upload Upload { get; init; }

    /// <summary>SHA-256 of the file's bytes, hexadecimal.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The catalogue version that the generation was checked against.</summary>
    public required string CatalogueVersion { get; init; }

    /// <summary>How many rows (areas) the generation has.</summary>
    public required int Areas { get; init; }

    /// <summary>The generation that was in force before; empty where there was none.</summary>
    public string Replaced { get; init; } = "";

    /// <summary>What its workbook says that readers must know, such as that it is sample data; empty where it says nothing.</summary>
    public string Notice { get; init; } = "";

    /// <summary>When it came into force.</summary>
    public DateTimeOffset CommittedAt { get; init; }

    /// <summary>Whether the reporter took it back: then nothing is in force, but earlier uploads stay superseded.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Why it was taken back; empty where it was not.</summary>
    public string WithdrawnBecause { get; init; } = "";

    /// <summary>The version of the row in the table.</summary>
    internal ETag Version { get; init; }

    /// <summary>When the row was last written, by the clock of the table service.</summary>
    internal DateTimeOffset? WrittenAt { get; init; }

    /// <summary>The generation whose observations count; empty where it was taken back.</summary>
    internal string InForce => Withdrawn ? "" : Generation;

    /// <summary>An upload's generation as it is in force, by what the ledger says of it.</summary>
    internal static CurrentGeneration Of(LedgerRow row, Period period) => new()
    {
        Reporter = row.Reporter,
        Period = period,
        Generation = row.Generation,
        Upload = row.Upload,
        ContentHash = row.ContentHash,
        CatalogueVersion = row.CatalogueVersion,
        Areas = row.Areas,
        Replaced = row.Replaced,
        Notice = row.Notice,
    };

    /// <summary>The row as the table has it.</summary>
    internal TableEntity ToEntity()
    {
        var key = Keys.Current(Reporter, Period);
        return new(key.Partition, key.Row)
        {
            ["generation"] = Generation,
            ["eventid"] = Upload.Order.EventId,
            ["lastmodified"] = Upload.Order.LastModified,
            ["path"] = Upload.BlobPath,
            ["blobetag"] = Upload.ETag,
            ["contenthash"] = ContentHash,
            ["catalogueversion"] = CatalogueVersion,
            ["areas"] = Areas,
            ["replaced"] = Replaced,
            ["notice"] = Notice,
            ["committedat"] = CommittedAt,
            ["withdrawn"] = Withdrawn,
            ["withdrawnbecause"] = WithdrawnBecause,
        };
    }

    /// <summary>The row that an entity of the table is.</summary>
    internal static CurrentGeneration From(TableEntity entity) => new()
    {
        Reporter = entity.PartitionKey,
        Period = Period.Parse(entity.RowKey),
        Generation = entity.Text("generation"),
        Upload = new(
            entity.Text("path"),
            entity.Text("blobetag"),
            new(entity.Time("lastmodified"), entity.Text("eventid"))),
        ContentHash = entity.Text("contenthash"),
        CatalogueVersion = entity.Text("catalogueversion"),
        Areas = entity.Count("areas"),
        Replaced = entity.Text("replaced"),
        Notice = entity.GetString("notice") ?? "",
        CommittedAt = entity.Time("committedat"),
        Withdrawn = entity.GetBoolean("withdrawn") ?? false,
        WithdrawnBecause = entity.Text("withdrawnbecause"),
        Version = entity.ETag,
        WrittenAt = entity.Timestamp,
    };
}
