using Microsoft.Extensions.Configuration;
using Pipeline.LocalHost;
using Pipeline.LocalHost.Configuration;

namespace Pipeline.Tests.LocalHost;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("no settings", "no settings")]
    [InlineData("%Schedule%", "0 30 18 * * *")]
    [InlineData("%Container%/{name}", "in/{name}")]
    [InlineData("%Container%-%Container%", "in-in")]
    [InlineData("%Deep__Key%", "deep")]
    public void Replaces_settings(string text, string expected) =>
        Assert.Equal(expected, SettingExpansion.Expand(text, Configuration));

    [Theory]
    [InlineData("%Nowhere%", "the setting 'Nowhere', which is not set")]
    [InlineData("100%", "a % without its partner")]
    public void Stops_where_a_setting_is_missing(string text, string message) => Assert.Contains(
        message, Assert.Throws<StartupException>(() => SettingExpansion.Expand(text, Configuration)).Message, StringComparison.Ordinal);

    [Fact]
    public void Reads_local_settings_with_comments()
    {
        var settings = LocalSettings.Parse("""
            {
              // for development
              "IsEncrypted": false,
              "Values": { "AzureWebJobsStorage": "UseDevelopmentStorage=true", },
              "Host": { "LocalHttpPort": 7000 }
            }
            """);

        Assert.Equal("UseDevelopmentStorage=true", settings.Values["AzureWebJobsStorage"]);
        Assert.Equal(7000, settings.Port);
    }

    [Theory]
    [InlineData("""{"IsEncrypted":true}""", "is encrypted")]
    [InlineData("""{"Values":{"A":1}}""", "Values.A must be a string")]
    [InlineData("[]", "must be an object")]
    public void Refuses_local_settings_it_cannot_use(string text, string message) => Assert.Contains(
        message, Assert.Throws<StartupException>(() => LocalSettings.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("8000", "http://x:1", 7000, "http://localhost:8000")]
    [InlineData("0", null, null, "http://127.0.0.1:0")]
    [InlineData(null, "http://0.0.0.0:80", 7000, "http://0.0.0.0:80")]
    [InlineData(null, null, 7000, "http://localhost:7000")]
    [InlineData(null, null, null, "http://localhost:7071")]
    public void Listens_where_it_is_told(string? port, string? urls, int? local, string expected) => Assert.Equal(
        expected, ListenAddress.Resolve(Of(("port", port), ("urls", urls)), local));

    [Fact]
    public void Derives_the_same_host_id_for_the_same_machine_and_folder_and_another_for_others()
    {
        var id = HostIdentity.Resolve(Of(), "Dev-Machine_01.example", "/app/");

        Assert.Matches("^devmachine01exa-[0-9]+$", id);
        Assert.Equal(id, HostIdentity.Resolve(Of(), "Dev-Machine_01.example", "/app"));
        Assert.NotEqual(id, HostIdentity.Resolve(Of(), "Dev-Machine_01.example", "/app2"));
        Assert.True(id.Length <= 32);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("my-app-01")]
    [InlineData("abcdefghijklmnopqrstuvwxyz012345")]
    public void Takes_a_host_id_from_the_settings(string id) =>
        Assert.Equal(id, HostIdentity.Resolve(Of((HostIdentity.Setting, id)), "m", "/"));

    [Theory]
    [InlineData("Upper")]
    [InlineData("a--b")]
    [InlineData("-a")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456")]
    public void Refuses_a_host_id_that_no_queue_could_carry(string id) =>
        Assert.Throws<StartupException>(() => HostIdentity.Resolve(Of((HostIdentity.Setting, id)), "m", "/"));

    [Theory]
    [InlineData("WEBSITE_INSTANCE_ID", "--port 1")]
    [InlineData("FUNCTIONS_WORKER_RUNTIME_ENDPOINT", "")]
    [InlineData("NONE", "--functions-uri http://x")]
    public void Refuses_to_run_under_the_real_host(string variable, string arguments) => Assert.Contains(
        "-p:UseOfficialPackages=true",
        Assert.Throws<StartupException>(() => AzureGuard.Refuse(name => name == variable ? "x" : null, arguments.Split(' '))).Message,
        StringComparison.Ordinal);

    private static IConfiguration Configuration { get; } =
        Of(("Schedule", "0 30 18 * * *"), ("Container", "in"), ("Deep:Key", "deep"));

    private static IConfiguration Of(params (string Key, string? Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Where(each => each.Value is not null).Select(each => KeyValuePair.Create(each.Key, each.Value)))
        .Build();
}
