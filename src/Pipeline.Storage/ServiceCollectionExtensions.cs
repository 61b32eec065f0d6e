using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Catalogue;
using Pipeline.Storage.Backups;
using Pipeline.Storage.Health;
using Pipeline.Storage.Replaying;
using Pipeline.Storage.Verifying;

namespace Pipeline.Storage;

/// <summary>Registers the stories of the system and the stores that they use.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Adds storage, ingestion, snapshots and all that reads them; settings are validated when the application starts.</summary>
    public static IServiceCollection AddPipelineStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PipelineOptions>()
            .Bind(configuration.GetSection(PipelineOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => CatalogueLoader.LoadDefault());
        services.TryAddSingleton(_ => PipelineStorage.FromConfiguration(configuration, PipelineOptions.Section));

        services.TryAddSingleton<Ledger>();
        services.TryAddSingleton<Archive>();
        services.TryAddSingleton<NormalisedStore>();
        services.TryAddSingleton<ObservationStore>();
        services.TryAddSingleton<CurrentGenerations>();
        services.TryAddSingleton<PreviousFigures>();
        services.TryAddSingleton<DryRun>();
        services.TryAddSingleton<ReceiptStore>();
        services.TryAddSingleton<FeedbackStore>();
        services.TryAddSingleton<Quarantine>();
        services.TryAddSingleton<SnapshotPointers>();
        services.TryAddSingleton<SnapshotReader>();
        services.TryAddSingleton<ManifestCache>();
        services.TryAddSingleton<SnapshotFileCache>();
        services.TryAddSingleton<SnapshotReleases>();
        services.TryAddSingleton<Completeness>();
        services.TryAddSingleton<HealthReader>();
        services.TryAddSingleton<CorrectionStore>();
        services.TryAddSingleton<CorrectionDesk>();
        services.TryAddSingleton<SnapshotBases>();
        services.TryAddSingleton<Explanations>();
        services.TryAddSingleton<Histories>();
        services.TryAddSingleton<Verification>();

        services.TryAddSingleton(s => new Ingestion(Catalogue(s), Storage(s), Options(s), Time(s), Log<Ingestion>(s)));
        services.TryAddSingleton(s => new Withdrawal(Storage(s), s.GetRequiredService<Ingestion>(), Time(s)));
        services.TryAddSingleton(s => new Sweep(
            Storage(s), Options(s), s.GetRequiredService<Ingestion>(), s.GetRequiredService<Withdrawal>(), Time(s), Log<Sweep>(s)));
        services.TryAddSingleton(s => new PoisonSubmissions(
            Catalogue(s), Storage(s), Options(s), s.GetRequiredService<Ingestion>(), Time(s), Log<PoisonSubmissions>(s)));
        services.TryAddSingleton<Replay>();
        services.TryAddSingleton<Backup>();
        services.TryAddSingleton<Restore>();
        services.TryAddSingleton(s => new SnapshotTaker(Catalogue(s), Storage(s), Options(s), Time(s), Log<SnapshotTaker>(s)));
        return services;
    }

    private static StatisticalCatalogue Catalogue(IServiceProvider services) => services.GetRequiredService<StatisticalCatalogue>();

    private static PipelineStorage Storage(IServiceProvider services) => services.GetRequiredService<PipelineStorage>();

    private static PipelineOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<PipelineOptions>>().Value;

    private static TimeProvider Time(IServiceProvider services) => services.GetRequiredService<TimeProvider>();

    private static ILogger<T> Log<T>(IServiceProvider services) => services.GetRequiredService<ILogger<T>>();
}
