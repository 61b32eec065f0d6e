using Pipeline.Cli.Output;
using Pipeline.Cli.Sample;
using Spectre.Console;

namespace Pipeline.Cli.Demo;

/// <summary>The published figures beside what the snapshot says.</summary>
internal static class FigureTable
{
    /// <summary>The table, and a line that counts.</summary>
    public static void Show(Terminal terminal, IReadOnlyList<FigureResult> results)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("数字 Figure")
            .AddColumn(new TableColumn("已公布\npublished").RightAligned())
            .AddColumn(new TableColumn("由下级计算\nfrom below").RightAligned())
            .AddColumn(new TableColumn("省级自身行\nprovince's row").RightAligned())
            .AddColumn("来源\norigin")
            .AddColumn("ok");
        foreach (var result in results)
            table.AddRow(
                new Text($"{result.Figure.Description.Zh} {result.Figure.Period}"),
                new Text($"{result.Figure.Published} {result.Figure.Unit}".TrimEnd()),
                new Text(result.FromBelow ?? "–"),
                new Text(result.OwnRow ?? "–"),
                new Text(result.Derivation == Derivation.Derived ? "计算 derived" : "上报 reported"),
                new Text(result.Ok ? "ok" : "不符 differs", new Style(result.Ok ? Color.Green : Color.Red)));
        terminal.Show(table);
        terminal.Say($"{results.Count(r => r.Ok)} / {results.Count} ok");
    }

    /// <summary>A figure for scripts.</summary>
    public static object Summary(FigureResult result) => new
    {
        result.Figure.Id,
        result.Figure.Description,
        result.Figure.Subject,
        result.Figure.Area,
        result.Figure.Period,
        result.Figure.Published,
        result.Value,
        result.FromBelow,
        result.OwnRow,
        result.Derivation,
        result.Ok,
    };
}
