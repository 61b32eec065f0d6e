using System.CommandLine;
using System.Globalization;
using Pipeline.Catalogue;
using Pipeline.Cli.Output;
using Pipeline.Storage;
using Spectre.Console;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline status</c>: who has reported what, on time, late, or not at all.</summary>
internal static class StatusCommand
{
    public static Command Create(Terminal terminal)
    {
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command("status", "报送情况：按单位和报告期。 Who has reported what, by reporter and period.") { connection, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var catalogue = CatalogueLoader.LoadDefault();
            var storage = CommonOptions.OpenStorage(parsed.GetValue(connection));
            var status = await new Completeness(catalogue, storage, TimeProvider.System).StatusAsync(cancellation);
            if (parsed.GetValue(json))
                terminal.SayJson(status.Select(s => new { s.Reporter, Period = s.Period.ToString(), s.Timeliness, s.DueOn, s.AcceptedAt, s.DaysAfterDue }));
            else
                Show(terminal, catalogue, status);
            return ExitCode.Success;
        });
        return command.WithExamples(("pipeline status", new("√ 按时，迟 迟报，… 待报，× 逾期", "√ on time, 迟 late, … due, × overdue")));
    }

    private static void Show(Terminal terminal, StatisticalCatalogue catalogue, IReadOnlyList<ReporterStatus> status)
    {
        var periods = status.Select(s => s.Period).Distinct().Order().ToList();
        var cells = status.ToDictionary(s => (s.Reporter, s.Period));
        var table = new Table().Border(TableBorder.Simple).AddColumn("单位 Reporter");
        foreach (var period in periods)
            table.AddColumn(new TableColumn(period.ToString()).Centered());
        foreach (var reporter in catalogue.Reporters.Where(r => status.Any(s => s.Reporter == r.Code)))
            table.AddRow([new Text($"{reporter.Code} {reporter.Area.Name.Zh}"), .. periods.Select(p => Mark(cells.GetValueOrDefault((reporter.Code, p))))]);
        terminal.Show(table);
        terminal.Say("√ 按时 on time   迟 late (天 days)   … 待报 due   × 逾期 overdue (天 days)");
    }

    private static Text Mark(ReporterStatus? status) => status?.Timeliness switch
    {
        null => new Text(""),
        Timeliness.OnTime => new Text("√", new Style(Color.Green)),
        Timeliness.Late => new Text("迟" + Days(status), new Style(Color.Yellow)),
        Timeliness.Due => new Text("…"),
        _ => new Text("×" + Days(status), new Style(Color.Red)),
    };

    private static string Days(ReporterStatus status) => status.DaysAfterDue.ToString(CultureInfo.InvariantCulture);
}
