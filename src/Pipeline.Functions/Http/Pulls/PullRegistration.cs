using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Functions.Http.OData;
using Pipeline.Functions.Http.OpenApi;
using Pipeline.Functions.Http.Sdmx;
using Pipeline.Publishing.Sdmx;

namespace Pipeline.Functions.Http.Pulls;

/// <summary>Registers what pulls of data sets need.</summary>
internal static class PullRegistration
{
    /// <summary>Adds the data sets, what describes them, and the stories of pulling them.</summary>
    public static IServiceCollection AddPulls(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(CorsOptions.From(configuration))
        .AddSingleton<ApiRoutes>()
        .AddSingleton<OpenApiDocument>()
        .AddSingleton<CatalogueSet>()
        .AddSingleton<TableSet>()
        .AddSingleton<SdmxArtefacts>()
        .AddSingleton<SdmxHistory>()
        .AddSingleton<SnapshotDoor>()
        .AddSingleton<DatasetPull>()
        .AddSingleton<ODataModel>()
        .AddSingleton<ODataPull>();
}
