using System.Text;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Pipeline.Functions.Access;
using Pipeline.Storage.Access;

namespace Pipeline.Tests.Functions;

/// <summary>Whom App Service authentication vouches for. Nothing here asks storage: it would not answer.</summary>
public sealed class CallerReaderTests
{
    private static readonly Tokens Nowhere = new(new TableClient("UseDevelopmentStorage=true", "tokens"), TimeProvider.System);

    [Theory]
    [InlineData("reader", Role.Reader, "")]
    [InlineData("reviewer", Role.Reviewer, "")]
    [InlineData("operator", Role.Operator, "")]
    [InlineData("reporter-530100", Role.Reporter, "530100")]
    public async Task An_app_role_is_an_identity_where_App_Service_stands_in_front(string role, Role expected, string reporter) =>
        Assert.Equal(new Identity("someone@example.org", expected, reporter), (await ReadAsync(isBehind: true, Principal(("roles", role)))).Identity);

    [Fact]
    public async Task The_widest_role_counts_and_other_claims_do_not()
    {
        var caller = await ReadAsync(isBehind: true, Principal(("roles", "reader"), ("roles", "reviewer"), ("name", "operator"), ("groups", "operator")));

        Assert.Equal(Role.Reviewer, caller.Identity!.Role);
    }

    [Theory]
    [InlineData("no base64 at all!")]
    [InlineData("bm8ganNvbg==")] // no json
    [InlineData("e30=")] // {}
    [InlineData("eyJjbGFpbXMiOlt7fV19")] // {"claims":[{}]}
    public async Task A_principal_that_cannot_be_read_is_nobody(string header) =>
        Assert.Equal(new Caller(null, TokenRefused: false, PublicRead: false), await ReadAsync(isBehind: true, header));

    [Fact]
    public async Task A_principal_without_a_role_of_ours_is_nobody() =>
        Assert.Null((await ReadAsync(isBehind: true, Principal(("roles", "Operator"), ("roles", "admin")))).Identity);

    [Fact]
    public async Task Without_App_Service_in_front_the_header_is_anybodys_and_nobody_is_believed() =>
        Assert.Null((await ReadAsync(isBehind: false, Principal(("roles", "operator")))).Identity);

    [Fact]
    public async Task A_bearer_of_another_issuer_is_for_App_Service_to_judge() =>
        Assert.Equal(Role.Reader, (await ReadAsync(isBehind: true, Principal(("roles", "reader")), "Bearer eyJhbGciOiJSUzI1NiJ9.e30.x")).Identity!.Role);

    [Fact]
    public async Task A_bearer_that_nobody_vouches_for_is_refused() =>
        Assert.Equal(new Caller(null, TokenRefused: true, PublicRead: false), await ReadAsync(isBehind: false, "", "Bearer eyJhbGciOiJSUzI1NiJ9.e30.x"));

    [Theory]
    [InlineData("Pipeline:PublicRead")]
    [InlineData("WEBSITE_AUTH_ENABLED")]
    public void A_setting_that_is_neither_true_nor_false_stops_the_start(string setting)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(setting, "maybe")]).Build();

        Assert.Contains(setting, Assert.Throws<InvalidOperationException>(() => AccessOptions.From(settings)).Message, StringComparison.Ordinal);
    }

    private static async Task<Caller> ReadAsync(bool isBehind, string principal, string authorization = "")
    {
        var request = new DefaultHttpContext().Request;
        request.Headers["X-MS-CLIENT-PRINCIPAL"] = principal;
        request.Headers["X-MS-CLIENT-PRINCIPAL-NAME"] = "someone@example.org";
        request.Headers.Authorization = authorization;
        return await new CallerReader(Nowhere, new AccessOptions(PublicRead: false, isBehind)).ReadAsync(request, CancellationToken.None);
    }

    private static string Principal(params (string Type, string Value)[] claims) => Convert.ToBase64String(Encoding.UTF8.GetBytes(
        $$"""{"auth_typ":"aad","claims":[{{string.Join(',', claims.Select(claim => $$"""{"typ":"{{claim.Type}}","val":"{{claim.Value}}"}"""))}}]}"""));
}
