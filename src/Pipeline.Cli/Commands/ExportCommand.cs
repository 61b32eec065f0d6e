using System.CommandLine;
using Pipeline.Cli.Output;
using Pipeline.Storage;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline export</c>: copies all files of a snapshot to a folder.</summary>
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
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command("export", "把一期快照的全部文件导出到文件夹。 Copy all files of a snapshot to a folder.") { folder, snapshot, connection, json };
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
            ("pipeline export out --snapshot 3", new("第 3 期", "number 3")));
    }
}
