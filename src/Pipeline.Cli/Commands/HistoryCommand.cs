using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Catalogue;
using Pipeline.Cli.Output;
using Pipeline.Lineage;
using Pipeline.Storage;
using Pipeline.Submissions;
using Spectre.Console;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline history</c>: what the kept snapshots said of a value one after another, and why it changed.</summary>
internal static class HistoryCommand
{
    public static Command Create(Terminal terminal)
    {
        var indicator = LineageOptions.Indicator();
        var area = LineageOptions.Area();
        var period = new Argument<string?>("period") { Description = "报告期；缺省为全部。 The period; all by default.", Arity = ArgumentArity.ZeroOrOne };
        var triangle = new Option<bool>("--triangle") { Description = "修订三角：时期为行、快照为列。 A revision triangle: periods by snapshots." };
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command(
            "history", "一个值在历次快照中的变化及原因。 What snapshots said of a value one after another, and why it changed.")
        {
            indicator, area, period, triangle, connection, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var services = StorageAccount.Services(CommonOptions.FindConnection(parsed.GetValue(connection)));
            var catalogue = services.GetRequiredService<StatisticalCatalogue>();
            var (subject, place) = LineageOptions.Names(catalogue, parsed.GetRequiredValue(indicator), parsed.GetRequiredValue(area));
            var when = parsed.GetValue(period) is { } text ? CommonOptions.ParsePeriod(text) : null;
            var vintages = await services.GetRequiredService<Histories>().OfAsync(catalogue, subject, place, when, _ => true, cancellation);
            if (vintages.Count == 0)
                throw new UsageException($"没有一期快照有 {subject} {place} {when}。 / No snapshot has {subject} {place} {when}.");
            if (parsed.GetValue(json))
                terminal.Say(await Tables.JsonAsync(RevisionDatasets.History, vintages, cancellation));
            else if (parsed.GetValue(triangle))
                ShowTriangle(terminal, vintages);
            else
                Show(terminal, vintages);
            return ExitCode.Success;
        });
        return command.WithExamples(
            ("pipeline history gdp 530000 2020", new("每次修订一行，注明原因", "a line for each revision with its reason")),
            ("pipeline history gdp 530000 --triangle", new("修订三角", "a revision triangle")));
    }

    private static void Show(Terminal terminal, IReadOnlyList<Vintage> vintages)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("时期 Period", "快照 Snapshots", "日期 Taken", "数值 Value", "状态 Status", "原因 Reason");
        foreach (var vintage in vintages)
            table.AddRow(
                new Text(vintage.Address.Period.ToString()),
                new Text(vintage.First.Sequence == vintage.Last.Sequence ? Number(vintage.First.Sequence) : $"{Number(vintage.First.Sequence)}–{Number(vintage.Last.Sequence)}"),
                new Text(vintage.First.TakenAt.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                new Text(Value(vintage)),
                new Text(vintage.First.State.Letter().ToString()),
                new Text(vintage.Reasons.Name().ToString().Trim()));
        terminal.Show(table);
    }

    // Only snapshots in which anything changed are columns: between them every row stays as it is.
    private static void ShowTriangle(Terminal terminal, IReadOnlyList<Vintage> vintages)
    {
        var snapshots = vintages.Select(vintage => vintage.First).DistinctBy(figure => figure.Sequence).OrderBy(figure => figure.Sequence).ToList();
        var table = new Table().Border(TableBorder.Simple).AddColumn("时期 Period");
        foreach (var snapshot in snapshots)
            table.AddColumn(new TableColumn($"{snapshot.Sequence}\n{snapshot.TakenAt.ToUniversalTime():yyyy-MM-dd}").RightAligned());
        foreach (var row in vintages.GroupBy(vintage => vintage.Address.Period))
            table.AddRow(
            [
                new Text(row.Key.ToString()),
                .. snapshots.Select(snapshot => new Text(
                    row.FirstOrDefault(vintage => vintage.First.Sequence <= snapshot.Sequence && vintage.Last.Sequence >= snapshot.Sequence) is { } vintage
                        ? Value(vintage) + (vintage.First.Sequence == snapshot.Sequence && vintage.Reasons != ChangeReasons.None ? "*" : "")
                        : "")),
            ]);
        terminal.Show(table);
        terminal.Say("* 此期快照有修订 revised in this snapshot");
    }

    private static string Value(Vintage vintage) => vintage.First.Row?.Value?.ToString(CultureInfo.InvariantCulture) ?? "–";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
