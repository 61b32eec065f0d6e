using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Storage;
using Pipeline.Storage.Access;

namespace Pipeline.Functions.Access;

/// <summary>Registers who may call what.</summary>
internal static class AccessRegistration
{
    /// <summary>Adds the tokens and the reader of callers; faulty settings stop the start.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(AccessOptions.From(configuration))
        .AddSingleton(s => new Tokens(s.GetRequiredService<PipelineStorage>().Table(StorageNames.TokensTable), s.GetRequiredService<TimeProvider>()))
        .AddSingleton<CallerReader>();
}
