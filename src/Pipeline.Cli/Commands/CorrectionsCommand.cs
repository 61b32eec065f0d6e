using System.CommandLine;
using System.Globalization;
using Pipeline.Catalogue;
using Pipeline.Cli.Output;
using Pipeline.Corrections;
using Pipeline.Storage;
using Spectre.Console;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline corrections</c>: lists the corrections and what becomes of them, and takes one back.</summary>
internal static class CorrectionsCommand
{
    public static Command Create(Terminal terminal) =>
        new("corrections", "更正清单：只增不删。 The list of corrections: entries are added and never removed.") { List(terminal), Withdraw(terminal) };

    private static Command List(Terminal terminal)
    {
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command("list", "列出更正，以及按现行报送是否生效。 List the corrections and whether they take effect by what is in force.") { connection, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var desk = new CorrectionDesk(CatalogueLoader.LoadDefault(), CommonOptions.OpenStorage(parsed.GetValue(connection)));
            var corrections = await desk.ListAsync(cancellation);
            if (parsed.GetValue(json))
                terminal.SayJson(corrections.Select(Row));
            else
                Show(terminal, corrections);
            return ExitCode.Success;
        });
        return command.WithExamples(("pipeline corrections list", new("失效的更正说明现行的值", "a stale one says what stands there instead")));
    }

    private static Command Withdraw(Terminal terminal)
    {
        var id = new Argument<string>("id") { Description = "更正的编号。 The correction's id." };
        var reason = CorrectCommand.Reason();
        var by = CorrectCommand.By();
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command("withdraw", "撤回一条更正；清单中两条都保留。 Take a correction back; both entries stay in the list.") { id, reason, by, connection, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var entry = new CorrectionWithdrawal
            {
                Withdraws = parsed.GetRequiredValue(id),
                Reason = parsed.GetRequiredValue(reason).Trim(),
                By = parsed.GetRequiredValue(by).Trim(),
                At = TimeProvider.System.GetUtcNow(),
            };
            await CorrectCommand.AddAsync(
                terminal, CatalogueLoader.LoadDefault(), CommonOptions.OpenStorage(parsed.GetValue(connection)), entry, parsed.GetValue(json), cancellation);
            return ExitCode.Success;
        });
        return command.WithExamples(("pipeline corrections withdraw 3f9c01d2a4b7 --reason 原报送已重报 --by 审核人", new("下一期快照起不再生效", "the next snapshot is without it")));
    }

    private static object Row(StandingCorrection standing) => new
    {
        standing.Correction.Id,
        standing.Outcome.State,
        standing.Outcome.Found,
        standing.Correction.Reporter,
        Period = standing.Correction.Period.ToString(),
        standing.Correction.Area,
        standing.Correction.Measure,
        standing.Correction.Old,
        standing.Correction.New,
        standing.Correction.Status,
        standing.Correction.Reason,
        standing.Correction.By,
        standing.Correction.At,
        withdrawnBy = standing.Withdrawal?.By,
        withdrawnBecause = standing.Withdrawal?.Reason,
    };

    private static void Show(Terminal terminal, IReadOnlyList<StandingCorrection> corrections)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(
            "编号 ID", "状态 State", "单位 Reporter", "时期 Period", "地区 Area", "统计量 Measure", "原值 Old", "新值 New", "理由 Reason", "经办 By", "日期 Day");
        foreach (var (correction, outcome, withdrawal) in corrections)
            table.AddRow(
                new Text(correction.Id),
                new Text(LineageText.Word(outcome.State) + (outcome.State == CorrectionState.Stale ? $" (现值 now {Figure(outcome.Found)})" : "")),
                new Text(correction.Reporter),
                new Text(correction.Period.ToString()),
                new Text(correction.Area),
                new Text(correction.Measure),
                new Text(Figure(correction.Old)),
                new Text(Figure(correction.New)),
                new Text(correction.Reason + (withdrawal is null ? "" : $"；撤回 withdrawn: {withdrawal.Reason}")),
                new Text(correction.By),
                new Text(correction.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        if (corrections.Count > 0)
            terminal.Show(table);
        terminal.Say($"{corrections.Count} 条更正 corrections，失效 stale {corrections.Count(c => c.Outcome.State == CorrectionState.Stale)}");
    }

    private static string Figure(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "–";
}
