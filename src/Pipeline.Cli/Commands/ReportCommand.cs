using System.CommandLine;
using System.Text.Json;
using Pipeline.Catalogue;
using Pipeline.Cli.Output;
using Pipeline.Publishing;
using Pipeline.Reports;
using Pipeline.Snapshots;
using Pipeline.Storage;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline report</c>: an evaluation of a snapshot as a printable page and a workbook.</summary>
internal static class ReportCommand
{
    private const string Manifest = "manifest.json", Indicators = "indicators.csv", Observations = "observations.csv", Targets = "targets.csv", Assessment = "assessment.csv";

    public static Command Create(Terminal terminal)
    {
        var kind = new Option<string>("--kind")
        {
            Description = "报告种类：annual、mid-term、final、dzxq-2023、dzxq-2026。 The kind: annual, mid-term, final, dzxq-2023 or dzxq-2026.",
            DefaultValueFactory = _ => "annual",
        };
        var snapshot = new Option<string>("--snapshot")
        {
            Description = "nightly、released 或期号。 nightly, released or a number.",
            DefaultValueFactory = _ => SnapshotPointers.Released,
        };
        var from = new Option<string?>("--from") { Description = "改用 pipeline export 导出的文件夹。 A folder that pipeline export wrote, instead of storage." };
        var year = new Option<int?>("--year") { Description = "评估年份；缺省为该种报告的年份或最新年份。 The year; by default the kind's own, or the newest." };
        var output = new Option<string>("--out", "-o") { Description = "写入的文件夹。 The folder to write to.", DefaultValueFactory = _ => "." };
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command("report", "生成评估报告：可打印的网页和工作簿。 Write an evaluation: a printable page and a workbook.")
        {
            kind, snapshot, from, year, output, connection, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var catalogue = CatalogueLoader.LoadDefault();
            var wanted = FindKind(catalogue, parsed.GetRequiredValue(kind));
            var files = await terminal.WorkingAsync("正在生成报告… / Writing the report…", async _ =>
            {
                var input = parsed.GetValue(from) is { Length: > 0 } folder
                    ? ReadFolder(folder)
                    : await ReadStorageAsync(parsed.GetValue(connection), parsed.GetRequiredValue(snapshot), cancellation);
                if (input.Content.Targets.Count == 0)
                    throw new UsageException("快照没有年度数据，无从评估。 / The snapshot has no annual figures, so there is nothing to evaluate.");
                return Write(catalogue, new ReportBuilder(catalogue).Build(wanted, input, parsed.GetValue(year)), TargetPath.Folder(parsed.GetRequiredValue(output)));
            });
            if (parsed.GetValue(json))
                terminal.SayJson(new { files });
            else
                files.ForEach(terminal.Say);
            return ExitCode.Success;
        });
        return command.WithExamples(
            ("pipeline report --out 报告", new("已发布快照的年度监测报告", "the annual report of the released snapshot")),
            ("pipeline report --kind mid-term --snapshot 3", new("按第 3 期快照作中期评估", "the mid-term evaluation by snapshot 3")),
            ("pipeline report --kind dzxq-2023 --from 快照", new("用导出的快照评估滇中新区", "of the new area, from an exported snapshot")));
    }

    private static ReportKind FindKind(StatisticalCatalogue catalogue, string code) =>
        catalogue.Reports.FirstOrDefault(kind => kind.Code == code) ?? throw new UsageException(
            $"没有报告种类“{code}”；可用： / No kind of report '{code}'. Use one of: {string.Join(", ", catalogue.Reports.Select(kind => kind.Code))}");

    private static List<string> Write(StatisticalCatalogue catalogue, Report report, string folder)
    {
        var look = new ReportLook(catalogue);
        var files = new List<string>();
        foreach (var (extension, write) in new (string, Action<Stream>)[]
        {
            ("html", stream => new HtmlReport(look).Write(report, stream)),
            ("xlsx", stream => new ReportBook(look).Write(report, stream)),
        })
        {
            using var file = TargetPath.Create(Path.Combine(folder, $"{report.FileName}.{extension}"), replace: true);
            write(file);
            files.Add(file.Name);
        }

        return files;
    }

    private static ReportInput ReadFolder(string folder)
    {
        Stream Open(string name) => File.Exists(Path.Combine(folder, name))
            ? File.OpenRead(Path.Combine(folder, name))
            : throw new UsageException($"文件夹 {folder} 里没有 {name}；请指向 pipeline export 的输出。 / The folder {folder} has no {name}; name one that pipeline export wrote.");

        using var manifest = Open(Manifest);
        using var indicators = Open(Indicators);
        using var observations = Open(Observations);
        using var targets = Open(Targets);
        using var assessment = File.Exists(Path.Combine(folder, Assessment)) ? Open(Assessment) : null;
        try
        {
            return Input(ManifestJson.Read(manifest), indicators, observations, targets, assessment);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new UsageException($"文件夹 {folder} 中的文件不是快照文件：{e.Message} / The files in {folder} are not a snapshot's: {e.Message}");
        }
    }

    private static async Task<ReportInput> ReadStorageAsync(string? connection, string name, CancellationToken cancellation)
    {
        var reader = new SnapshotReader(CommonOptions.OpenStorage(connection));
        if (await reader.ResolveAsync(name, cancellation) is not { } reference || await reader.ManifestAsync(reference, cancellation) is not { } manifest)
            throw new UsageException($"没有快照“{name}”；先运行 pipeline snapshot。 / There is no snapshot '{name}'; run 'pipeline snapshot' first.");

        async Task<SnapshotFileContent> OpenAsync(string file) => await reader.OpenAsync(reference, file, cancellation: cancellation)
            ?? throw new IOException($"快照缺少文件 {file}。 / The snapshot lacks the file {file}.");

        await using var indicators = await OpenAsync(Indicators);
        await using var observations = await OpenAsync(Observations);
        await using var targets = await OpenAsync(Targets);
        await using var assessment = manifest.Files.Any(file => file.Name == Assessment) ? await OpenAsync(Assessment) : null;
        return Input(manifest, indicators.Content, observations.Content, targets.Content, assessment?.Content);
    }

    private static ReportInput Input(SnapshotManifest manifest, Stream indicators, Stream observations, Stream targets, Stream? assessment) =>
        new(manifest, PublishedRows.Read(manifest, indicators, observations, targets, assessment));
}
