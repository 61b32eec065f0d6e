using Azure;
using Azure.Data.Tables;
using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>What the ledger knows of one upload.</summary>
public sealed record LedgerRow
{
    /// <summary>The reporter's code; <c>invalid</c> where the path names none.</summary>
    public required string Reporter { get; init; }

    /// <summary>The period; <c>invalid</c> where the path names none.</summary>
    public required string Period { get; init; }

    /// <summary>The upload and its place in the order.</summary>
    public required Upload Upload { get; init; }

    /// <summary>SHA-256 of the bytes, hexadecimal; empty where they could not be had.</summary>
    public required string ContentHash { get; init; }

    /// <summary>How many bytes the upload has.</summary>
    public required long Bytes { get; init; }

    /// <summary>How far the work has come.</summary>
    public required SubmissionStage Stage { get; init; }

    /// <summary>What became of it; final from <see cref="SubmissionStage.Committed"/> on, null before it is checked.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>How many findings of each severity there are.</summary>
    public FindingCounts Findings { get; init; }

    /// <summary>How many values were read.</summary>
    public int Observations { get; init; }

    /// <summary>Of how many areas values were read: the number of rows of the generation.</summary>
    public int Areas { get; init; }

    /// <summary>The catalogue version that it was checked against; empty before.</summary>
    public string CatalogueVersion { get; init; } = "";

    /// <summary>The generation that its observations are; empty where it has none.</summary>
    public string Generation { get; init; } = "";

    /// <summary>The SHA-256 of the normalised document of its generation, hexadecimal; empty where it has none, and in rows from before it was kept.</summary>
    public string DocumentHash { get; init; } = "";

    /// <summary>The SHA-256 of its receipt, hexadecimal; empty before it is answered, and in rows from before it was kept.</summary>
    public string ReceiptHash { get; init; } = "";

    /// <summary>The generations that it had before replays gave it another, as far as their rows are kept; oldest first.</summary>
    public IReadOnlyList<string> Former { get; init; } = [];

    /// <summary>The generation of the year before that it is compared with; empty where there is none.</summary>
    public string ComparedWith { get; init; } = "";

    /// <summary>The generation of the same period that it is checked against; empty where there is none.</summary>
    public string CheckedAgainst { get; init; } = "";

    /// <summary>The generation that was in force before this one; empty where there was none.</summary>
    public string Replaced { get; init; } = "";

    /// <summary>What the workbook says that readers of its figures must know; empty where it says nothing.</summary>
    public string Notice { get; init; } = "";

    /// <summary>Why it is as it is, where no finding says so: a code such as <c>blob-gone</c>.</summary>
    public string Remark { get; init; } = "";

    /// <summary>How often the sweep began work on it; counted so that an upload which ends the process each time is set aside at last.</summary>
    public int Tries { get; init; }

    /// <summary>When its row was written.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When its bytes were kept; null before.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>When it was checked; null before.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>When its verdict came to stand; null before.</summary>
    public DateTimeOffset? CommittedAt { get; init; }

    /// <summary>When the receipt was written; null before.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the rows of its generation were removed, because nobody needed them any more; null where they are there.</summary>
    public DateTimeOffset? ObservationsRemovedAt { get; init; }

    /// <summary>The upload's event id.</summary>
    public string EventId => Upload.Order.EventId;

    /// <summary>The version of the row in the table.</summary>
    internal ETag Version { get; init; }

    /// <summary>When the row was last written, by the clock of the table service.</summary>
    internal DateTimeOffset? WrittenAt { get; init; }

    /// <summary>What became of the upload, which stands in force: it came into force itself, or repeats what had.</summary>
    internal LedgerRow Standing(CurrentGeneration inForce) =>
        Keys.EventOf(inForce.Generation) == EventId ? this with { Replaced = inForce.Replaced } : this with { Verdict = Pipeline.Submissions.Verdict.Duplicate };

    /// <summary>Whether the answer to this row, of the same upload, is the answer to another.</summary>
    internal bool IsAnsweredLike(LedgerRow other) =>
        (Verdict, Remark, CatalogueVersion, Generation, DocumentHash, Replaced) == (other.Verdict, other.Remark, other.CatalogueVersion, other.Generation, other.DocumentHash, other.Replaced);

