using Pipeline.Snapshots;

namespace Pipeline.Reports;

/// <summary>The snapshot that a report is made from.</summary>
/// <param name="Manifest">What it consists of.</param>
/// <param name="Content">What it says.</param>
public sealed record ReportInput(SnapshotManifest Manifest, SnapshotContent Content);
