using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using Pipeline.Faults.Actors;

namespace Pipeline.Faults.Results;

/// <summary>Writes what a run did and found, as Markdown.</summary>
internal sealed class Page(RunOptions options)
{
    private readonly StringBuilder _text = new();

    /// <summary>Says what was run, and on what.</summary>
    public void Head(string title, string about)
    {
        var version = typeof(Storage.Ingestion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        Line($"# {title}");
        Line();
        Line($"    dotnet run -c Release --project tests/Pipeline.Faults -- {options.Command}");
        Line();
        Line($"{TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC · pipeline {version} · "
            + $"{RuntimeInformation.FrameworkDescription} · {RuntimeInformation.OSDescription} · {Environment.ProcessorCount} logical processors, shared with other work");
        if (about.Length > 0)
        {
            Line();
            Line(about);
        }

        Line();
    }

    /// <summary>Writes a line, to the console too.</summary>
    public void Line(string line = "")
    {
        Console.WriteLine(line);
        _text.Append(line).Append('\n');
    }

    /// <summary>Writes what was counted.</summary>
    public void Table(Tally tally)
    {
        Line("| 计数 Count | |");
        Line("|---|---:|");
        foreach (var (what, count) in tally.Counts.OrderBy(count => count.Key, StringComparer.Ordinal))
        {
            Line($"| {what} | {count.ToString("#,##0", CultureInfo.InvariantCulture)} |");
        }

        Line();
    }

    /// <summary>Says whether what must never be was, in the words of the promise.</summary>
    public bool Verdict(Tally tally)
    {
        Line(string.Create(
            CultureInfo.InvariantCulture,
            $"**{tally["kills"]:#,##0} kills, {tally.Faults("lost")} lost, {tally.Faults("doubled")} doubled, {tally.Faults("mixed")} mixed reads**"));
        foreach (var (kind, what) in tally.Wrong)
        {
            Line($"- {kind}: {what}");
        }

        return !tally.Wrong.Any();
    }

    /// <summary>Keeps the page where the options say.</summary>
    public void Save()
    {
        if (options.Results is { } file)
        {
            File.WriteAllText(file, _text.ToString());
        }
    }
}
