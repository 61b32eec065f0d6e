using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Cli.Output;
using Pipeline.Storage.Backups;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline restore</c>: writes a backup into an account.</summary>
internal static class RestoreCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("folder") { Description = "备份目录。 The folder of backups." };
        var backup = new Option<string?>("--backup") { Description = "哪一次备份；缺省为最近一次。 Which backup; the newest by default." };
        var addMissing = new Option<bool>("--add-missing")
        {
            Description = "账户已有数据时，只补回缺失的内容（不含上传文件和令牌），不改动已有的。 Add to an account with data what it lost (but no uploads and no tokens), and change nothing that is there.",
        };
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command(
            "restore",
            "把备份恢复到空账户，保留报送的先后次序；中断后再次运行即可继续。恢复期间请停止函数应用，完成后运行 pipeline verify。\n"
            + "Restore a backup into an empty account, with the order of submissions as it was; interrupted, run it again to go on. Stop the "
            + "function app meanwhile, and run 'pipeline verify' afterwards.")
        {
            folder, backup, addMissing, connection, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var services = StorageAccount.Services(CommonOptions.FindConnection(parsed.GetValue(connection)));
            RestoreOutcome outcome;
            try
            {
                outcome = await terminal.WorkingAsync(
                    "正在恢复… / Restoring…",
                    progress => services.GetRequiredService<Restore>().RunAsync(
                        parsed.GetRequiredValue(folder), parsed.GetValue(backup), parsed.GetValue(addMissing), progress, cancellation));
            }
            catch (RestoreRefusedException refused)
            {
                throw new UsageException(refused.Message);
            }

            if (parsed.GetValue(json))
                terminal.SayJson(outcome);
            else
                terminal.Say(FormattableString.Invariant(
                    $"已恢复备份 {outcome.Backup}：写入 {outcome.Blobs} 个文件、{outcome.Rows} 行；请运行 pipeline verify 核对。 Backup {outcome.Backup} is restored: {outcome.Blobs} blobs and {outcome.Rows} rows written; 'pipeline verify' compares them."));
            return ExitCode.Success;
        });
        return command.WithExamples(
            ("pipeline restore /backup/pipeline", new("恢复最近一次备份到空账户", "the newest backup into an empty account")),
            ("pipeline restore /backup/pipeline --add-missing", new("只补回被删的内容", "only what was deleted")));
    }
}
