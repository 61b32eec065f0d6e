namespace Pipeline.Storage.Health;

/// <summary>What the facts mean: pure.</summary>
internal static class HealthRules
{
    private static readonly Bilingual Nothing = new("", "");

    // The trigger is at once, the sweep after 10 minutes at the latest.
    private static readonly TimeSpan SlowUpload = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan StuckUpload = TimeSpan.FromHours(2);

    // Storage refuses signatures of 15 minutes' difference.
    private static readonly TimeSpan ClockOff = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ClockWrong = TimeSpan.FromMinutes(14);

    /// <summary>The checks, in the order in which one would look for a cause.</summary>
    /// <param name="facts">What was measured.</param>
    /// <param name="now">The moment.</param>
    /// <param name="snapshotInterval">After how long without a snapshot run one is late.</param>
    public static IReadOnlyList<HealthCheck> Evaluate(HealthFacts facts, DateTimeOffset now, TimeSpan snapshotInterval) =>
    [
        Storage(facts.StorageFault),
        .. facts.ClockAhead is { } ahead ? [Clock(ahead)] : (HealthCheck[])[],
        .. facts.StorageFault.Length > 0
            ? (HealthCheck[])[]
            : [Uploads(now - facts.OldestUnprocessed), Snapshot(now - facts.SnapshotSince, snapshotInterval), Poison(facts.PoisonMessages ?? 0), Reports(facts.Overdue ?? 0)],
    ];

    private static HealthCheck Storage(string fault) => fault.Length == 0
        ? new("storage", HealthStatus.Healthy, new("存储正常。", "Storage answers."), Nothing)
        : new(
            "storage",
            HealthStatus.Broken,
            new($"存储没有正常回应：{fault}。", $"Storage does not answer as it should: {fault}."),
            new("检查存储账户、网络规则，以及本应用的身份或连接字符串。", "Look at the storage account, its network rules, and this app's identity or connection string."));

    private static HealthCheck Clock(TimeSpan ahead) => new(
        "clock",
        ahead.Duration() > ClockWrong ? HealthStatus.Broken : ahead.Duration() > ClockOff ? HealthStatus.Degraded : HealthStatus.Healthy,
        new($"本机时钟与存储相差 {Seconds(ahead)} 秒。", $"This machine's clock is {Seconds(ahead)} s ahead of storage."),
        ahead.Duration() > ClockOff ? new("校准本机时钟：相差 15 分钟时存储会拒绝一切请求。", "Set this machine's clock: from 15 minutes on storage refuses everything.") : Nothing);

    private static HealthCheck Uploads(TimeSpan? oldest) => oldest is not { } age
        ? new("uploads", HealthStatus.Healthy, new("没有待处理的文件。", "No upload waits."), Nothing)
        : new(
            "uploads",
            age > StuckUpload ? HealthStatus.Broken : age > SlowUpload ? HealthStatus.Degraded : HealthStatus.Healthy,
            new($"最早的待处理文件已等待 {Minutes(age)} 分钟。", $"The oldest upload that is not answered has waited {Minutes(age)} minutes."),
            age > SlowUpload
                ? new("看日志中该文件的错误，以及 IngestSubmission 和 SweepSubmissions 是否在运行。", "Look for its error in the log, and whether IngestSubmission and SweepSubmissions run.")
                : Nothing);

    private static HealthCheck Snapshot(TimeSpan? since, TimeSpan interval) => since is not { } age
        ? new("snapshot", HealthStatus.Healthy, new("尚无已采用的数据，不需要快照。", "Nothing is in force yet: no snapshot is due."), Nothing)
        : new(
            "snapshot",
            age > 2 * interval ? HealthStatus.Broken : age > interval ? HealthStatus.Degraded : HealthStatus.Healthy,
            new($"夜间快照上次完成于 {Hours(age)} 小时前。", $"The nightly snapshot last ran to its end {Hours(age)} hours ago."),
            age > interval
                ? new("看 NightlySnapshot 的日志和设置 SnapshotSchedule；可用 pipeline snapshot 立即补做。", "Look at the log of NightlySnapshot and the setting SnapshotSchedule; 'pipeline snapshot' makes up for it at once.")
                : Nothing);

    private static HealthCheck Poison(int messages) => messages == 0
        ? new("poison-queue", HealthStatus.Healthy, new("没有反复失败的文件。", "No upload has failed repeatedly."), Nothing)
        : new(
            "poison-queue",
            HealthStatus.Degraded,
            new($"{messages} 个反复失败的文件等待再试或隔离。", $"{messages} uploads that failed repeatedly wait to be tried again or set aside."),
            new("看 HandlePoison 是否在运行及其日志。", "Look whether HandlePoison runs, and at its log."));

    // Late reporters are no fault of the system: the number is told, and nothing is wrong.
    private static HealthCheck Reports(int overdue) => new(
        "reports",
        HealthStatus.Healthy,
        new($"{overdue} 份报表逾期未报。", $"{overdue} reports are overdue."),
        overdue > 0 ? new("名单见 /api/v1/status。", "/api/v1/status says whose.") : Nothing);

    private static long Seconds(TimeSpan time) => (long)time.TotalSeconds;

    private static long Minutes(TimeSpan time) => (long)time.TotalMinutes;

    private static long Hours(TimeSpan time) => (long)time.TotalHours;
}
