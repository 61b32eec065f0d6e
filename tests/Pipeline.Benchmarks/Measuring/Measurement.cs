namespace Pipeline.Benchmarks.Measuring;

/// <summary>What one run cost: processor time of the whole process (its collector and compiler included), time on the clock, bytes allocated.</summary>
internal readonly record struct Measurement(double CpuMilliseconds, double WallMilliseconds, long AllocatedBytes)
{
    public static Measurement Of(Action work, int times = 1)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var start = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < times; i++)
        {
            work();
        }

        var wall = TimeProvider.System.GetElapsedTime(start);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        return new(cpu.TotalMilliseconds / times, wall.TotalMilliseconds / times, allocated / times);
    }
}
