using System.Diagnostics;

namespace Pipeline.Fuzz;

/// <summary>Runs the cases in a process of its own, so that one that takes all memory or the whole stack is seen and named.</summary>
internal static class FuzzProcess
{
    // Far more than the largest workbook within the limits of these cases needs, far less than a bomb would take.
    private const string HeapLimit = "0x18000000";

    /// <summary>Runs them; 0 where every case ended in findings or rows.</summary>
    public static int Run(string[] args)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, [.. args, "--child"]) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Insert(0, typeof(FuzzProcess).Assembly.Location);
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        start.Environment["DOTNET_gcServer"] = "0";
        using var child = Process.Start(start)!;
        var last = "";
        while (child.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith('@'))
            {
                last = line;
            }
            else
            {
                Console.WriteLine(line);
            }
        }

        child.WaitForExit();
        if (child.ExitCode != 0)
        {
            Console.WriteLine($"Ended with {child.ExitCode}; the last case was {last}");
        }

        return child.ExitCode == 0 ? 0 : 1;
    }
}
