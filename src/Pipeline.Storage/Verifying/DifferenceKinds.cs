namespace Pipeline.Storage.Verifying;

/// <summary>All sorts of differences: what each means, and how to mend it.</summary>
public static class DifferenceKinds
{
    private static readonly Bilingual FromBackup = new(
        "从备份恢复：删去该处被改的内容后运行 pipeline restore 备份目录 --add-missing。",
        "Take it from the backup: delete what was changed, then run 'pipeline restore FOLDER --add-missing'.");

    private static readonly Bilingual AddMissing = new(
        "从备份补回：pipeline restore 备份目录 --add-missing。", "Take it from the backup: 'pipeline restore FOLDER --add-missing'.");

    private static readonly Bilingual Replay = new(
        "从归档重做该次报送：pipeline replay --event 报送编号（先加 --dry-run 看会改什么）。",
        "Do the submission again from the archive: 'pipeline replay --event ID' (with --dry-run first, to see what it would change).");

    private static readonly Bilingual ReplayPeriod = new(
        "重做可能被中断：运行 pipeline replay --reporter 单位代码 --period 报告期（先加 --dry-run 看会改什么）即接着做完；仍不符则从备份恢复：删去现行表的该行后运行 pipeline restore 备份目录 --add-missing。",
        "A replay may have been interrupted: 'pipeline replay --reporter CODE --period PERIOD' goes on (with --dry-run first, to see what it would change). "
        + "Where it differs still, take it from the backup: delete the row of what is in force, then run 'pipeline restore FOLDER --add-missing'.");

    private static readonly Bilingual NewSnapshot = new(
        "已发布的快照不可重写：从备份恢复该期；现行数据无误时也可运行 pipeline snapshot 另发一期。",
        "A published snapshot is never written again: take it from the backup; where what is in force is right, 'pipeline snapshot' publishes the next one.");

    /// <summary>The bytes of an archived file are not those of its name.</summary>
    public static DifferenceKind ArchiveChanged { get; } = new(
        "archive-changed", new("归档文件的字节与其散列值不符：文件已损坏或被改动。", "The bytes of an archived file do not have the hash that is its name: it is damaged or was changed."), FromBackup);

    /// <summary>The ledger knows a file that the archive lacks.</summary>
    public static DifferenceKind ArchiveMissing { get; } = new(
        "archive-missing", new("台账登记的文件不在归档中。", "The archive lacks a file that the ledger knows."), AddMissing);

    /// <summary>No row of the ledger has an archived file.</summary>
    public static DifferenceKind ArchiveUnclaimed { get; } = new(
        "archive-unclaimed", new("归档中的文件在台账中没有记录：台账行可能已被删除。", "No row of the ledger has this archived file: a row may have been deleted."), AddMissing);

    /// <summary>A row of the ledger was deleted.</summary>
    public static DifferenceKind LedgerRowMissing { get; } = new(
        "ledger-row-missing", new("台账缺少一次报送的记录，而别处留有其痕迹。", "The ledger lacks the row of an upload that left its traces elsewhere."), AddMissing);

    /// <summary>A row's key is not that of what it says.</summary>
    public static DifferenceKind LedgerKey { get; } = new(
        "ledger-key", new("台账行的键与其路径、版本号算出的键不符。", "The key of a ledger row is not the one that follows from its path and ETag."), FromBackup);

    /// <summary>The recorded place in the order was changed.</summary>
    public static DifferenceKind OrderKey { get; } = new(
        "order-key", new("报送的先后次序被改：台账中的时间与回执、现行表或上传文件不符。", "An upload's place in the order was changed: the ledger's date is not that of the receipt, of what is in force, or of the upload."), FromBackup);

    /// <summary>A value in the ledger is not what the archived file gives.</summary>
    public static DifferenceKind LedgerValue { get; } = new(
        "ledger-value", new("台账中的值与按归档文件重新检查的结果不符。", "A value in the ledger is not what checking the archived file again gives."), FromBackup);

    /// <summary>An answered upload has no receipt.</summary>
    public static DifferenceKind ReceiptMissing { get; } = new(
        "receipt-missing", new("已办结的报送没有回执。", "An upload that was answered has no receipt."), Replay);

