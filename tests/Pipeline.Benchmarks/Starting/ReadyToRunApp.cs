using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Pipeline.Benchmarks.Starting;

/// <summary>An app compiled ahead, in a folder of its own, and the address that it is first asked for.</summary>
internal sealed record ReadyToRunApp(string Name, string File, string Address)
{
    /// <summary>What an ASP.NET Core app cannot do without.</summary>
    private const string EmptyProgram = """var app = WebApplication.Create(args); app.MapGet("/", () => ""); app.Run();""";

    // The lock files do not know this machine's runtime, and a measurement must not add it to them.
    private static readonly string[] Unlocked = ["-p:RestorePackagesWithLockFile=false", "-p:NuGetLockFilePath=none.lock.json", "-p:RestoreLockedMode=false"];

    /// <summary>Publishes an app with nothing in it.</summary>
    public static async Task<ReadyToRunApp> EmptyAsync(string folder)
    {
        var source = Directory.CreateDirectory(Path.Combine(folder, "source")).FullName;
        var project = Path.Combine(source, "Empty.csproj");
        await System.IO.File.WriteAllTextAsync(
            project,
            $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
            </Project>
            """);
        await System.IO.File.WriteAllTextAsync(Path.Combine(source, "Program.cs"), EmptyProgram);
        return await PublishAsync("empty ASP.NET Core app", project, Path.Combine(folder, "empty"), "");
    }

    /// <summary>Publishes a project, compiled ahead for this machine.</summary>
    public static async Task<ReadyToRunApp> PublishAsync(string name, string project, string folder, string address)
    {
        string[] arguments =
        [
            "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false",
            "-p:PublishReadyToRun=true", .. Unlocked, "-o", folder, "--nologo", "-v", "q",
        ];
        ProcessStartInfo start = new("dotnet", arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? new(name, Path.Combine(folder, Path.ChangeExtension(Path.GetFileName(project), ".dll")), address)
            : throw new InvalidOperationException($"{project} cannot be published:{Environment.NewLine}{output}");
    }
}
