namespace Pipeline.Benchmarks.Measuring;

/// <summary>
/// Runs contenders in turns, round after round, and compares each with the first of the same round: what else the machine does meanwhile
/// falls on all of them.
/// </summary>
/// <param name="times">How often a contender works in each round.</param>
/// <param name="warmUps">How many rounds come before those that count.</param>
internal sealed class Interleaved(int times, int warmUps = 6)
{
    private readonly List<Contestant> _contestants = [];

    /// <summary>A contender; slow ones take part in fewer rounds. What it prepares before each does not count.</summary>
    public void Add(string name, Action work, int rounds, Action? prepare = null) => _contestants.Add(new(name, work, rounds, prepare));

    /// <summary>The medians, in the order in which the contenders were added; the first is what the others are compared with.</summary>
    public IReadOnlyList<Standing> Run()
    {
        foreach (var contestant in _contestants)
        {
            contestant.WarmUp(times, warmUps);
        }

        for (var round = 0; round < _contestants.Max(c => c.Rounds); round++)
        {
            foreach (var contestant in _contestants.Where(c => round < c.Rounds))
            {
                contestant.Measured.Add(contestant.Run(times));
            }
        }

        return [.. _contestants.Select(c => c.Against(_contestants[0]))];
    }

    /// <summary>The value in the middle; between the two there where there are as many on either side.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1
            ? sorted[sorted.Length / 2]
            : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private sealed record Contestant(string Name, Action Work, int Rounds, Action? Prepare)
    {
        public List<Measurement> Measured { get; } = [];

        // Tiered compilation needs some calls and some time before the code is the final one; one long run of a slow contender has both.
        public void WarmUp(int times, int rounds)
        {
            for (var i = 0; Rounds > 3 && i < rounds; i++)
            {
                Run(times);
                Thread.Sleep(200);
            }
        }

        public Measurement Run(int times)
        {
            Prepare?.Invoke();
            return Measurement.Of(Work, times);
        }

        public Standing Against(Contestant first) => new(
            Name,
            Rounds,
            Median(Measured.Select(m => m.CpuMilliseconds)),
            Median(Measured.Select(m => m.WallMilliseconds)),
            Median(Measured.Zip(first.Measured, (own, other) => own.CpuMilliseconds / other.CpuMilliseconds)),
            Median(Measured.Zip(first.Measured, (own, other) => own.WallMilliseconds / other.WallMilliseconds)),
            Measured.Min(m => m.WallMilliseconds) / first.Measured.Min(m => m.WallMilliseconds),
            Measured[^1].AllocatedBytes);
    }
}

/// <summary>The medians of a contender.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rounds">In how many rounds it took part.</param>
/// <param name="CpuMilliseconds">Processor time of one run.</param>
/// <param name="WallMilliseconds">Time on the clock of one run.</param>
/// <param name="CpuRatio">Processor time against the first contender's of the same round.</param>
/// <param name="WallRatio">The same for time on the clock.</param>
/// <param name="LeastWallRatio">The shortest time on the clock against the first contender's: what else runs can only lengthen it.</param>
/// <param name="AllocatedBytes">Bytes allocated on the managed heap by one run.</param>
internal sealed record Standing(string Name, int Rounds, double CpuMilliseconds, double WallMilliseconds, double CpuRatio, double WallRatio, double LeastWallRatio, long AllocatedBytes);
