using System.CommandLine;
using Pipeline.Catalogue;
using Pipeline.Cli.Output;
using Pipeline.Cli.Sample;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline sample</c>: writes the synthetic, calibrated sample workbooks.</summary>
internal static class SampleCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("folder")
        {
            Description = "写入的文件夹。 The folder to write to.",
            DefaultValueFactory = _ => "sampledata",
        };
        var json = CommonOptions.Json();
        var command = new Command(
            "sample", "生成示例工作簿（合成数据，按已公布数字校准）。 Write the sample workbooks: synthetic, calibrated to published figures.") { folder, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = TargetPath.Folder(parsed.GetRequiredValue(folder));
            await terminal.WorkingAsync($"正在写入示例数据… / Writing sample data to {path}", progress => Task.Run(() =>
            {
                SampleWriter.Write(CatalogueLoader.LoadDefault(), path, progress);
                return true;
            }, cancellation));
            if (parsed.GetValue(json))
                terminal.SayJson(new { path });
            else
                terminal.Say(path);
            return ExitCode.Success;
        });
        return command.WithExamples(("pipeline sample", new("重写 sampledata/（内容不变则字节不变）", "rewrites sampledata/; the same model gives the same bytes")));
    }
}
