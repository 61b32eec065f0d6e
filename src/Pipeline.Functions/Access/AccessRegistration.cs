using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Storage;
using Pipeline.Storage.Access;

namespace Pipeline.Functions.Access;

/// <summary>Registers who may call what, and how much at once.</summary>
internal static class AccessRegistration
{
    /// <summary>Adds the tokens, the reader of callers and the limits; faulty settings stop the start.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(AccessOptions.From(configuration))
        .AddSingleton(s => new Tokens(s.GetRequiredService<PipelineStorage>().Table(StorageNames.TokensTable), s.GetRequiredService<TimeProvider>()))
        .AddSingleton<CallerReader>()
        .AddSingleton<RequestLimits>()
        .Configure<KestrelServerOptions>(RequestLimits.Configure)
        // It logs whole addresses, in which the host takes keys (?code=); our own lines name function and path.
        .AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
}
