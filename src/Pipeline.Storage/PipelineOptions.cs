using System.ComponentModel.DataAnnotations;

namespace Pipeline.Storage;

/// <summary>Settings, from the section <c>Pipeline</c>.</summary>
public sealed class PipelineOptions
{
    /// <summary>The name of the section and of the storage connection.</summary>
    public const string Section = "Pipeline";

    /// <summary>Whether every new snapshot is released at once; otherwise a reviewer releases.</summary>
    public bool AutoRelease { get; set; } = true;

    /// <summary>How many snapshots are kept beside those that were released, 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int KeepNightly { get; set; } = 400;

    /// <summary>For how long nobody's data is kept for those who may still be reading it, at least an hour where storage is shared.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "90.00:00:00")]
    public TimeSpan RetentionGrace { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How old an upload or a standstill must be before the sweep takes it up: what the trigger is about to do is left to it.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan SweepGrace { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The largest upload that is read at all, in bytes; a larger one is quarantined where it lies.</summary>
    [Range(1L, 4L * 1024 * 1024 * 1024)]
    public long MaximumUploadBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>How many workbooks each process takes over HTTP at once; 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int ConcurrentUploads { get; set; } = 8;

    /// <summary>For how long a workbook that comes over HTTP waits for its turn before its sender is told to try again.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan UploadPatience { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How many bytes of snapshot files each process keeps on its own disk for those who pull them; 0 for none.</summary>
    [Range(0L, 64L * 1024 * 1024 * 1024)]
    public long PullCacheBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>After how long without a snapshot run that ended well the health page calls it late: the schedule's interval and some hours.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "400.00:00:00")]
    public TimeSpan SnapshotLateAfter { get; set; } = TimeSpan.FromHours(26);

    /// <summary>For how long a snapshot run waits for another one before it leaves the work to it.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan SnapshotPatience { get; set; } = TimeSpan.FromSeconds(25);
}
