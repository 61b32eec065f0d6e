using Pipeline.Benchmarks.Checking;
using Pipeline.Benchmarks.Measuring;
using Pipeline.Benchmarks.Pulls;
using Pipeline.Benchmarks.Reading;
using Pipeline.Benchmarks.Tables;

switch (args)
{
    case ["budgets"]:
        return Budgets(Console.Out);
    case ["reading", .. var sizes]:
        return ReadingReport.Run(Console.Out, sizes);
    case ["memory", var contender, var file]:
        return PeakMemory.RunChild(contender, file, Console.Out);
    case ["checking"]:
        return CheckingReport.Run(Console.Out);
    case ["tables"]:
        return await TablesReport.RunAsync(Console.Out);
    case ["pulls"]:
        return await PullsReport.RunAsync(Console.Out);
    case ["static", var folder]:
        return await StaticFileServer.RunChildAsync(folder);
    case ["bdn", .. var options]:
        return BenchmarkRun.Run(Console.Out, options);
    default:
        Console.Error.WriteLine(
            """
            dotnet run -c Release --project tests/Pipeline.Benchmarks -- COMMAND
              budgets                         the budgets of reading and checking in one run; fails where one does not hold
              reading [small|medium|large …]  .xlsx to rows, against inflating and against other readers; budgets
              checking                        check of a submission against reading it; budget
              tables                          tables client against a bare HttpClient, both on Azurite; budget
              pulls                           pulls from the function app against a static file; memory of many at once; budgets
              bdn [BenchmarkDotNet options]   the same reading benchmarks under BenchmarkDotNet
            """);
        return 2;
}

static int Budgets(TextWriter output)
{
    Page page = new(output);
    page.Head("Budgets of reading and checking", "budgets");
    ReadingBudgets.Measure(page);
    page.Line();
    CheckingReport.Measure(page);
    return page.AllHold ? 0 : 1;
}
