using Pipeline.Cli.Local;

namespace Pipeline.IntegrationTests;

/// <summary>One Azurite, in memory, for the whole test run; every test takes names of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private LocalAzurite? _azurite;

    public string ConnectionString => Azurite.ConnectionString;

    public Uri BlobEndpoint => Azurite.BlobEndpoint;

    public Uri QueueEndpoint => Azurite.QueueEndpoint;

    public Uri TableEndpoint => Azurite.TableEndpoint;

    private LocalAzurite Azurite => _azurite ?? throw new InvalidOperationException("The fixture has not started.");

    /// <summary>A table name that no other test has (letters and digits only).</summary>
    public static string NewTableName() => $"t{Guid.NewGuid():N}";

    /// <summary>A container name that no other test has.</summary>
    public static string NewContainerName() => $"c-{Guid.NewGuid():N}";

    /// <summary>A queue name that no other test has.</summary>
    public static string NewQueueName() => $"q-{Guid.NewGuid():N}";

    public async Task InitializeAsync() =>
        _azurite = await LocalAzurite.StartAsync(new LocalAzuriteOptions { IncludeDevelopmentTools = true });

    public async Task DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }
}

/// <summary>Put <c>[Collection(SharedAzurite.Name)]</c> on a test class to share the run's Azurite.</summary>
[CollectionDefinition(Name)]
public sealed class SharedAzurite : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
