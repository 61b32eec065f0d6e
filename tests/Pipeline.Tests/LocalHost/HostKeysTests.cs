using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.LocalHost.Http;

namespace Pipeline.Tests.LocalHost;

public sealed class HostKeysTests
{
    private static readonly HostKeys Keys = new(
        new HostKey("_master", "master", false), [new HostKey("default", "function", false)], [new HostKey("s", "system", false)]);

    [Theory]
    [InlineData(AuthorizationLevel.Anonymous, null, true)]
    [InlineData(AuthorizationLevel.Function, null, false)]
    [InlineData(AuthorizationLevel.Function, "", false)]
    [InlineData(AuthorizationLevel.Function, "Function", false)]
    [InlineData(AuthorizationLevel.Function, "function", true)]
    [InlineData(AuthorizationLevel.Function, "master", true)]
    [InlineData(AuthorizationLevel.Function, "system", false)]
    [InlineData(AuthorizationLevel.System, "system", true)]
    [InlineData(AuthorizationLevel.Admin, "function", false)]
    [InlineData(AuthorizationLevel.Admin, "master", true)]
    public void Opens_a_level_with_its_key_or_the_master_key(AuthorizationLevel level, string? key, bool expected) =>
        Assert.Equal(expected, Keys.Opens(level, key));

    [Theory]
    [InlineData("h", "q", "h")]
    [InlineData(null, "q", "q")]
    [InlineData("", "q", "")]
    [InlineData(null, null, null)]
    public void Takes_the_header_before_the_query(string? header, string? query, string? expected)
    {
        var http = new DefaultHttpContext();
        if (header is not null)
        {
            http.Request.Headers[KeyCheck.Header] = header;
        }

        http.Request.QueryString = query is null ? QueryString.Empty : QueryString.Create(KeyCheck.Query, query);

        Assert.Equal(expected, KeyCheck.KeyOf(http.Request));
    }

    [Fact]
    public void Generates_keys_that_survive_being_stored_and_are_never_the_same()
    {
        var keys = HostKeys.Generate();
        var stored = HostKeys.Parse(keys.ToJson());

        Assert.Equal(keys.MasterKey, stored!.MasterKey);
        Assert.Equal(keys.FunctionKeys, stored.FunctionKeys);
        Assert.NotEqual(keys.MasterKey.Value, HostKeys.Generate().MasterKey.Value);
        Assert.NotEqual(keys.MasterKey.Value, keys.FunctionKeys[0].Value);
    }
}