    /// <summary>Receipt and ledger disagree.</summary>
    public static DifferenceKind ReceiptDiffers { get; } = new(
        "receipt-differs", new("回执与台账不一致；另有 ledger-value 时错在台账。", "Receipt and ledger disagree; where a ledger-value is named too, the ledger is wrong."), Replay);

    /// <summary>An examined upload has no feedback workbook.</summary>
    public static DifferenceKind FeedbackMissing { get; } = new(
        "feedback-missing", new("已办结的报送缺少批注工作簿。", "An upload that was answered lacks the workbook with remarks."), Replay);

    /// <summary>A quarantined upload has no note, or another's.</summary>
    public static DifferenceKind QuarantineNote { get; } = new(
        "quarantine-note", new("被隔离的报送缺少说明，或说明与台账不符。", "A quarantined upload lacks its note, or the note disagrees with the ledger."), Replay);

    /// <summary>An accepted upload has no normalised document.</summary>
    public static DifferenceKind NormalisedMissing { get; } = new(
        "normalised-missing", new("被采用的报送缺少规范化文件，数字无法追溯到单元格。", "An accepted upload lacks its normalised document: figures cannot be walked back to cells."), Replay);

    /// <summary>A normalised document is not what the archived file gives.</summary>
    public static DifferenceKind NormalisedChanged { get; } = new(
        "normalised-changed", new("规范化文件与台账登记的散列值或按归档重算的内容不符。", "A normalised document does not have the hash that the ledger recorded, or is not what the archived file gives."), Replay);

    /// <summary>A value in the observations table is not the normalised one.</summary>
    public static DifferenceKind ObservationValue { get; } = new(
        "observation-value", new("观测值表中的值与报送的值不符：快照将据此算错。", "A value in the observations table is not the one that was submitted: snapshots compute with it."), Replay);

    /// <summary>A row of a generation is missing.</summary>
    public static DifferenceKind ObservationRowMissing { get; } = new(
        "observation-row-missing", new("观测值表缺少一行。", "The observations table lacks a row of a generation."), Replay);

    /// <summary>A generation has a row that nobody submitted.</summary>
    public static DifferenceKind ObservationRowExtra { get; } = new(
        "observation-row-extra", new("观测值表多出没有报送过的行。", "The observations table has a row that nobody submitted."), Replay);

    /// <summary>Nothing is in force although something was accepted.</summary>
    public static DifferenceKind CurrentMissing { get; } = new(
        "current-missing", new("有被采用的报送，现行表却没有该单位该期的行。", "A submission was accepted, but nothing is in force for its reporter and period."), AddMissing);

    /// <summary>A value of what is in force disagrees with the ledger.</summary>
    public static DifferenceKind CurrentValue { get; } = new(
        "current-value", new("现行表与台账不符。", "What is in force disagrees with the ledger."), ReplayPeriod);

    /// <summary>Something older than the newest accepted upload is in force.</summary>
    public static DifferenceKind CurrentOlder { get; } = new(
        "current-older", new("现行的不是最新被采用的报送。", "What is in force is not the newest accepted upload."), ReplayPeriod);

    /// <summary>The list lacks a snapshot whose files are there.</summary>
    public static DifferenceKind SnapshotUnlisted { get; } = new(
        "snapshot-unlisted", new("快照文件在，快照列表却没有这一期。", "There are files of a snapshot that the list lacks."), AddMissing);

    /// <summary>The list disagrees with the manifest.</summary>
    public static DifferenceKind SnapshotEntry { get; } = new(
        "snapshot-entry", new("快照列表与清单文件不符。", "The list of snapshots disagrees with the manifest."), FromBackup);

    /// <summary>The manifest is not what follows from its data.</summary>
    public static DifferenceKind ManifestChanged { get; } = new(
        "manifest-changed", new("清单文件与按所固定数据重算的结果不符。", "The manifest is not what follows from the data that it pins."), NewSnapshot);

    /// <summary>A file of a snapshot is missing.</summary>
    public static DifferenceKind SnapshotFileMissing { get; } = new(
        "snapshot-file-missing", new("快照缺少文件。", "A snapshot lacks a file."), AddMissing);

    /// <summary>A snapshot has a file that nobody published.</summary>
    public static DifferenceKind SnapshotFileExtra { get; } = new(
        "snapshot-file-extra", new("快照目录中多出未发布的文件。", "A snapshot's folder has a file that was not published."),
        new("核对来源后删除。", "Find out where it comes from, and delete it."));

