using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Functions.Http.Pulls;

/// <summary>Registers what pulls of data sets need.</summary>
internal static class PullRegistration
{
    /// <summary>Adds the data sets and the stories of pulling them.</summary>
    public static IServiceCollection AddPulls(this IServiceCollection services) => services
        .AddSingleton<TableSet>()
        .AddSingleton<SnapshotDoor>()
        .AddSingleton<DatasetPull>();
}
