using System.CommandLine;
using Pipeline.Cli.Local;
using Pipeline.Cli.Output;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline serve</c>: the whole product on this machine until Ctrl-C; data is kept.</summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = new Option<string?>("--data")
        {
            Description = "数据文件夹；缺省在用户目录下。 The data folder; under the user's home by default.",
        };
        var port = new Option<int>("--port")
        {
            Description = "HTTP 端口；被占用时自动换一个。 The HTTP port; another is taken where it is in use.",
            DefaultValueFactory = _ => FunctionApp.UsualPort,
        };
        CommonOptions.Between(port, 0, 65535);
        var command = new Command("serve", "在本机运行：存储模拟器和函数应用，按 Ctrl-C 结束。 Run storage emulator and function app on this machine until Ctrl-C.") { data, port };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = TargetPath.Folder(parsed.GetValue(data) ?? Path.Combine(LocalSession.Folder, "data"));
            await using var system = await terminal.WorkingAsync(
                "正在启动… / Starting…",
                progress => LocalSystem.StartAsync(folder, parsed.GetValue(port), Path.Combine(folder, "functions.log"), progress, cancellation));
            terminal.Say($"数据 Data: {folder}");
            return await UntilStoppedAsync(terminal, system, cancellation);
        });
        return command.WithExamples(
            ("pipeline serve", new("另开终端运行 pipeline submit、snapshot、export", "then run pipeline submit, snapshot, export in another terminal")),
            ("pipeline serve --data ./data --port 7080", new("自选数据文件夹和端口", "a folder and port of your choice")));
    }

    /// <summary>Says where everything is, and waits for Ctrl-C or the end of the app.</summary>
    internal static async Task<int> UntilStoppedAsync(Terminal terminal, LocalSystem system, CancellationToken cancellation)
    {
        terminal.Say($"HTTP: {system.App.Address}api/v1/snapshots/released/indicators?format=csv");
        terminal.Say("上传 Upload: pipeline submit <workbook.xlsx>    快照 Snapshot: pipeline snapshot    结束 Stop: Ctrl-C");
        try
        {
            await system.App.Ended.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            terminal.Note("正在停止… / Stopping…");
            return ExitCode.Success;
        }

        terminal.Fail("函数应用意外结束，见日志。 / The function app ended by itself; see its log.");
        return ExitCode.Unavailable;
    }
}
