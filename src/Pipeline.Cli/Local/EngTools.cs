using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Pipeline.Cli.Local;

/// <summary>The npm tools of the repository's <c>eng</c> folder, installed from the committed lock file when they are needed.</summary>
internal static class EngTools
{
    private static readonly TimeSpan LockRetry = TimeSpan.FromMilliseconds(250);

    /// <summary>Finds the <c>eng</c> folder above the program or the current folder.</summary>
    public static string Locate()
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() })
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var candidate = Path.Combine(folder.FullName, "eng");
                if (File.Exists(Path.Combine(candidate, "azurite.mjs")) && File.Exists(Path.Combine(candidate, "package-lock.json")))
                    return candidate;
            }

        throw new LocalToolException(
            "找不到 eng 文件夹（内含 azurite.mjs 和 package-lock.json）。请在代码仓库内运行本命令。"
            + $" / No eng folder with azurite.mjs and package-lock.json above {AppContext.BaseDirectory} or "
            + $"{Directory.GetCurrentDirectory()}. Run this from within the repository.");
    }

    /// <summary>Runs <c>npm ci</c> unless what the lock file asks for is already installed; one process at a time.</summary>
    public static async Task InstallAsync(
        string eng, bool includeDevelopmentTools, IProgress<string>? progress, CancellationToken cancellation)
    {
        if (IsInstalled(eng, includeDevelopmentTools))
            return;

        using var held = await LockAsync(Path.Combine(eng, "obj", "npm-ci.lock"), progress, cancellation);
        if (IsInstalled(eng, includeDevelopmentTools))
            return;

        progress?.Report("正在安装本地存储模拟器（npm ci，只需一次）… / Installing the storage emulator (npm ci, once)…");
        string[] arguments = includeDevelopmentTools
            ? ["ci", "--no-audit", "--no-fund"]
            : ["ci", "--omit=dev", "--no-audit", "--no-fund"];
        var (exitCode, output) = await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments, eng, cancellation);
        if (exitCode != 0)
            throw new LocalToolException(
                $"npm ci 失败（退出码 {exitCode}），请检查网络和 npm 源设置后重试。 / npm ci failed in {eng} with exit code {exitCode}: "
                + $"check the network and npm's registry setting, then run it again.{Environment.NewLine}{output}");
    }

    /// <summary>
    /// Whether node_modules holds what the lock file asks for. npm writes its own <c>node_modules/.package-lock.json</c>
    /// last, so an install that was killed half-way lacks it and is done again.
    /// </summary>
    internal static bool IsInstalled(string eng, bool includeDevelopmentTools)
    {
        var installedFile = Path.Combine(eng, "node_modules", ".package-lock.json");
        if (!File.Exists(installedFile))
            return false;

        try
        {
            using var wanted = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(eng, "package-lock.json")));
            using var installed = JsonDocument.Parse(File.ReadAllBytes(installedFile));
            var present = installed.RootElement.GetProperty("packages");
            return wanted.RootElement.GetProperty("packages").EnumerateObject()
                .Where(package => IsRequired(package, includeDevelopmentTools))
                .All(package => present.TryGetProperty(package.Name, out var found)
                    && Version(found) == Version(package.Value)
                    && Directory.Exists(Path.Combine(eng, package.Name)));
        }
        catch (JsonException)
        {
            return false; // npm was killed while writing the file: not installed.
        }
    }

    private static string? Version(JsonElement package) =>
        package.TryGetProperty("version", out var version) ? version.GetString() : null;

    private static bool IsRequired(JsonProperty package, bool includeDevelopmentTools) =>
        package.Name.Length > 0
        && !Has(package.Value, "optional") && !Has(package.Value, "devOptional") && !Has(package.Value, "peer")
        && (includeDevelopmentTools || !Has(package.Value, "dev"));

    private static bool Has(JsonElement package, string flag) =>
        package.TryGetProperty(flag, out var value) && value.ValueKind == JsonValueKind.True;

    private static async Task<FileStream> LockAsync(string path, IProgress<string>? progress, CancellationToken cancellation)
    {
        for (var told = false; ; told = true)
        {
            if (FileLock.TryTake(path) is { } held)
                return held;
            if (!told)
                progress?.Report("另一个进程正在安装，等待中… / Another process is installing; waiting for it…");
            await Task.Delay(LockRetry, cancellation);
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(
        string program, string[] arguments, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        using var process = Start(start);
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, await output + await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Starts a program of Node.js, or says how to get it.</summary>
    internal static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new LocalToolException(
                $"无法启动 {start.FileName}：请安装 Node.js 20 或更高版本，并确认它在 PATH 中（https://nodejs.org）。"
                + $" / Cannot start {start.FileName}: install Node.js 20 or newer and make sure it is on the PATH (https://nodejs.org).", e);
        }
    }
}
