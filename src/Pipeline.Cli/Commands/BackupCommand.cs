using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Cli.Output;
using Pipeline.Storage.Backups;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline backup</c>: copies everything that is needed to go on elsewhere into a folder.</summary>
internal static class BackupCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("folder") { Description = "备份目录；同一目录可反复使用，相同的内容只存一份。 The folder of backups; used again, it keeps what they share once." };
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command(
            "backup",
            "把恢复所需的全部内容备份到目录：归档、台账及先后次序、规范化文件、观测值、现行表、回执、更正、冻结的考核、快照、令牌散列、隔离说明、上传文件；可在系统运行时进行。\n"
            + "Back up everything that a restore needs into a folder: archive, ledger with its order, documents, observations, what is in force, "
            + "receipts, corrections, frozen assessments, snapshots, tokens' hashes, quarantine, uploads; beside the working system.")
        {
            folder, connection, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var services = StorageAccount.Services(CommonOptions.FindConnection(parsed.GetValue(connection)));
            BackupOutcome outcome;
            try
            {
                outcome = await terminal.WorkingAsync(
                    "正在备份… / Backing up…",
                    progress => services.GetRequiredService<Backup>().RunAsync(parsed.GetRequiredValue(folder), progress, cancellation));
            }
            catch (BackupRefusedException refused)
            {
                throw new UsageException(refused.Message);
            }

            if (parsed.GetValue(json))
                terminal.SayJson(outcome);
            else
                terminal.Say(FormattableString.Invariant(
                    $"备份 {outcome.Name}：{outcome.Submissions} 次报送，{outcome.Snapshots} 期快照，{outcome.Blobs} 个文件（新读取 {outcome.Read} 个）。 Backup {outcome.Name}: {outcome.Submissions} submissions, {outcome.Snapshots} snapshots, {outcome.Blobs} blobs ({outcome.Read} of them read anew)."));
            return ExitCode.Success;
        });
        return command.WithExamples(("pipeline backup /backup/pipeline", new("每天一次；重复的内容不再读取", "daily; what has not changed is not read again")));
    }
}
