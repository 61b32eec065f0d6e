using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Cli.Local;

namespace Pipeline.IntegrationTests.Outside;

/// <summary>A program that is not ours, by which tests pull figures as their users do; tests of one that is not installed are left out, visibly.</summary>
internal sealed class OutsideProgram
{
    public static readonly OutsideProgram Pandas = new("pandas (python3-pandas)", Pythons, "-c", "import pandas");
    public static readonly OutsideProgram OpenPyXl = new("openpyxl (python3-openpyxl)", Pythons, "-c", "import openpyxl");
    public static readonly OutsideProgram R = new("R (r-base-core)", ["Rscript"], "--version");
    public static readonly OutsideProgram LibreOffice = new("LibreOffice Calc (libreoffice-calc-nogui)", ["soffice"], "--version");

    private readonly string _name;
    private readonly Lazy<string?> _found;

    private OutsideProgram(string name, string[] commands, params string[] trial)
    {
        _name = name;
        _found = new(() => commands.FirstOrDefault(command => Run(command, EngTools.Locate(), trial) is { Code: 0 }));
    }

    // A distribution's own Python has its packages; another one may come before it in the path.
    private static string[] Pythons => OperatingSystem.IsWindows() ? ["python"] : ["python3", "/usr/bin/python3"];

    /// <summary>Why a test with it is left out; null where it is there.</summary>
    public string? Skip => _found.Value is null ? $"{_name} is not installed." : null;

    /// <summary>Runs a script of the eng folder and returns its JSON.</summary>
    public JsonArray Script(string script, params string[] arguments) => JsonNode.Parse(Run([script, .. arguments]))!.AsArray();

    /// <summary>Runs it in the eng folder and returns what it prints.</summary>
    public string Run(params string[] arguments)
    {
        var (code, output, errors) = Run(_found.Value!, EngTools.Locate(), arguments)!.Value;
        Assert.True(code == 0, $"{_name} {string.Join(' ', arguments)}: {errors}");
        return output;
    }

    private static (int Code, string Output, string Errors)? Run(string command, string folder, string[] arguments)
    {
        ProcessStartInfo start = new(command, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["LC_ALL"] = "C.UTF-8", ["PYTHONIOENCODING"] = "utf-8", ["PIPELINE_TOKEN"] = "" },
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, errors.GetAwaiter().GetResult());
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

/// <summary>A test with pandas.</summary>
internal sealed class PandasFactAttribute : FactAttribute
{
    public PandasFactAttribute() => Skip = OutsideProgram.Pandas.Skip;
}

/// <summary>A test with openpyxl.</summary>
internal sealed class OpenPyXlFactAttribute : FactAttribute
{
    public OpenPyXlFactAttribute() => Skip = OutsideProgram.OpenPyXl.Skip;
}

/// <summary>A test with R.</summary>
internal sealed class RFactAttribute : FactAttribute
{
    public RFactAttribute() => Skip = OutsideProgram.R.Skip;
}

/// <summary>A test with LibreOffice Calc.</summary>
internal sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute() => Skip = OutsideProgram.LibreOffice.Skip;
}
