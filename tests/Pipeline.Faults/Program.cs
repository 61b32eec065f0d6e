using Pipeline.Faults;

return args switch
{
    ["run", ..] => await new FaultRun(RunOptions.Parse(args)).RunAsync(),
    ["publish", ..] => await new PublishRun(RunOptions.Parse(args)).RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        dotnet run -c Release --project tests/Pipeline.Faults -- COMMAND
          run [--script NAME|FILE,…] [--seed N] [--kills N] [--submissions N] [--results FILE] [--keep FOLDER]
          publish [--publishes N] [--seed N] [--results FILE]
        docs/reliability.md describes commands and scripts.
        """);
    return 2;
}