    /// <summary>A file of a snapshot is not the published one.</summary>
    public static DifferenceKind SnapshotFileChanged { get; } = new(
        "snapshot-file-changed", new("快照文件与清单登记或重算的内容不符：已发布的数字被改动。", "A snapshot's file is not what the manifest or the recomputation says: published figures were changed."), FromBackup);

    /// <summary>A snapshot cannot be computed again from what it pins.</summary>
    public static DifferenceKind SnapshotNotReproduced { get; } = new(
        "snapshot-not-reproduced", new("按所固定的报送、目录和更正重算，得不到该期快照：数据被改，或程序的算法已变。", "The pinned submissions, catalogue and corrections do not give this snapshot again: data was changed, or the program computes otherwise."), NewSnapshot);

    /// <summary>A value of the indicators table is not the published one.</summary>
    public static DifferenceKind IndicatorValue { get; } = new(
        "indicator-value", new("指标表中的值与快照不符：读表的工具会得到错误数字。", "A value in the indicators table is not the snapshot's: tools that read tables get a wrong figure."), FromBackup);

    /// <summary>The indicators table lacks a row.</summary>
    public static DifferenceKind IndicatorRowMissing { get; } = new(
        "indicator-row-missing", new("指标表缺少快照的一行。", "The indicators table lacks a row of a snapshot."), AddMissing);

    /// <summary>The indicators table has a row that no snapshot has.</summary>
    public static DifferenceKind IndicatorRowExtra { get; } = new(
        "indicator-row-extra", new("指标表多出快照没有的行。", "The indicators table has a row that no snapshot has."),
        new("核对来源后删除。", "Find out where it comes from, and delete it."));

    /// <summary>A pointer does not point where it should.</summary>
    public static DifferenceKind SnapshotPointer { get; } = new(
        "snapshot-pointer", new("快照指针没有指向应指的一期：读者看到的不是最新数据。", "A pointer to a snapshot does not point where it should: readers do not see the newest data."),
        new("指针落后时运行 pipeline snapshot；指向不存在的一期时删去该指针文件后再运行。", "Where it lags, run 'pipeline snapshot'; where it points to no snapshot, delete the pointer's blob first."));

    /// <summary>An entry in the list of corrections was changed.</summary>
    public static DifferenceKind CorrectionChanged { get; } = new(
        "correction-changed", new("更正条目与其编号不符：内容被改。", "An entry in the list of corrections does not have the id that is its name: it was changed."), FromBackup);

    /// <summary>A correction that a snapshot used is gone.</summary>
    public static DifferenceKind CorrectionMissing { get; } = new(
        "correction-missing", new("快照用过的更正条目不在更正清单中。", "The list lacks a correction that a snapshot was computed with."), AddMissing);

    /// <summary>A frozen assessment is not what was frozen.</summary>
    public static DifferenceKind AssessmentChanged { get; } = new(
        "assessment-changed", new("冻结的考核结果与其记录或所据快照不符。", "A frozen assessment is not what its record or its snapshot says."), FromBackup);

    /// <summary>A part of a frozen assessment is gone.</summary>
    public static DifferenceKind AssessmentMissing { get; } = new(
        "assessment-missing", new("冻结的考核结果缺少文件。", "A part of a frozen assessment is missing."), AddMissing);

    /// <summary>A token's row is not as it was issued.</summary>
    public static DifferenceKind TokenChanged { get; } = new(
        "token-changed", new("访问令牌的权限或有效期与签发时不符，或其填报单位不在目录中。", "What a token may do, or until when, is not what it was issued for; or the catalogue has no such reporter."),
        new("吊销该令牌并重新签发：pipeline token revoke 编号。", "Revoke it and issue another: 'pipeline token revoke ID'."));

    /// <summary>What is stored is not in the form that this program writes.</summary>
    public static DifferenceKind Unreadable { get; } = new(
        "unreadable", new("内容不是本程序所写的格式：已损坏或被改动。", "It is not in the form that this program writes: damaged or changed."), FromBackup);

    /// <summary>A blob that nobody should have written.</summary>
    public static DifferenceKind BlobExtra { get; } = new(
        "blob-extra", new("容器中有不属于本系统的文件。", "There is a blob that this system does not write."),
        new("核对来源后移走。", "Find out where it comes from, and move it away."));
}
