using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Cli.Output;
using Pipeline.Storage;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline snapshot</c>: takes a snapshot now, as the nightly function does.</summary>
internal static class SnapshotCommand
{
    public static Command Create(Terminal terminal)
    {
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command("snapshot", "立即计算快照（与夜间任务相同）。 Take a snapshot now, as the nightly function does.") { connection, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var services = StorageAccount.Services(CommonOptions.FindConnection(parsed.GetValue(connection)));
            var outcome = await terminal.WorkingAsync(
                "正在计算快照… / Taking a snapshot…",
                _ => services.GetRequiredService<SnapshotTaker>().TakeAsync(cancellation));
            if (parsed.GetValue(json))
                terminal.SayJson(new { outcome.Result, outcome.Snapshot?.Sequence, outcome.Snapshot?.Hash, outcome.Pins, outcome.Message });
            else
                terminal.Say(outcome.Message.ToString());
            return outcome.Result is SnapshotResult.Busy or SnapshotResult.Restoring ? ExitCode.Unavailable : ExitCode.Success;
        });
        return command.WithExamples(("pipeline snapshot", new("数据未变时不发布，并说明", "publishes nothing and says so where nothing changed")));
    }
}
