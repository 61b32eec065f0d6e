using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Pipeline.Benchmarks.Measuring;

namespace Pipeline.Benchmarks.Reading;

/// <summary>Runs <see cref="ReadingBenchmarks"/> and writes their table; progress goes to standard error.</summary>
internal static class BenchmarkRun
{
    public static int Run(TextWriter output, string[] options)
    {
        Page page = new(output);
        page.Head("Reading .xlsx, by BenchmarkDotNet", $"bdn {string.Join(' ', options.Select(o => o.Contains('*', StringComparison.Ordinal) ? $"\"{o}\"" : o))}", [Page.VersionOf(typeof(Job)), .. Contender.Versions]);
        page.Line("Time on the clock, as this library measures it, of a machine that does other work too: the ratios of processor time in the other pages");
        page.Line("are less disturbed. Before anything is measured, all readers' cells are summed and found equal, at every size.");
        foreach (var size in BookSize.All)
        {
            Contender.CheckSums(Contender.All, BookWriter.Write(size.Rows, BookStyle.Excel));
        }

        using TextLogger progress = new(Console.Error);
        AccumulationLogger table = new();
        foreach (var summary in BenchmarkSwitcher.FromTypes([typeof(ReadingBenchmarks)]).Run(options, Config(progress)))
        {
            MarkdownExporter.GitHub.ExportToLog(summary, table);
        }

        page.Line();
        page.Line(table.GetLog().Trim());
        return 0;
    }

    private static ManualConfig Config(ILogger progress)
    {
        // The generated project of the default toolchain would not have this repository's central package versions.
        var few = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(1).WithIterationCount(5);
        var once = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithStrategy(RunStrategy.Monitoring).WithWarmupCount(0).WithIterationCount(1);
        return ManualConfig.CreateEmpty()
            .AddColumnProvider([.. DefaultConfig.Instance.GetColumnProviders()])
            .AddJob(few, once)
            // ClosedXML takes half a minute and gigabytes for the largest workbook: once is enough, and all others are measured several times.
            .AddFilter(new SimpleFilter(c => c.Job.Run.IterationCount == 1 == IsSlow(c)))
            .AddLogicalGroupRules(BenchmarkLogicalGroupRule.ByParams)
            .AddLogger(progress);
    }

    private static bool IsSlow(BenchmarkCase benchmark) =>
        benchmark.Descriptor.WorkloadMethod.Name == nameof(ReadingBenchmarks.Closed) && benchmark.Parameters[nameof(ReadingBenchmarks.Rows)] is 200_000;
}
