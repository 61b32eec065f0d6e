using Pipeline.Cli;
using Pipeline.Cli.Output;

return await CommandLine.RunAsync(args, Terminal.ForConsole());
