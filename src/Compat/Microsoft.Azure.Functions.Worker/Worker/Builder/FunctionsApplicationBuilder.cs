using System.Reflection;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.LocalHost;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Builds a function app.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly LocalHostBuilder _host;

    internal FunctionsApplicationBuilder(string[] args) => _host = LocalHostBuilder.OrExit(() => new LocalHostBuilder(args));

    /// <inheritdoc/>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_host.Web).Properties;

    /// <summary>The app's settings: appsettings.json, local.settings.json, environment, arguments.</summary>
    public ConfigurationManager Configuration => _host.Web.Configuration;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    /// <inheritdoc/>
    public IHostEnvironment Environment => _host.Web.Environment;

    /// <inheritdoc/>
    public ILoggingBuilder Logging => _host.Web.Logging;

    /// <inheritdoc/>
    public IMetricsBuilder Metrics => _host.Web.Metrics;

    /// <summary>The app's services.</summary>
    public IServiceCollection Services => _host.Web.Services;

    /// <summary>Builds the app; it listens once it runs.</summary>
    public IHost Build() => LocalHostBuilder.OrExit(() => _host.Build(Assembly.GetEntryAssembly()!));

    /// <inheritdoc/>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)_host.Web).ConfigureContainer(factory, configure);

    /// <inheritdoc/>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _host.Middleware.Add(middleware);
        return this;
    }

    internal void AddWebApplication() => _host.AddWebApplication();
}
