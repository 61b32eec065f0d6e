using System.Diagnostics;

namespace Pipeline.Fuzz;

/// <summary>Ends the process, naming the case, where a case does not end.</summary>
internal sealed class Watchdog
{
    private readonly Lock _lock = new();
    private long _began;
    private string _case = "";

    public Watchdog(TimeSpan longest, int seed)
    {
        Thread thread = new(() => Watch(longest, seed)) { IsBackground = true };
        thread.Start();
    }

    public void Begin(int number, string description)
    {
        lock (_lock)
        {
            (_began, _case) = (Stopwatch.GetTimestamp(), $"--only {number} ({description})");
        }
    }

    public void End()
    {
        lock (_lock)
        {
            _began = 0;
        }
    }

    private void Watch(TimeSpan longest, int seed)
    {
        while (true)
        {
            Thread.Sleep(500);
            lock (_lock)
            {
                if (_began != 0 && Stopwatch.GetElapsedTime(_began) > longest)
                {
                    Console.WriteLine($"FAILED --seed {seed} {_case}: it has not ended after {longest.TotalSeconds} s");
                    Environment.Exit(2);
                }
            }
        }
    }
}
