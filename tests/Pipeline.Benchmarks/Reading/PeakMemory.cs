using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Benchmarks.Reading;

/// <summary>The largest working set of a process of its own that reads one file once, above what it had before.</summary>
internal static class PeakMemory
{
    /// <summary>Starts a process for a contender; MiB above idle.</summary>
    public static double Of(Contender contender, string file)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, ["memory", contender.Key, file]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? double.Parse(text, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"Measuring the memory of {contender.Key} ended with {process.ExitCode}.");
    }

    /// <summary>What the process of its own does.</summary>
    public static int RunChild(string contender, string file, TextWriter output)
    {
        var found = Contender.All.First(c => c.Key == contender);
        var idle = Environment.WorkingSet;
        using (var stream = File.OpenRead(file))
        {
            found.Read(stream);
        }

        using var process = Process.GetCurrentProcess();
        output.Write(((process.PeakWorkingSet64 - idle) / 1048576.0).ToString("0.0", CultureInfo.InvariantCulture));
        return 0;
    }
}
