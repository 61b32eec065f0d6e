using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Pipeline.Storage;

namespace Pipeline.IntegrationTests.Storage;

[Collection(SharedAzurite.Name)]
public sealed class ServiceCollectionTests(AzuriteFixture azurite)
{
    [Fact]
    public void Everything_that_is_registered_can_be_made()
    {
        ServiceCollection services = new();
        services.AddPipelineStorage(Configuration(("Pipeline", azurite.ConnectionString), ("Pipeline:AutoRelease", "false")));
        var registered = services.Select(s => s.ServiceType).Where(t => t.Assembly == typeof(PipelineStorage).Assembly).ToList();
        using var provider = services.BuildServiceProvider();

        Assert.NotEmpty(registered);
        Assert.All(registered, type => Assert.NotNull(provider.GetRequiredService(type)));
        Assert.False(provider.GetRequiredService<IOptions<PipelineOptions>>().Value.AutoRelease);
    }

    [Fact]
    public async Task A_setting_out_of_range_stops_the_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddPipelineStorage(Configuration(("Pipeline", azurite.ConnectionString), ("Pipeline:KeepNightly", "0")));
        using var host = builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(nameof(PipelineOptions.KeepNightly), failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AzureWebJobsPipeline")]
    [InlineData("Pipeline")]
    public void A_connection_string_is_found_under_both_names(string setting)
    {
        var storage = PipelineStorage.FromConfiguration(Configuration((setting, azurite.ConnectionString)));

        Assert.Equal(new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient("archive").Uri, storage.Container("archive").Uri);
    }

    [Fact]
    public void Addresses_make_an_identity_and_any_cloud_work()
    {
        var storage = PipelineStorage.FromConfiguration(Configuration(
            ("Pipeline:blobServiceUri", "https://yunnan.blob.core.chinacloudapi.cn"),
            ("Pipeline:tableServiceUri", "https://yunnan.table.core.chinacloudapi.cn")));

        Assert.Equal("https://yunnan.blob.core.chinacloudapi.cn/archive", storage.Container("archive").Uri.ToString());
        Assert.StartsWith("https://yunnan.table.core.chinacloudapi.cn/", storage.Table("ledger").Uri.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_connection_the_message_names_the_settings()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => PipelineStorage.FromConfiguration(Configuration()));

        Assert.Contains("Pipeline__blobServiceUri", failure.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
}
