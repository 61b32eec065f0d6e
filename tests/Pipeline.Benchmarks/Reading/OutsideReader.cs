using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Benchmarks.Reading;

/// <summary>Programs outside of .NET that read the same file, as whole processes; for orientation, where they are installed.</summary>
internal static class OutsideReader
{
    private const string OpenPyXl =
        "import sys, openpyxl\n"
        + "b = openpyxl.load_workbook(sys.argv[1], read_only=True)\n"
        + "n = sum(1 for r in b.worksheets[0].iter_rows(values_only=True) for v in r if v is not None)\n"
        + "print(n)\n";

    /// <summary>Processor time of openpyxl in its read-only mode, in milliseconds; null where it is not installed.</summary>
    public static double? ByOpenPyXl(string file) =>
        Exists("/usr/bin/python3", "-c", "import openpyxl") ? Cpu("/usr/bin/python3", "-c", OpenPyXl, file) : null;

    /// <summary>Processor time of LibreOffice converting to CSV, in milliseconds; null where it is not installed.</summary>
    public static double? ByLibreOffice(string file, string folder) => Exists("/usr/bin/soffice", "--version")
        ? Cpu("/usr/bin/soffice", $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "csv", "--outdir", folder, file)
        : null;

    private static bool Exists(string program, params string[] arguments)
    {
        if (!File.Exists(program))
        {
            return false;
        }

        using var process = Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    // The shell adds up what the program and its children used.
    private static double Cpu(string program, params string[] arguments)
    {
        using var process = Start("/bin/bash", ["-c", "TIMEFORMAT='%3U %3S'; { time \"$@\" >/dev/null 2>&1; } 2>&1", "bash", program, .. arguments]);
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Sum(s => double.Parse(s, CultureInfo.InvariantCulture)) * 1000;
    }

    private static Process Start(string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
