using Microsoft.Extensions.Configuration;

namespace Pipeline.TestFunctionApp;

/// <summary>Tells the test what ran: a line per event, in a file per process.</summary>
public sealed class Journal
{
    private readonly Lock _lock = new();
    private readonly string _folder;
    private readonly string _file;

    public Journal(IConfiguration settings)
    {
        _folder = settings["TestFolder"] ?? throw new InvalidOperationException("TestFolder is not set.");
        _file = Path.Combine(_folder, $"{Environment.ProcessId}.log");
    }

    public void Write(params string?[] words)
    {
        lock (_lock)
        {
            File.AppendAllText(_file, string.Join('|', words) + "\n");
        }
    }

    /// <summary>Waits until the test puts a file of this name into the folder.</summary>
    public async Task WaitForAsync(string name, CancellationToken cancellation)
    {
        while (!File.Exists(Path.Combine(_folder, name)))
        {
            await Task.Delay(20, cancellation);
        }
    }
}

/// <summary>A scoped service: one per invocation.</summary>
public sealed class Visit
{
    public string Id { get; } = Guid.NewGuid().ToString("N");
}
