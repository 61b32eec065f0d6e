using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Catalogue;
using Pipeline.Cli.Output;
using Pipeline.Storage;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline withdraw</c>: takes back what is in force for a reporter and period.</summary>
internal static class WithdrawCommand
{
    public static Command Create(Terminal terminal)
    {
        var reporter = CommonOptions.Reporter();
        var period = CommonOptions.Period();
        var reason = new Option<string>("--reason") { Description = "撤回的理由，写入回执。 Why; the receipt says it.", Required = true };
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command(
            "withdraw", "撤回某单位某期现行的报送；以后的快照不再含它。 Take back what is in force for a reporter and period; later snapshots are without it.")
        {
            reporter, period, reason, connection, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var who = CommonOptions.FindReporter(CatalogueLoader.LoadDefault(), parsed.GetRequiredValue(reporter));
            var when = CommonOptions.ParsePeriod(parsed.GetRequiredValue(period));
            if (parsed.GetRequiredValue(reason).Trim() is not { Length: > 0 } why)
                throw new UsageException("请写明理由：--reason \"…\"。 / Say why: --reason \"…\".");
            await using var services = StorageAccount.Services(CommonOptions.FindConnection(parsed.GetValue(connection)));
            var receipt = await services.GetRequiredService<Withdrawal>().WithdrawAsync(who.Code, when, why, cancellation)
                ?? throw new UsageException(
                    $"{who.Area.Name.Zh} {when} 没有现行的报送。 / Nothing is in force for {who.Area.Name.En} {when}.");
            if (parsed.GetValue(json))
            {
                terminal.SayJson(ReceiptSummary.Of(receipt));
            }
            else
            {
                terminal.Say(receipt.Message.Zh);
                terminal.Say(receipt.Message.En);
            }

            return ExitCode.Success;
        });
        return command.WithExamples(
            ("pipeline withdraw 530100 2024 --reason 报错了口径", new("已发布的快照不变", "published snapshots stay as they are")));
    }
}
