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
    // A distribution's own Python has its packages; another one may come before it in the path.
    private static readonly string[] Pythons = OperatingSystem.IsWindows() ? ["python"] : ["python3", "/usr/bin/python3"];
    private static readonly Lazy<string?> Found = new(() => Pythons.FirstOrDefault(python => Run(python, "import openpyxl") == 0));

    public static bool IsThere => Found.Value is not null;

    /// <summary>Runs statements between opening a workbook, as <c>book</c>, and saving it.</summary>
    public static MemoryStream Edit(MemoryStream workbook, string statements)
    {
        var folder = Directory.CreateTempSubdirectory("pipeline-openpyxl-").FullName;
        try
        {
            var path = Path.Combine(folder, "book.xlsx");
            File.WriteAllBytes(path, workbook.ToArray());
            Assert.Equal(0, Run(Found.Value!, $"import sys, openpyxl\nbook = openpyxl.load_workbook(sys.argv[1])\n{statements}\nbook.save(sys.argv[1])", path));
            return new(File.ReadAllBytes(path));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Run(string python, string script, params string[] arguments)
    {
        ProcessStartInfo start = new(python, ["-c", script, .. arguments]) { RedirectStandardError = true };
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
