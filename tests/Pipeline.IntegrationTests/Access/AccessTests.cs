using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Pipeline.IntegrationTests.EndToEnd;
using Pipeline.Storage;
using Pipeline.Storage.Access;

namespace Pipeline.IntegrationTests.Access;

/// <summary>The running app answers every identity as the table says.</summary>
[Collection(RunningProduct.Name)]
public sealed class AccessTests(ProductFixture product) : IAsyncLifetime
{
    private static readonly SemaphoreSlim One = new(1);
    private static IReadOnlyList<string?>? s_tokens;

    private static IReadOnlyList<string?> Tokens => s_tokens!;

    /// <summary>The lines of the table, by what they address.</summary>
    public static TheoryData<string, string> Lines
    {
        get
        {
            var lines = new TheoryData<string, string>();
            foreach (var line in AccessTable.Lines)
                foreach (var verb in line.Verbs)
                    lines.Add(verb == "*" ? "GET" : verb, line.Address);
            return lines;
        }
    }

    public async Task InitializeAsync()
    {
        await One.WaitAsync();
        try
        {
            s_tokens ??=
            [
                null,
                "ynp_unknown",
                await ExpiredAsync(),
                await product.TokenAsync(Role.Reader),
                await product.TokenAsync(Role.Reporter, "533100"),
                await product.TokenAsync(Role.Reporter, "533300"),
                await product.TokenAsync(Role.Reviewer),
                await product.TokenAsync(Role.Operator),
            ];
        }
        finally
        {
            One.Release();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Every_route_answers_every_identity_as_the_table_says(string verb, string address)
    {
        var line = AccessTable.Lines.Single(each => each.Address == address && (each.Verbs.Contains(verb) || each.Verbs.Contains("*")));
        List<int> statuses = [];
        foreach (var token in Tokens)
        {
            using var answer = await SendAsync(verb, address, token);
            statuses.Add((int)answer.StatusCode);
            AssertGuarded(answer);
            Assert.Equal(answer.StatusCode == HttpStatusCode.Unauthorized, answer.Headers.WwwAuthenticate.FirstOrDefault()?.ToString() == "Bearer");
            Assert.False(token is not null && line.Statuses.Distinct().Count() > 1 && answer.Headers.CacheControl!.Public, "An answer to a token may be kept for others.");
        }

        Assert.Equal(Said(line.Statuses), Said(statuses));
    }

    [Theory]
    [InlineData("Basic dXNlcjpwYXNz", 401)]
    [InlineData("Basic {password}", 200)] // tools that know user and password only
    [InlineData("Basic %%%", 401)]
    [InlineData("Bearer", 401)]
    [InlineData("Bearer ", 401)]
    [InlineData("bearer {reviewer}", 200)]
    [InlineData("Bearer {reviewer} ", 200)]
    [InlineData("Bearer {reviewer},{reviewer}", 401)]
    [InlineData("Bearer {REVIEWER}", 401)]
    [InlineData("Bearer {cut}", 401)]
    public async Task A_token_counts_only_exactly_as_it_was_issued(string header, int status)
    {
        var reviewer = Tokens[6]!;
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/status");
        request.Headers.TryAddWithoutValidation("Authorization", header
            .Replace("{reviewer}", reviewer, StringComparison.Ordinal)
            .Replace("{REVIEWER}", reviewer.ToUpperInvariant(), StringComparison.Ordinal)
            .Replace("{password}", Convert.ToBase64String(Encoding.UTF8.GetBytes($"统计局:{reviewer}")), StringComparison.Ordinal)
            .Replace("{cut}", reviewer[..^1], StringComparison.Ordinal));
        using var answer = await product.Http.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_revoked_token_is_refused_at_once()
    {
        var tokens = new Pipeline.Storage.Access.Tokens(product.Storage.Table(StorageNames.TokensTable), TimeProvider.System);
        var (token, info) = await tokens.IssueAsync(new Identity("short", Role.Reader), TimeSpan.FromHours(1), CancellationToken.None);
        using var before = await SendAsync("GET", "api/v1/status", token);
        await tokens.RevokeAsync(info.Id, CancellationToken.None);
        using var after = await SendAsync("GET", "api/v1/status", token);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (before.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task What_is_stored_of_a_token_does_not_open_anything()
    {
        var rows = await product.Storage.Table(StorageNames.TokensTable).QueryAsync<Azure.Data.Tables.TableEntity>().ToListAsync();
        var stored = string.Join(' ', rows.SelectMany(row => row).Select(property => property.Value));

        Assert.NotEmpty(rows);
        Assert.All(Tokens.OfType<string>(), token => Assert.DoesNotContain(token["ynp_".Length..], stored, StringComparison.Ordinal));
        foreach (var guess in (string[])[rows[0].RowKey, "ynp_" + rows[0].RowKey, "ynp_" + rows[0].RowKey[..16]])
        {
            using var answer = await SendAsync("GET", "api/v1/status", guess);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_principal_that_the_caller_made_up_is_nobody_where_App_Service_does_not_stand_in_front()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/status");
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL", Convert.ToBase64String("""{"claims":[{"typ":"roles","val":"operator"}]}"""u8));
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL-NAME", "mallory");
        using var answer = await product.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("admin/functions")]
    [InlineData("admin/functions/NightlySnapshot")]
    [InlineData("admin/host/status")]
    [InlineData("ADMIN/functions")]
    public async Task The_hosts_own_addresses_take_no_token_of_ours(string address)
    {
        foreach (var token in Tokens)
        {
            using var answer = await SendAsync("GET", address, token);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    internal static void AssertGuarded(HttpResponseMessage answer)
    {
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.NotNull(answer.Headers.CacheControl);
        Assert.Empty(answer.Headers.Server);
    }

    private async Task<string> ExpiredAsync()
    {
        var token = await product.TokenAsync(Role.Operator, validity: TimeSpan.FromMilliseconds(1));
        await Task.Delay(20);
        return token;
    }

    private static string Said(IEnumerable<int> statuses) =>
        string.Join(' ', statuses.Zip(AccessTable.Identities, (status, identity) => $"{identity}:{status}"));

    private async Task<HttpResponseMessage> SendAsync(string verb, string address, string? token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), address);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await product.Http.SendAsync(request);
    }
}
