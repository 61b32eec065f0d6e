using Microsoft.Extensions.Configuration;
using Pipeline.Functions.Http;

namespace Pipeline.Tests.Functions;

public sealed class CorsOptionsTests
{
    [Theory]
    [InlineData("", "https://bi.example.org", null)]
    [InlineData("https://bi.example.org, https://other.example.org", "https://bi.example.org", "https://bi.example.org")]
    [InlineData("https://bi.example.org", "https://evil.example.org", null)]
    [InlineData("*", "https://anybody.example.org", "*")]
    public void Lets_the_configured_origins_read_and_no_others(string setting, string origin, string? allowed) =>
        Assert.Equal(allowed, Options(setting).Allow(origin));

    [Theory]
    [InlineData("bi.example.org")]
    [InlineData("https://bi.example.org/")]
    public void Refuses_at_the_start_what_is_no_origin(string setting) =>
        Assert.Contains(setting, Assert.Throws<InvalidOperationException>(() => Options(setting)).Message, StringComparison.Ordinal);

    private static CorsOptions Options(string setting) =>
        CorsOptions.From(new ConfigurationBuilder().AddInMemoryCollection([new("Pipeline:CorsOrigins", setting)]).Build());
}
