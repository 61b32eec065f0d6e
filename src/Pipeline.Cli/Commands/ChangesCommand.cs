using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Catalogue;
using Pipeline.Cli.Output;
using Pipeline.Lineage;
using Pipeline.Publishing;
using Pipeline.Storage;
using Spectre.Console;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline changes</c>: every published value that differs between two snapshots.</summary>
internal static class ChangesCommand
{
    private const int Shown = 200;

    public static Command Create(Terminal terminal)
    {
        var before = new Argument<string>("since") { Description = "较早的一期：期号、nightly 或 released。 The earlier snapshot: a number, nightly or released." };
        var after = new Argument<string>("snapshot") { Description = "较晚的一期。 The later snapshot." };
        var csv = new Option<string?>("--csv") { Description = "把全部变动写入此文件。 Write all changes to this file." };
        var force = new Option<bool>("--force") { Description = "覆盖已有文件。 Replace an existing file." };
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command(
            "changes", "两期快照之间新增、修订和撤回的值及原因。 What was added, revised and withdrawn between two snapshots, and why.")
        {
            before, after, csv, force, connection, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var services = StorageAccount.Services(CommonOptions.FindConnection(parsed.GetValue(connection)));
            var older = await LineageOptions.FindAsync(services, parsed.GetRequiredValue(before), cancellation);
            var newer = await LineageOptions.FindAsync(services, parsed.GetRequiredValue(after), cancellation);
            var changes = await services.GetRequiredService<Histories>().BetweenAsync(older, newer, cancellation)
                ?? throw new UsageException("其中一期快照已超过保留期。 / One of the snapshots is past its retention.");
            var dataset = RevisionDatasets.Changes(services.GetRequiredService<StatisticalCatalogue>());
            if (parsed.GetValue(csv) is { } path)
            {
                await using var file = TargetPath.Create(path, parsed.GetValue(force));
                await Tables.WriteAsync(CsvFormat.Instance, dataset, changes, file, cancellation);
            }

            if (parsed.GetValue(json))
                terminal.Say(await Tables.JsonAsync(dataset, changes, cancellation));
            else
                Show(terminal, changes);

            return ExitCode.Success;
        });
        return command.WithExamples(
            ("pipeline changes 3 nightly", new("第 3 期以来的变动", "what has changed since number 3")),
            ("pipeline changes 3 4 --csv 变动.csv", new("全部写入文件", "all of it in a file")));
    }

    private static void Show(Terminal terminal, IReadOnlyList<PublishedChange> changes)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("变动 Change", "指标 Subject", "地区 Area", "时期 Period", "原值 Before", "新值 After", "原因 Reason");
        foreach (var change in changes.Take(Shown))
            table.AddRow(
                new Text(Word(change.Kind)),
                new Text(change.Address.Subject),
                new Text(change.Address.Area),
                new Text(change.Address.Period.ToString()),
                new Text(Number(change.Before?.Value)),
                new Text(Number(change.After?.Value)),
                new Text(change.Reasons.Name().ToString()));
        if (changes.Count > 0)
            terminal.Show(table);
        if (changes.Count > Shown)
            terminal.Say($"另有 {changes.Count - Shown} 项未显示 / {changes.Count - Shown} more not shown; use --csv or --json for all");
        terminal.Say(string.Join("，", Enum.GetValues<PublishedChangeKind>().Select(kind => $"{Word(kind)} {changes.Count(change => change.Kind == kind)}")));
    }

    private static string Word(PublishedChangeKind kind) => kind switch
    {
        PublishedChangeKind.Added => "新增 added",
        PublishedChangeKind.Revised => "修订 revised",
        _ => "撤回 withdrawn",
    };

    private static string Number(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "–";
}
