using System.CommandLine;
using Pipeline.Cli.Output;
using Pipeline.Storage;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline release</c>: releases a snapshot to the public.</summary>
internal static class ReleaseCommand
{
    public static Command Create(Terminal terminal)
    {
        var sequence = new Argument<long>("sequence") { Description = "快照期号。 The snapshot's number." };
        var by = new Option<string>("--by") { Description = "发布人，记入快照目录。 Who releases it; the list of snapshots says so.", Required = true };
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command("release", "发布一期快照：长期保留，对外可见。 Release a snapshot: it is kept for good and readers see it.") { sequence, by, connection, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var number = parsed.GetRequiredValue(sequence);
            if (parsed.GetRequiredValue(by).Trim() is not { Length: > 0 } who)
                throw new UsageException("请写明发布人：--by 姓名。 / Say who releases it: --by NAME.");
            var releases = new SnapshotReleases(CommonOptions.OpenStorage(parsed.GetValue(connection)), TimeProvider.System);
            var result = await releases.ReleaseAsync(number, who, cancellation);
            if (result == ReleaseResult.Unknown)
                throw new UsageException($"没有第 {number} 期快照。 / There is no snapshot {number}.");
            if (parsed.GetValue(json))
                terminal.SayJson(new { sequence = number, result });
            else
                terminal.Say(result == ReleaseResult.Released
                    ? $"第 {number} 期已发布。 Snapshot {number} is released."
                    : $"第 {number} 期已发布；读者看到的仍是更晚的一期。 Snapshot {number} is released; readers go on seeing the later one that already was.");
            return ExitCode.Success;
        });
        return command.WithExamples(("pipeline release 3 --by 审核人", new("发布第 3 期", "releases number 3")));
    }
}
