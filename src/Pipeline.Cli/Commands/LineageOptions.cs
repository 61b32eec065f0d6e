using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Catalogue;
using Pipeline.Lineage;
using Pipeline.Storage;

namespace Pipeline.Cli.Commands;

/// <summary>What the verbs that ask about published values share.</summary>
internal static class LineageOptions
{
    /// <summary>The indicator or measure.</summary>
    public static Argument<string> Indicator() => new("indicator")
    {
        Description = "指标或统计量的代码或名称。 The code or name of an indicator or measure.",
    };

    /// <summary>The area.</summary>
    public static Argument<string> Area() => new("area") { Description = "地区或板块的代码或名称。 The code or name of an area or group." };

    /// <summary>The snapshot.</summary>
    public static Option<string> Snapshot() => new("--snapshot")
    {
        Description = "nightly、released 或期号。 nightly, released or a number.",
        DefaultValueFactory = _ => SnapshotPointers.Nightly,
    };

    /// <summary>The snapshot of a name, or an explanation.</summary>
    public static async Task<SnapshotReference> FindAsync(IServiceProvider services, string name, CancellationToken cancellation) =>
        await services.GetRequiredService<SnapshotReader>().ResolveAsync(name, cancellation)
        ?? throw new UsageException($"没有快照“{name}”；先运行 pipeline snapshot。 / There is no snapshot '{name}'; run 'pipeline snapshot' first.");

    /// <summary>The codes of a subject and an area, or the nearest names.</summary>
    public static (string Subject, string Area) Names(StatisticalCatalogue catalogue, string indicator, string area)
    {
        var names = new KnownNames(catalogue);
        var subject = names.Subject(indicator)
            ?? throw new UsageException(
                $"没有指标或统计量“{indicator}”。最接近的： / No indicator or measure '{indicator}'. The nearest are: {names.NearestSubjects(indicator)}");
        var place = names.Area(area)
            ?? throw new UsageException($"没有地区或板块“{area}”。最接近的： / No area or group '{area}'. The nearest are: {names.NearestAreas(area)}");
        return (subject, place);
    }
}
