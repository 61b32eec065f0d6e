using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.LocalHost.Configuration;
using Pipeline.LocalHost.Functions;
using Pipeline.LocalHost.Http;
using Pipeline.LocalHost.Invocation;

namespace Pipeline.LocalHost;

/// <summary>Puts the host together: settings, services, endpoints.</summary>
internal sealed class LocalHostBuilder
{
    private readonly LocalSettings _localSettings;
    private readonly HostJson _hostJson;
    private bool _servesHttp;
    private bool _built;

    public LocalHostBuilder(string[] args)
    {
        AzureGuard.Refuse(Environment.GetEnvironmentVariable, args);
        var folder = AppContext.BaseDirectory;
        _localSettings = LocalSettings.Read(Path.Combine(folder, "local.settings.json"));
        _localSettings.Export();
        Web = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = folder });
        _hostJson = ReadHostJson(folder);
        Web.Configuration.Sources.Insert(0, LogLevels(_hostJson));
    }

    public WebApplicationBuilder Web { get; }

    public MiddlewarePipeline Middleware { get; } = new();

    /// <summary>Ends the process with a plain message where the app cannot start as it stands.</summary>
    public static T OrExit<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (StartupException fault)
        {
            Console.Error.WriteLine($"The function app cannot start.{Environment.NewLine}{fault.Message}");
            Environment.Exit(1);
            throw;
        }
    }

    public void AddWebApplication()
    {
        if (!_servesHttp)
        {
            _servesHttp = true;
            Web.Services.AddMvcCore();
        }
    }

    public IHost Build(Assembly app)
    {
        if (_built)
        {
            throw new InvalidOperationException("The application has already been built.");
        }

        _built = true;
        var options = LocalHostOptions.From(Web.Configuration);
        var catalogue = FunctionCatalogue.Discover(app, Web.Configuration, _hostJson);
        CheckConnections(catalogue);
        if (!_servesHttp && catalogue.TriggeredBy<Trigger.Http>().Any())
        {
            throw new StartupException("The app has HTTP functions; Program.cs must call builder.ConfigureFunctionsWebApplication().");
        }

        Web.Services.AddSingleton(catalogue);
        Web.Services.AddSingleton(_hostJson);
        Web.Services.AddSingleton(options);
        Web.Services.AddSingleton(Middleware);
        Web.Services.AddSingleton(new HostId(HostIdentity.Resolve(Web.Configuration, Environment.MachineName, AppContext.BaseDirectory)));
        Web.Services.AddLocalHost(options);
        Web.WebHost.UseUrls(ListenAddress.Resolve(Web.Configuration, _localSettings.Port));
        var web = Web.Build();

        // The official worker does the same; as there, only proxies on this machine are believed.
        web.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All });
        HttpFunctionEndpoints.Map(web);
        AdminEndpoints.Map(web);
        return web;
    }

    /// <summary>A connection that is not set should stop the start, not the first event.</summary>
    private void CheckConnections(FunctionCatalogue catalogue)
    {
        var storage = new Storage.StorageConnections(Web.Configuration);
        foreach (var function in catalogue.Functions)
        {
            switch (function.Trigger)
            {
                case Trigger.Blob blob:
                    _ = (storage.Host, storage.Get(blob.Connection));
                    break;
                case Trigger.Queue queue:
                    _ = storage.Get(queue.Connection);
                    break;
                case Trigger.Timer:
                    _ = storage.Host;
                    break;
            }
        }
    }

    private static HostJson ReadHostJson(string folder)
    {
        var path = Path.Combine(folder, "host.json");
        if (!File.Exists(path))
        {
            throw new StartupException($"{path} is missing; a function app needs it.");
        }

        try
        {
            return HostJson.From(new ConfigurationBuilder()
                .AddJsonFile(path, optional: false)
                .AddEnvironmentVariables("AzureFunctionsJobHost__")
                .Build());
        }
        catch (InvalidDataException fault)
        {
            throw new StartupException($"{path} cannot be read: {fault.InnerException?.Message ?? fault.Message}");
        }
    }

    private static Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource LogLevels(HostJson hostJson) => new()
    {
        InitialData = hostJson.LogLevels.Select(level => KeyValuePair.Create(
            $"Logging:LogLevel:{(level.Key.Equals("default", StringComparison.OrdinalIgnoreCase) ? "Default" : level.Key)}", (string?)level.Value)),
    };
}
