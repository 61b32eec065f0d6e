using System.Diagnostics;
using System.Text.Json;

namespace Pipeline.Cli.Local;

/// <summary>What a running <c>serve</c> or <c>demo</c> tells the other verbs, so that they find it without settings.</summary>
/// <param name="ProcessId">The process that serves.</param>
/// <param name="ConnectionString">The emulator's connection string.</param>
/// <param name="Address">Where HTTP is served.</param>
internal sealed record LocalSession(int ProcessId, string ConnectionString, Uri Address)
{
    private static string DefaultPath => Path.Combine(Folder, "session.json");

    /// <summary>The folder in which the command keeps what must outlive it; the variable <c>PIPELINE_HOME</c> chooses another.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("PIPELINE_HOME") is { Length: > 0 } chosen
        ? chosen
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "pipeline");

    /// <summary>The session of the process that serves now; null where none does.</summary>
    public static LocalSession? Find()
    {
        try
        {
            var session = JsonSerializer.Deserialize<LocalSession>(File.ReadAllBytes(DefaultPath));
            return session is not null && Runs(session.ProcessId) ? session : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Makes this the session that others find; the newest wins.</summary>
    public void Publish()
    {
        Directory.CreateDirectory(Folder);
        var temporary = $"{DefaultPath}.{ProcessId}";
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(this));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(temporary, DefaultPath, overwrite: true);
    }

    /// <summary>Withdraws the session, unless another has taken its place.</summary>
    public void Withdraw()
    {
        if (Find() == this)
            File.Delete(DefaultPath);
    }

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
