using System.Globalization;
using Pipeline.Benchmarks.Checking;
using Pipeline.Benchmarks.Ingesting;
using Pipeline.Benchmarks.Measuring;
using Pipeline.Benchmarks.Pulls;
using Pipeline.Benchmarks.Reading;
using Pipeline.Benchmarks.Snapshots;
using Pipeline.Benchmarks.Starting;
using Pipeline.Benchmarks.Tables;

switch (args)
{
    case ["budgets"]:
        return Budgets(Console.Out);
    case ["budgets", "all"]:
        return await AllAsync(Console.Out);
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
    case ["ingesting", .. var submissions]:
        return await IngestionReport.RunAsync(Console.Out, Number(submissions) ?? IngestionReport.Submissions);
    case ["snapshot", .. var counties]:
        return await SnapshotReport.RunAsync(Console.Out, Number(counties) ?? Country.Counties);
    case ["start"]:
        return await StartReport.RunAsync(Console.Out);
    case ["static", var folder]:
        return await StaticFileServer.RunChildAsync(folder);
    case ["bdn", .. var options]:
        return BenchmarkRun.Run(Console.Out, options);
    default:
        Console.Error.WriteLine(
            """
            dotnet run -c Release --project tests/Pipeline.Benchmarks -- COMMAND
              budgets                         the budgets of reading and checking in one run; fails where one does not hold
              budgets all                     every budget there is, one report after another; fails where one does not hold
              reading [small|medium|large …]  .xlsx to rows, against inflating and against other readers; budgets
              checking                        check of a submission against reading it; budget
              tables                          tables client against a bare HttpClient, both on Azurite; budget
              pulls                           pulls from the function app against a static file; memory of many at once; budgets
              ingesting [submissions]         ingestion against a bare client with the same storage operations, both on Azurite; budget
              snapshot [counties]             a snapshot of a whole country against reading its rows from Azurite; growth; budgets
              start                           cold start of the function app against an empty ASP.NET Core app, both compiled ahead; budget
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

static async Task<int> AllAsync(TextWriter output)
{
    Func<Task<int>>[] reports =
    [
        () => Task.FromResult(Budgets(output)),
        () => TablesReport.RunAsync(output),
        () => PullsReport.RunAsync(output),
        () => IngestionReport.RunAsync(output, IngestionReport.Submissions),
        () => SnapshotReport.RunAsync(output, Country.Counties),
        () => StartReport.RunAsync(output),
    ];
    var worst = 0;
    foreach (var report in reports)
    {
        worst = Math.Max(worst, await report());
        output.WriteLine();
    }

    return worst;
}

static int? Number(string[] arguments) => arguments is [var text, ..] ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;
