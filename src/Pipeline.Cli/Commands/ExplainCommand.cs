using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Cli.Output;
using Pipeline.Lineage;
using Pipeline.Storage;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline explain</c>: where a published number comes from, down to the cells of the workbooks.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var indicator = LineageOptions.Indicator();
        var area = LineageOptions.Area();
        var period = CommonOptions.Period();
        var snapshot = LineageOptions.Snapshot();
        var depth = CommonOptions.Between(
            new Option<int>("--depth") { Description = "展开几层。 How many levels to show.", DefaultValueFactory = _ => LineageLimits.Deepest }, 0, LineageLimits.Deepest);
        var column = new Option<string>("--column")
        {
            Description = "解释哪一列：value、value_from_below 或 value_own_row。 Which number of the row: value, value_from_below or value_own_row.",
            DefaultValueFactory = _ => "value",
        };
        column.AcceptOnlyFromAmong("value", "value_from_below", "value_own_row");
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command(
            "explain", "解释一个发布值：公式、各组成部分、来源单元格和文件。 Explain a published value: formula, operands, cells and files.")
        {
            indicator, area, period, snapshot, depth, column, connection, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var services = StorageAccount.Services(CommonOptions.FindConnection(parsed.GetValue(connection)));
            var reference = await LineageOptions.FindAsync(services, parsed.GetRequiredValue(snapshot), cancellation);
            var basis = await services.GetRequiredService<SnapshotBases>().LoadAsync(reference, cancellation)
                ?? throw new UsageException($"第 {reference.Sequence} 期快照已超过保留期。 / Snapshot {reference.Sequence} is past its retention.");
            var (subject, place) = LineageOptions.Names(basis.Catalogue, parsed.GetRequiredValue(indicator), parsed.GetRequiredValue(area));
            var when = CommonOptions.ParsePeriod(parsed.GetRequiredValue(period));
            var explanation = await services.GetRequiredService<Explanations>().ExplainAsync(
                reference, new(subject, place, when), new(parsed.GetValue(depth)), ColumnOf(parsed.GetRequiredValue(column)), cancellation)
                ?? throw new UsageException(
                    $"第 {reference.Sequence} 期快照没有 {subject} {place} {when} 这一行。 / Snapshot {reference.Sequence} has no row {subject} {place} {when}.");
            if (parsed.GetValue(json))
            {
                using var bytes = new MemoryStream();
                LineageJson.Write(explanation, bytes);
                terminal.Say(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
            }
            else
            {
                foreach (var line in LineageText.Lines(explanation))
                    terminal.Say(line);
            }

            return explanation.Tree is null ? ExitCode.Refused : ExitCode.Success;
        });
        return command.WithExamples(
            ("pipeline explain urban_rural_income_ratio 530000 2020", new("最近一夜的快照，展开到单元格", "the latest nightly snapshot, down to the cells")),
            ("pipeline explain 城乡居民收入比值 昆明市 2020 --depth 1", new("代码和名称都可以", "codes and names both do")));
    }

    private static PublishedColumn ColumnOf(string text) => text switch
    {
        "value_from_below" => PublishedColumn.ValueFromBelow,
        "value_own_row" => PublishedColumn.ValueOwnRow,
        _ => PublishedColumn.Value,
    };
}
