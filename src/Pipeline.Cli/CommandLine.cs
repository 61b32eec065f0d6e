using System.CommandLine;
using System.CommandLine.Help;
using Pipeline.Cli.Commands;
using Pipeline.Cli.Output;

namespace Pipeline.Cli;

/// <summary>The <c>pipeline</c> command: its verbs, and how every failure becomes a message and an exit code.</summary>
internal static class CommandLine
{
    // Time for the emulator to save and for the function app to finish what it is doing.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(40);

    /// <summary>Runs one command line; never throws.</summary>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal)
    {
        try
        {
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = StopPatience,
                Output = terminal.Output,
                Error = terminal.Error,
            };
            var parsed = Create(terminal).Parse(arguments);
            var code = await parsed.InvokeAsync(configuration);
            return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
        }
        catch (OperationCanceledException e) when (e.InnerException is not TimeoutException)
        {
            return ExitCode.Cancelled;
        }
        catch (Exception e) when (Failure.Of(e) is { } failure)
        {
            terminal.Fail(failure.Message);
            return failure.Code;
        }
    }

    /// <summary>The root command with all verbs.</summary>
    public static Command Create(Terminal terminal)
    {
        // Not a RootCommand, whose name is the assembly's.
        var root = new Command(
            "pipeline",
            "云南省区域协调发展指标流水线：收取州市工作簿、检查、计算指标快照。\n"
            + "Regional development indicators: takes prefectures' workbooks, checks them and computes indicator snapshots.")
        {
            DemoCommand.Create(terminal),
            ServeCommand.Create(terminal),
            TemplateCommand.Create(terminal),
            CheckCommand.Create(terminal),
            SubmitCommand.Create(terminal),
            StatusCommand.Create(terminal),
            SnapshotCommand.Create(terminal),
            ExportCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            HistoryCommand.Create(terminal),
            ChangesCommand.Create(terminal),
            ReportCommand.Create(terminal),
            SampleCommand.Create(terminal),
            WithdrawCommand.Create(terminal),
            CorrectCommand.Create(terminal),
            CorrectionsCommand.Create(terminal),
            ReleaseCommand.Create(terminal),
            AssessmentCommand.Create(terminal),
            TokenCommand.Create(terminal),
            VerifyCommand.Create(terminal),
            ReplayCommand.Create(terminal),
            BackupCommand.Create(terminal),
            RestoreCommand.Create(terminal),
            CatalogueCommand.Create(terminal),
        };
        var help = new HelpOption();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        root.Options.Add(help);
        root.Options.Add(new VersionOption());
        return root;
    }
}
