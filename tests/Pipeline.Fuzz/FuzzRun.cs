using System.Diagnostics;
using Pipeline.Catalogue;
using Pipeline.Submissions;
using Pipeline.Workbooks;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Fuzz;

/// <summary>Runs one case after another and says which of them did not end in findings or rows.</summary>
internal sealed class FuzzRun(FuzzOptions options, StatisticalCatalogue catalogue)
{
    private const int MostFailures = 20;
    private const int WarmUp = 1000;
    private const long MostGrowth = 48 << 20;

    // A case that is merely slow under load must not fail; one that never ends must.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    // Every sheet goes through many blocks; the second way inflates on a thread of its own, and must read, and say, the same.
    private static readonly Pace Ahead = new(Block: 1024, Piece: 4096, AheadFrom: 0);
    private static readonly Pace InTurns = Ahead with { AheadFrom = long.MaxValue };

    // Writing the answer costs a hundred times what reading does.
    private const int AnswersEach = 99;

    private readonly Seeds _seeds = Seeds.Load(catalogue);
    private readonly FeedbackWriter _feedback = new(catalogue);
    private readonly Dictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private int _failures;
    private long _liveAtFirst;
    private long _mostAllocated;
    private TimeSpan _slowest;
    private int _slowestCase;

    /// <summary>Runs all cases; 0 where none failed.</summary>
    public int Run()
    {
        SubmissionChecker checker = new(catalogue);
        CheckContext[] contexts =
        [
            Context("530100", "2024"), Context("530000", "2024"), Context("DZXQ", "2024"), Context("530100", "2024-Q3"), Context("533400", "2024-06"),
        ];
        Watchdog watchdog = new(Longest, options.Seed);
        var clock = Stopwatch.StartNew();
        var (first, last) = options.Only is { } only ? (only, only + 1) : (0, options.Cases);
        for (var number = first; number < last && _failures < MostFailures; number++)
        {
            FuzzCase fuzzed = FuzzCase.Make(options.Seed, number, _seeds);
            Console.WriteLine($"@ --seed {options.Seed} --only {number} ({fuzzed.Description})");
            if (options.Only is not null)
            {
                Save(fuzzed);
            }

            watchdog.Begin(number, fuzzed.Description);
            Try(fuzzed, checker, contexts[number % contexts.Length]);
            watchdog.End();
            CheckGrowth(number - first);
        }

        Console.WriteLine($"{last - first} cases of seed {options.Seed} in {clock.Elapsed.TotalSeconds:0} s; {_failures} failed; " +
            $"slowest case {_slowestCase}: {_slowest.TotalMilliseconds:0} ms; most allocated in one case: {_mostAllocated >> 20} MiB");
        Console.WriteLine(string.Join(", ", _outcomes.OrderByDescending(o => o.Value).ThenBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key} {o.Value}")));
        return _failures == 0 ? 0 : 1;
    }

    private CheckContext Context(string reporter, string period) => new(catalogue.FindReporter(reporter)!, Period.Parse(period), [], []);

    /// <summary>What one case leaves behind would be seen in what thousands leave behind.</summary>
    private void CheckGrowth(int done)
    {
        if (done == 0 || done % WarmUp != 0)
        {
            return;
        }

        var live = GC.GetTotalMemory(forceFullCollection: true);
        _liveAtFirst = done == WarmUp ? live : _liveAtFirst;
        if (live > _liveAtFirst + MostGrowth)
        {
            _failures++;
            Console.WriteLine($"FAILED --seed {options.Seed} --cases {done}: {live >> 20} MiB are alive; there were {_liveAtFirst >> 20} MiB after the first {WarmUp} cases");
        }
    }

    // Whatever is thrown is what is looked for: it is named, and the run goes on.
    private void Try(FuzzCase fuzzed, SubmissionChecker checker, CheckContext context)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        try
        {
            var reading = WorkbookReader.Read(new MemoryStream(fuzzed.File), ReadLimits.Default, null, InTurns);
            Invariants.Check(reading);
            Invariants.Same(reading, WorkbookReader.Read(new MemoryStream(fuzzed.File), ReadLimits.Default, null, Ahead));
            var result = checker.Check(reading, context);
            Invariants.Check(result);
            if (reading.Workbook is not null && fuzzed.Number % AnswersEach == 0)
            {
                Answer(context, result);
            }

            Count(reading.Workbook is null ? reading.Findings[0].Rule : result.Accepted ? "accepted" : "rejected");
        }
#pragma warning disable CA1031 // Every exception is a failure of the case.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            _failures++;
            Console.WriteLine($"FAILED --seed {options.Seed} --only {fuzzed.Number} ({fuzzed.Description}): {thrown}");
            Save(fuzzed);
        }

        var took = Stopwatch.GetElapsedTime(started);
        (_slowest, _slowestCase) = took > _slowest ? (took, fuzzed.Number) : (_slowest, _slowestCase);
        _mostAllocated = Math.Max(_mostAllocated, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    private void Save(FuzzCase fuzzed)
    {
        if (options.Save is { } folder)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, $"{options.Seed}-{fuzzed.Number}{Path.GetExtension(fuzzed.Name)}"), fuzzed.File);
        }
    }

    /// <summary>What a file makes the product say must be a workbook that it can read.</summary>
    private void Answer(CheckContext context, CheckResult result)
    {
        using MemoryStream answer = new();
        _feedback.Write(context, result, answer);
        Invariants.CheckAnswer(WorkbookReader.Read(answer));
        Count("answered");
    }

    private void Count(string outcome) => _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
}
