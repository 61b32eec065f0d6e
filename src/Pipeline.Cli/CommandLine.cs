using System.CommandLine;
using System.CommandLine.Help;
using Azure;
using Pipeline.Catalogue;
using Pipeline.Cli.Commands;
using Pipeline.Cli.Local;
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
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (UsageException e)
        {
            terminal.Fail(e.Message);
            return ExitCode.Usage;
        }
        catch (CatalogueException e)
        {
            terminal.Fail(e.Message);
            return ExitCode.Refused;
        }
        catch (Exception e) when (e is LocalToolException or HttpRequestException or RequestFailedException or IOException or UnauthorizedAccessException)
        {
            terminal.Fail(e.Message);
            return ExitCode.Unavailable;
        }
    }

    /// <summary>The root command with all verbs.</summary>
    public static RootCommand Create(Terminal terminal)
    {
        var root = new RootCommand(
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
            SampleCommand.Create(terminal),
            CatalogueCommand.Create(terminal),
        };
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }
}
