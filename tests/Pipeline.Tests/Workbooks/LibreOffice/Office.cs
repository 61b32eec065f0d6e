using System.Diagnostics;
using System.Security;
using System.Text;

namespace Pipeline.Tests.Workbooks.LibreOffice;

/// <summary>What LibreOffice says of one cell after a text was typed into it.</summary>
internal sealed record Typed(string Cell, string Shown, bool IsInvalid, string Alert, bool IsShown, string Message);

/// <summary>LibreOffice without a screen and with a profile of its own, which is gone afterwards.</summary>
internal sealed class Office : IDisposable
{
    public const string Missing = "LibreOffice (soffice) is not installed.";

    private const string LastLine = "end";
    private const int MostTries = 4;

    private static readonly UTF8Encoding Utf8 = new(false);
    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-office-").FullName;

    /// <summary>The program; null where it is not installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "soffice.exe" : "soffice"))
        .FirstOrDefault(File.Exists);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Opens a workbook and saves it in a format, named as LibreOffice names it.</summary>
    public byte[] Save(byte[] workbook, string format)
    {
        var source = Path.Combine(_folder, "book.xlsx");
        var target = Directory.CreateDirectory(Path.Combine(_folder, "saved")).FullName;
        File.WriteAllBytes(source, workbook);
        Run("--convert-to", format, "--outdir", target, source);
        return File.ReadAllBytes(Path.Combine(target, $"book.{format}"));
    }

    /// <summary>Types texts into cells, one after the other; each cell is put back as it was.</summary>
    public IReadOnlyList<Typed> Type(byte[] workbook, IEnumerable<(string Sheet, string Cell, string Text)> typed)
    {
        var (book, script, answers) = (Path.Combine(_folder, "typed.xlsx"), Path.Combine(_folder, "typed.tsv"), Path.Combine(_folder, "answers.tsv"));
        File.WriteAllBytes(book, workbook);
        File.WriteAllLines(script, [.. typed.Select(t => $"{t.Sheet}\t{t.Cell}\t{t.Text}"), ""], Utf8);
        InstallMacro();

        // On a busy machine it can end before it has opened the workbook.
        for (var tries = 0; tries < MostTries && !IsComplete(answers); tries++)
        {
            Run($"macro:///Standard.Typing.TypeInto(\"{new Uri(book)}\",\"{new Uri(script)}\",\"{new Uri(answers)}\")");
        }

        return
        [
            .. File.ReadLines(answers).SkipLast(1).Select(line => line.Split('\t'))
                .Select(fields => new Typed(fields[0], fields[1], fields[2] == "True", fields[3], fields[4] == "True", fields[5])),
        ];
    }

    private static bool IsComplete(string answers) => File.Exists(answers) && File.ReadLines(answers).LastOrDefault() == LastLine;

    // The first start makes the profile, and would take away what stands there already.
    private void InstallMacro()
    {
        Run("--terminate_after_init");
        var library = Path.Combine(_folder, "profile", "user", "basic", "Standard");
        var source = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Pipeline.Tests", "Workbooks", "LibreOffice", "Typing.bas"));
        File.WriteAllText(Path.Combine(library, "Typing.xba"), $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
            <script:module xmlns:script="http://openoffice.org/2000/script" script:name="Typing" script:language="StarBasic">{SecurityElement.Escape(source)}</script:module>
            """);
        File.WriteAllText(Path.Combine(library, "script.xlb"), """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
            <library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
             <library:element library:name="Typing"/>
            </library:library>
            """);
    }

    private void Run(params string[] arguments)
    {
        string[] all = [$"-env:UserInstallation={new Uri(Path.Combine(_folder, "profile"))}", "--headless", "--norestore", .. arguments];
        using var process = Process.Start(new ProcessStartInfo(Program!, all) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        if (!process.WaitForExit(TimeSpan.FromMinutes(3)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"LibreOffice did not end: {string.Join(' ', arguments)}");
        }
    }
}
