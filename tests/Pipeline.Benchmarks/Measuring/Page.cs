using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Pipeline.Benchmarks.Measuring;

/// <summary>Writes results as Markdown: what was run, on what, and the figures.</summary>
internal sealed class Page(TextWriter output)
{
    /// <summary>Whether all budgets named so far hold.</summary>
    public bool AllHold { get; private set; } = true;

    public void Head(string title, string command, params string[] versions)
    {
        var day = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Line($"# {title}");
        Line();
        Line($"    dotnet run -c Release --project tests/Pipeline.Benchmarks -- {command}");
        Line();
        Line($"{day} · {RuntimeInformation.FrameworkDescription} · {RuntimeInformation.OSDescription} · {Processor()}, "
            + $"{Environment.ProcessorCount} logical processors, shared with other work · {string.Join(" · ", versions)}");
        Line();
    }

    public void Line(string text = "") => output.WriteLine(text);

    public void Row(params object[] cells) => Line($"| {string.Join(" | ", cells.Select(Text))} |");

    public void Header(params string[] names)
    {
        Row([.. names]);
        Line($"|{string.Concat(names.Select((_, i) => i == 0 ? "---|" : "---:|"))}");
    }

    public void Budget(string what, double figure, double limit, string unit)
    {
        var holds = figure <= limit;
        AllHold &= holds;
        Line(string.Create(CultureInfo.InvariantCulture, $"- {what}: **{figure:0.00}{unit}**, budget {limit:0.##}{unit}: {(holds ? "holds" : "NOT MET")}"));
        output.Flush();
    }

    /// <summary>A budget of which this run can say nothing.</summary>
    public void NotMeasured(string what, double limit, string unit, string why)
    {
        Line(string.Create(CultureInfo.InvariantCulture, $"- {what}: budget {limit:0.##}{unit}: NOT MEASURED, {why}"));
        output.Flush();
    }

    public static string VersionOf(Type type)
    {
        var assembly = type.Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? $"{assembly.GetName().Version}";
        return $"{assembly.GetName().Name} {version.Split('+')[0]}";
    }

    private static string Text(object cell) => cell switch
    {
        double number => number.ToString(number < 10 ? "0.00" : "#,##0", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => $"{cell}",
    };

    private static string Processor()
    {
        const string Key = "model name";
        const string Path = "/proc/cpuinfo";
        var line = File.Exists(Path) ? File.ReadLines(Path).FirstOrDefault(l => l.StartsWith(Key, StringComparison.Ordinal)) : null;
        return line is null ? $"{RuntimeInformation.ProcessArchitecture}" : line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..];
    }
}
