using BenchmarkDotNet.Running;
using Pipeline.Benchmarks.Checking;
using Pipeline.Benchmarks.Reading;
using Pipeline.Benchmarks.Tables;

switch (args)
{
    case ["reading", .. var sizes]:
        return ReadingReport.Run(Console.Out, sizes);
    case ["memory", var contender, var file]:
        return PeakMemory.RunChild(contender, file, Console.Out);
    case ["checking"]:
        return CheckingReport.Run(Console.Out);
    case ["tables"]:
        return await TablesReport.RunAsync(Console.Out);
    case ["bdn", .. var options]:
        BenchmarkSwitcher.FromTypes([typeof(ReadingBenchmarks)]).Run(options);
        return 0;
    default:
        Console.Error.WriteLine(
            """
            dotnet run -c Release --project tests/Pipeline.Benchmarks -- COMMAND
              reading [small|medium|large …]  .xlsx to rows, against inflating and against other readers; budgets
              checking                        check of a submission against reading it; budget
              tables                          tables client against a bare HttpClient, both on Azurite; budget
              bdn [BenchmarkDotNet options]   the same reading benchmarks under BenchmarkDotNet
            """);
        return 2;
}
