using System.CommandLine;
using System.IO.Pipelines;
using Pipeline.Catalogue;
using Pipeline.Cli.Output;
using Pipeline.Publishing;
using Pipeline.Publishing.Querying;
using Pipeline.Snapshots;
using Pipeline.Storage;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline export</c>: copies all files of a snapshot to a folder, and writes its data sets in further formats.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("folder") { Description = "写入的文件夹。 The folder to write to." };
        var snapshot = new Option<string>("--snapshot")
        {
            Description = "nightly、released 或期号。 nightly, released or a number.",
            DefaultValueFactory = _ => SnapshotPointers.Nightly,
        };
        var formats = new Option<string[]>("--format")
        {
            Description = "除 CSV 外还要的格式：json、xlsx、html、sdmx-csv、sdmx-json；可重复。 Formats beside CSV: json, xlsx, html, sdmx-csv, sdmx-json; may be repeated.",
            AllowMultipleArgumentsPerToken = true,
        };
        formats.AcceptOnlyFromAmong([.. Formats.All.Select(format => format.Name)]);
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command("export", "把一期快照的全部文件导出到文件夹。 Copy all files of a snapshot to a folder.") { folder, snapshot, formats, connection, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var reader = new SnapshotReader(CommonOptions.OpenStorage(parsed.GetValue(connection)));
            var name = parsed.GetRequiredValue(snapshot);
            if (await reader.ResolveAsync(name, cancellation) is not { } reference || await reader.ManifestAsync(reference, cancellation) is not { } manifest)
                throw new UsageException($"没有快照“{name}”；先运行 pipeline snapshot。 / There is no snapshot '{name}'; run 'pipeline snapshot' first.");

            var target = TargetPath.Folder(parsed.GetRequiredValue(folder));
            var written = new List<string>();
            await terminal.WorkingAsync($"正在导出第 {manifest.Sequence} 期… / Exporting snapshot {manifest.Sequence}…", async progress =>
            {
                foreach (var file in manifest.Files.Select(f => f.Name).Append("manifest.json"))
                {
                    await using var content = await reader.OpenAsync(reference, file, cancellation: cancellation)
                        ?? throw new IOException($"快照缺少文件 {file}。 / The snapshot lacks the file {file}.");
                    await using var output = TargetPath.Create(Path.Combine(target, file), replace: true);
                    await content.Content.CopyToAsync(output, cancellation);
                    written.Add(output.Name);
                }

                foreach (var format in (parsed.GetValue(formats) ?? []).Distinct().Select(name => Formats.Find(name)!).Where(format => format != CsvFormat.Instance))
                    written.AddRange(await WriteAsync(format, manifest, target, cancellation));
                return true;
            });
            if (parsed.GetValue(json))
                terminal.SayJson(new { manifest.Sequence, manifest.Hash, files = written });
            else
                written.ForEach(terminal.Say);
            return ExitCode.Success;
        });
        return command.WithExamples(
            ("pipeline export 快照", new("最近一夜的快照", "the latest nightly one")),
            ("pipeline export out --snapshot 3 --format xlsx json", new("第 3 期，另写 Excel 和 JSON", "number 3, also as Excel and JSON")));
    }

    /// <summary>Writes the data sets of a folder in a further format, from their CSV files.</summary>
    private static async Task<IReadOnlyList<string>> WriteAsync(ITableFormat format, SnapshotManifest manifest, string folder, CancellationToken cancellation)
    {
        List<string> written = [];
        foreach (var dataset in Datasets.All(CatalogueLoader.LoadDefault()).Where(dataset => manifest.Files.Any(file => file.Name == dataset.FileName)))
        {
            var table = await StoredTable.OpenAsync(dataset, (offset, _) => Open(Path.Combine(folder, dataset.FileName), offset), cancellation);
            await using var output = TargetPath.Create(Path.Combine(folder, $"{dataset.Name}.{format.Name}"), replace: true);
            var pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
            var version = manifest.VersionOf(dataset.Name);
            var view = new TableView(dataset.Name, dataset.Title)
            {
                Snapshot = new(manifest.Sequence, manifest.Hash, manifest.TakenAt, manifest.CatalogueVersion, version),
                Notice = manifest.Notice,
            };
            await format.WriteAsync(view, table.Rows(RowQuery.All), pipe, cancellation);
            await pipe.CompleteAsync();
            written.Add(output.Name);
        }

        return written;

        static Task<Stream> Open(string path, long offset)
        {
            var stream = File.OpenRead(path);
            stream.Position = offset;
            return Task.FromResult<Stream>(stream);
        }
    }
}
