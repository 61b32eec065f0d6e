using System.ComponentModel;
using System.Diagnostics;

namespace Pipeline.Tests.Workbooks;

/// <summary>A test with the real openpyxl; left out where Python has none.</summary>
internal sealed class OpenPyXlFactAttribute : FactAttribute
{
    public OpenPyXlFactAttribute() => Skip = OpenPyXl.IsThere ? null : "openpyxl (python3-openpyxl) is not installed.";
}

/// <summary>Edits workbooks with openpyxl, as scripts of other offices do.</summary>
internal static class OpenPyXl
{
    private static readonly string Python = OperatingSystem.IsWindows() ? "python" : "python3";
    private static readonly Lazy<bool> Found = new(() => Run("import openpyxl") == 0);

    public static bool IsThere => Found.Value;

    /// <summary>Runs statements between opening a workbook, as <c>book</c>, and saving it.</summary>
    public static MemoryStream Edit(MemoryStream workbook, string statements)
    {
        var folder = Directory.CreateTempSubdirectory("pipeline-openpyxl-").FullName;
        try
        {
            var path = Path.Combine(folder, "book.xlsx");
            File.WriteAllBytes(path, workbook.ToArray());
            Assert.Equal(0, Run($"import sys, openpyxl\nbook = openpyxl.load_workbook(sys.argv[1])\n{statements}\nbook.save(sys.argv[1])", path));
            return new(File.ReadAllBytes(path));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Run(string script, params string[] arguments)
    {
        ProcessStartInfo start = new(Python, ["-c", script, .. arguments]) { RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return -1;
        }
    }
}
