using Pipeline.Faults;

return args switch
{
    ["run", ..] => await new FaultRun(RunOptions.Parse(args)).RunAsync(),
    ["publish", ..] => await new PublishRun(RunOptions.Parse(args)).RunAsync(),
    ["load", ..] => await new LoadRun(RunOptions.Parse(args), isSoak: false).RunAsync(),
    ["soak", ..] => await new LoadRun(RunOptions.Parse(args), isSoak: true).RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        dotnet run -c Release --project tests/Pipeline.Faults -- COMMAND
          run [--script NAME|FILE,…] [--seed N] [--kills N] [--at-most MINUTES] [--submissions N] [--results FILE] [--keep FOLDER]
          publish [--publishes N] [--seed N] [--results FILE]
          load [--burst N] [--results FILE]
          soak [--minutes M] [--rate UPLOADS-A-MINUTE] [--results FILE]
        docs/reliability.md describes commands and scripts.
        """);
    return 2;
}
