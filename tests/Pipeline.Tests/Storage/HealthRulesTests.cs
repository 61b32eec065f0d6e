using Pipeline.Storage.Health;

namespace Pipeline.Tests.Storage;

public sealed class HealthRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Nightly = TimeSpan.FromHours(26);

    [Fact]
    public void A_fresh_system_is_healthy_and_has_nothing_to_mend()
    {
        var checks = HealthRules.Evaluate(new() { ClockAhead = TimeSpan.Zero, PoisonMessages = 0, Overdue = 0 }, Now, Nightly);

        Assert.Equal(["storage", "clock", "uploads", "snapshot", "poison-queue", "reports"], checks.Select(check => check.Name));
        Assert.All(checks, check => Assert.Equal((HealthStatus.Healthy, ""), (check.Status, check.Remedy.Zh)));
    }

    [Theory]
    [InlineData(19, HealthStatus.Healthy)]
    [InlineData(21, HealthStatus.Degraded)]
    [InlineData(121, HealthStatus.Broken)]
    public void An_upload_may_wait_for_the_sweep_and_no_longer(int minutes, HealthStatus status) =>
        AssertCheck("uploads", status, $"{minutes} 分钟", new() { OldestUnprocessed = Now.AddMinutes(-minutes) });

    [Theory]
    [InlineData(25, HealthStatus.Healthy)]
    [InlineData(27, HealthStatus.Degraded)]
    [InlineData(53, HealthStatus.Broken)]
    public void A_night_without_a_snapshot_run_is_noticed(int hours, HealthStatus status) =>
        AssertCheck("snapshot", status, $"{hours} 小时", new() { SnapshotSince = Now.AddHours(-hours) });

    [Theory]
    [InlineData(59, HealthStatus.Healthy)]
    [InlineData(-61, HealthStatus.Degraded)]
    [InlineData(900, HealthStatus.Broken)]
    public void A_clock_that_is_off_is_noticed_before_storage_refuses_it(int seconds, HealthStatus status) =>
        AssertCheck("clock", status, $"{seconds} 秒", new() { ClockAhead = TimeSpan.FromSeconds(seconds) });

    [Fact]
    public void What_waits_in_the_poison_queue_is_to_be_looked_at() =>
        AssertCheck("poison-queue", HealthStatus.Degraded, "2 个", new() { PoisonMessages = 2 });

    [Fact]
    public void Late_reporters_are_counted_but_are_no_fault_of_the_system() =>
        AssertCheck("reports", HealthStatus.Healthy, "3 份", new() { Overdue = 3 });

    [Fact]
    public void Where_storage_does_not_answer_nothing_is_said_of_what_lies_in_it()
    {
        var checks = HealthRules.Evaluate(new() { StorageFault = "403 AuthenticationFailed", ClockAhead = TimeSpan.FromHours(1) }, Now, Nightly);
        HealthReport report = new(Now, new(), checks);

        Assert.Equal(["storage", "clock"], checks.Select(check => check.Name));
        Assert.Contains("403 AuthenticationFailed", checks[0].Message.En, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Broken, report.Status);
    }

    private static void AssertCheck(string name, HealthStatus status, string said, HealthFacts facts)
    {
        var check = HealthRules.Evaluate(facts, Now, Nightly).Single(each => each.Name == name);

        Assert.Equal(status, check.Status);
        Assert.Contains(said, check.Message.Zh, StringComparison.Ordinal);
        Assert.NotEqual("", check.Message.En);
        if (status != HealthStatus.Healthy)
        {
            Assert.NotEqual("", check.Remedy.Zh);
            Assert.NotEqual("", check.Remedy.En);
        }
    }
}