    /// <summary>The document that keeps the cells of its observations.</summary>
    internal NormalisedDocument ToDocument(Period period, CheckResult check) => new()
    {
        EventId = EventId,
        Reporter = Reporter,
        Period = period,
        BlobPath = Upload.BlobPath,
        ContentHash = ContentHash,
        CatalogueVersion = CatalogueVersion,
        SignOff = check.SignOff,
        Explanations = check.Explanations,
        Observations = check.Observations,
    };

    /// <summary>The row as the table has it.</summary>
    internal TableEntity ToEntity()
    {
        var key = Keys.Ledger(Reporter, Period, EventId);
        var entity = new TableEntity(key.Partition, key.Row)
        {
            ["period"] = Period,
            ["eventid"] = EventId,
            ["path"] = Upload.BlobPath,
            ["blobetag"] = Upload.ETag,
            ["lastmodified"] = Upload.Order.LastModified,
            ["contenthash"] = ContentHash,
            ["bytes"] = Bytes,
            ["stage"] = Stage.Code(),
            ["errors"] = Findings.Errors,
            ["confirms"] = Findings.Confirms,
            ["warnings"] = Findings.Warnings,
            ["infos"] = Findings.Infos,
            ["observations"] = Observations,
            ["areas"] = Areas,
            ["catalogueversion"] = CatalogueVersion,
            ["generation"] = Generation,
            ["documenthash"] = DocumentHash,
            ["receipthash"] = ReceiptHash,
            ["former"] = string.Join(' ', Former),
            ["comparedwith"] = ComparedWith,
            ["checkedagainst"] = CheckedAgainst,
            ["replaced"] = Replaced,
            ["notice"] = Notice,
            ["remark"] = Remark,
            ["tries"] = Tries,
            ["receivedat"] = ReceivedAt,
        };
        if (Verdict is { } verdict)
        {
            entity["verdict"] = verdict.Code();
        }

        Stamp("archivedat", ArchivedAt);
        Stamp("checkedat", CheckedAt);
        Stamp("committedat", CommittedAt);
        Stamp("answeredat", AnsweredAt);
        Stamp("observationsremovedat", ObservationsRemovedAt);
        return entity;

        void Stamp(string property, DateTimeOffset? time)
        {
            if (time is { } at)
            {
                entity[property] = at;
            }
        }
    }

    /// <summary>The row that an entity of the table is.</summary>
    internal static LedgerRow From(TableEntity entity) => new()
    {
        Reporter = entity.PartitionKey,
        Period = entity.Text("period"),
        Upload = new(
            entity.Text("path"),
            entity.Text("blobetag"),
            new(entity.Time("lastmodified"), entity.Text("eventid"))),
        ContentHash = entity.Text("contenthash"),
        Bytes = entity.Number("bytes"),
        Stage = SubmissionStageCodes.Parse(entity.Text("stage")),
        Verdict = entity.GetString("verdict") is { } verdict ? VerdictCodes.Parse(verdict) : null,
        Findings = new(
            entity.Count("errors"), entity.Count("confirms"), entity.Count("warnings"), entity.Count("infos")),
        Observations = entity.Count("observations"),
        Areas = entity.Count("areas"),
        CatalogueVersion = entity.Text("catalogueversion"),
        Generation = entity.Text("generation"),
        DocumentHash = entity.GetString("documenthash") ?? "",
        ReceiptHash = entity.GetString("receipthash") ?? "",
        Former = (entity.GetString("former") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ComparedWith = entity.Text("comparedwith"),
        CheckedAgainst = entity.Text("checkedagainst"),
        Replaced = entity.Text("replaced"),
        Notice = entity.GetString("notice") ?? "",
        Remark = entity.Text("remark"),
        Tries = entity.GetInt32("tries") ?? 0,
        ReceivedAt = entity.Time("receivedat"),
        ArchivedAt = entity.GetDateTimeOffset("archivedat"),
        CheckedAt = entity.GetDateTimeOffset("checkedat"),
        CommittedAt = entity.GetDateTimeOffset("committedat"),
        AnsweredAt = entity.GetDateTimeOffset("answeredat"),
        ObservationsRemovedAt = entity.GetDateTimeOffset("observationsremovedat"),
        Version = entity.ETag,
        WrittenAt = entity.Timestamp,
    };
}
