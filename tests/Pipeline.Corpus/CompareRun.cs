using System.Diagnostics;
using System.Globalization;
using Pipeline.Corpus.Readings;

namespace Pipeline.Corpus;

/// <summary>Has every comparison done in a process with a cap on its memory, kills it where one takes too long, and goes on with the next.</summary>
internal sealed class CompareRun(CompareOptions options)
{
    // One GiB: far more than our reader may take, and enough for the readers that build a model of everything.
    private const string HeapLimit = "0x40000000";

    private readonly IReadOnlyList<Pairing> _pairings = Pairing.Of(options);
    private readonly IReadOnlyList<ListedDifference> _listed = options.Reasons is { } path ? ListedDifference.Read(path) : [];
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Compares everything; 0 where ours neither failed nor differs in a way that is not listed.</summary>
    public async Task<int> RunAsync(string[] args)
    {
        await using var output = options.Output is { } path ? new StreamWriter(path) : StreamWriter.Null;
        var next = 0;
        while (next < _pairings.Count)
        {
            next = await RunFromAsync(next, args, output);
        }

        foreach (var (what, count) in _counts)
        {
            Console.WriteLine($"{what}\t{count}");
        }

        return _counts.Keys.Any(what => what.Contains("FAILED", StringComparison.Ordinal) || what.EndsWith("differs", StringComparison.Ordinal)) ? 1 : 0;
    }

    private async Task<int> RunFromAsync(int from, string[] args, StreamWriter output)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, [.. args, "--from", from.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Insert(0, typeof(CompareRun).Assembly.Location);
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        using var child = Process.Start(start)!;
        var at = from;
        while (true)
        {
            string? line;
            try
            {
                line = await child.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(options.Seconds));
            }
            catch (TimeoutException)
            {
                child.Kill();
                await child.WaitForExitAsync();
                Take(at, "too slow", output);
                return at + 1;
            }

            if (line is null)
            {
                await child.WaitForExitAsync();
                if (at < _pairings.Count && child.ExitCode != 0)
                {
                    Take(at, $"ended with {child.ExitCode}", output);
                }

                return at + 1;
            }

            if (line.StartsWith('@'))
            {
                at = int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture);
            }
            else if (line.StartsWith('='))
            {
                Take(at, line[1..], output);
            }
        }
    }

    private void Take(int number, string result, StreamWriter output)
    {
        var pairing = _pairings[number];
        var fields = result.Split('\t');
        var outcome = fields[0];
        var name = pairing.Name(options);
        if (outcome == "differs")
        {
            var unlisted = fields.Skip(2).Where(d => !_listed.Any(l => l.Covers(pairing.Reader, name, d))).ToList();
            outcome = unlisted.Count == 0 ? "differs as listed" : outcome;
            fields = ["", fields[1], .. unlisted];
        }
        else if (pairing.Reader == Pairing.Ours && outcome is not ("read" or "finding" or "FAILED"))
        {
            outcome = $"FAILED {outcome}";
        }
        else if (outcome is "only theirs" && _listed.Any(l => l.Covers(pairing.Reader, name, fields[1])))
        {
            outcome = "refused as listed";
        }

        var folder = name.Contains('/', StringComparison.Ordinal) ? name[..name.IndexOf('/', StringComparison.Ordinal)] : "";
        var key = $"{folder}\t{pairing.Reader}\t{outcome}";
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
        output.WriteLine($"{name}\t{pairing.Reader}\t{outcome}\t{string.Join('\t', fields.Skip(1))}");
        output.Flush();
    }
}
