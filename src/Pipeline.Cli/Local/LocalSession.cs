using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Pipeline.Cli.Local;

/// <summary>What a running <c>serve</c> or <c>demo</c> tells the other verbs, so that they find it without settings.</summary>
/// <param name="ProcessId">The process that serves.</param>
/// <param name="ConnectionString">The emulator's connection string.</param>
/// <param name="Address">Where HTTP is served.</param>
internal sealed record LocalSession(int ProcessId, string ConnectionString, Uri Address)
{
    private const string Pattern = "session.*.json";

    /// <summary>The folder in which the command keeps what must outlive it; the variable <c>PIPELINE_HOME</c> chooses another.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("PIPELINE_HOME") is { Length: > 0 } chosen
        ? chosen
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "pipeline");

    /// <summary>The session that was published last by a process that still runs; null where none does. Those of ended processes are cleared away.</summary>
    /// <param name="folder">Where to look; <see cref="Folder"/> by default.</param>
    public static LocalSession? Find(string? folder = null)
    {
        var sessions = new DirectoryInfo(folder ?? Folder);
        if (!sessions.Exists)
            return null;
        foreach (var file in sessions.GetFiles(Pattern).OrderByDescending(file => file.LastWriteTimeUtc))
        {
            if (Read(file.FullName) is not { } session)
                continue;
            if (Runs(session.ProcessId))
                return session;
            file.Delete();
        }

        return null;
    }

    /// <summary>Makes this the session that others find; the newest wins, and the others are found again when it ends.</summary>
    /// <param name="folder">Where to; <see cref="Folder"/> by default.</param>
    public void Publish(string? folder = null)
    {
        var path = PathIn(Directory.CreateDirectory(folder ?? Folder).FullName);
        var temporary = path + ".new";
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(this));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Withdraws this process's session and nobody else's.</summary>
    /// <param name="folder">Where from; <see cref="Folder"/> by default.</param>
    public void Withdraw(string? folder = null)
    {
        var path = PathIn(folder ?? Folder);
        if (File.Exists(path))
            File.Delete(path);
    }

    // Null for a file that its process has just taken away, or that is no session.
    private static LocalSession? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<LocalSession>(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is FileNotFoundException or JsonException)
        {
            return null;
        }
    }

    private string PathIn(string folder) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"session.{ProcessId}.json"));

    private static bool Runs(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
