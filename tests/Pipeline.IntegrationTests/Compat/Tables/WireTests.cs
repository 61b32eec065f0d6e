using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Pipeline.IntegrationTests.Compat.Tables;

/// <summary>What goes over the wire, letter by letter, and what answers of other shapes than an emulator's mean.</summary>
public sealed class WireTests
{
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    [Fact]
    public async Task Signs_the_date_and_the_escaped_path_by_SharedKeyLite()
    {
        var transport = new CannedTransport(new CannedResponse(204));
        var table = Azure(transport);

        await table.UpsertEntityAsync(new TableEntity("it's", "昆明") { ["v"] = 1 });

        var sent = Assert.Single(transport.Sent);
        Assert.Equal(
            "https://stats.table.core.windows.net/ledger(PartitionKey='it%27%27s',RowKey='%E6%98%86%E6%98%8E')", sent.Uri.AbsoluteUri);
        var toSign = $"{sent.Headers["x-ms-date"]}\n/stats/ledger(PartitionKey='it%27%27s',RowKey='%E6%98%86%E6%98%8E')";
        Assert.Equal($"SharedKeyLite stats:{Signature(toSign)}", sent.Headers["Authorization"]);
        Assert.Equal("PATCH", sent.Method);
        Assert.Equal("2020-12-06", sent.Headers["x-ms-version"]);
        Assert.Equal("3.0", sent.Headers["DataServiceVersion"]);
        Assert.Equal("application/json;odata=minimalmetadata", sent.Headers["Accept"]);
        Assert.False(sent.Headers.ContainsKey("If-Match"));
    }

    [Fact]
    public async Task The_emulators_account_stands_twice_in_what_is_signed()
    {
        var transport = new CannedTransport(new CannedResponse(204));

        await new TableClient("UseDevelopmentStorage=true", "t", transport.Options).DeleteEntityAsync("p", "r");

        var sent = Assert.Single(transport.Sent);
        Assert.Equal("http://127.0.0.1:10002/devstoreaccount1/t(PartitionKey='p',RowKey='r')", sent.Uri.AbsoluteUri);
        var toSign = $"{sent.Headers["x-ms-date"]}\n/devstoreaccount1/devstoreaccount1/t(PartitionKey='p',RowKey='r')";
        Assert.Equal($"SharedKeyLite devstoreaccount1:{Signature(toSign)}", sent.Headers["Authorization"]);
        Assert.Equal("*", sent.Headers["If-Match"]);
    }

    [Fact]
    public async Task Writes_each_type_with_its_annotation()
    {
        var transport = new CannedTransport(new CannedResponse(204));

        await Azure(transport).AddEntityAsync(new TableEntity("p", "r")
        {
            ["Timestamp"] = DateTimeOffset.UnixEpoch,
            ["odata.etag"] = "x",
            ["none"] = null,
            ["s"] = "人\"\\ <",
            ["i"] = -1,
            ["l"] = 2L,
            ["d"] = 3.0,
            ["n"] = double.NaN,
            ["b"] = true,
            ["m"] = new DateTimeOffset(2026, 4, 1, 8, 0, 0, TimeSpan.FromHours(8)),
            ["g"] = Guid.Empty,
            ["y"] = new byte[] { 1, 2, 3, 4 },
        });

        var sent = Assert.Single(transport.Sent);
        Assert.Equal("POST", sent.Method);
        Assert.Equal("return-no-content", sent.Headers["Prefer"]);
        Assert.Equal("application/json", sent.Headers["Content-Type"]);
        Assert.Equal(
            """
            {"PartitionKey":"p","RowKey":"r","s":"人\"\\ <","i":-1,"l@odata.type":"Edm.Int64","l":"2","d@odata.type":"Edm.Double","d":3,
            "n@odata.type":"Edm.Double","n":"NaN","b":true,"m@odata.type":"Edm.DateTime","m":"2026-04-01T00:00:00.0000000Z",
            "g@odata.type":"Edm.Guid","g":"00000000-0000-0000-0000-000000000000","y@odata.type":"Edm.Binary","y":"AQIDBA=="}
            """.ReplaceLineEndings(""),
            sent.Body);
    }

    [Fact]
    public async Task A_transaction_is_one_changeset_with_absolute_addresses()
    {
        var transport = new CannedTransport(Accepted(3));

        await Azure(transport).SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, new TableEntity("p", "1") { ["v"] = 1 }),
            new(TableTransactionActionType.UpdateReplace, new TableEntity("p", "2"), new ETag("W/\"x\"")),
            new(TableTransactionActionType.Delete, new TableEntity("p", "3")),
        ]);

        var sent = Assert.Single(transport.Sent);
        Assert.Equal("https://stats.table.core.windows.net/$batch", sent.Uri.AbsoluteUri);
        var batch = sent.Headers["Content-Type"].Split("boundary=")[1];
        var changeset = sent.Body.Split("boundary=")[1].Split("\r\n")[0];
        Assert.StartsWith("batch_", batch, StringComparison.Ordinal);
        Assert.Equal(
            $$"""
            --{{batch}}
            Content-Type: multipart/mixed; boundary={{changeset}}

            --{{changeset}}
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            POST https://stats.table.core.windows.net/ledger HTTP/1.1
            Accept: application/json;odata=minimalmetadata
            Content-Type: application/json
            Prefer: return-no-content
            DataServiceVersion: 3.0

            {"PartitionKey":"p","RowKey":"1","v":1}
            --{{changeset}}
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            PUT https://stats.table.core.windows.net/ledger(PartitionKey='p',RowKey='2') HTTP/1.1
            Accept: application/json;odata=minimalmetadata
            Content-Type: application/json
            Prefer: return-no-content
            DataServiceVersion: 3.0
            If-Match: W/"x"

            {"PartitionKey":"p","RowKey":"2"}
            --{{changeset}}
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            DELETE https://stats.table.core.windows.net/ledger(PartitionKey='p',RowKey='3') HTTP/1.1
            Accept: application/json;odata=minimalmetadata
            DataServiceVersion: 3.0
            If-Match: *


            --{{changeset}}--
            --{{batch}}--

            """.ReplaceLineEndings("\r\n"),
            sent.Body);
    }

    [Fact]
    public async Task A_transaction_without_etag_updates_as_the_service_reads_it()
    {
        var transport = new CannedTransport(Accepted(2));

        await Azure(transport).SubmitTransactionAsync(
        [
            new(TableTransactionActionType.UpdateMerge, new TableEntity("p", "1")),
            new(TableTransactionActionType.UpsertMerge, new TableEntity("p", "2"), new ETag("ignored")),
        ]);

        Assert.DoesNotContain("If-Match", Assert.Single(transport.Sent).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_the_failing_part_that_Azure_answers()
    {
        var transport = new CannedTransport(new CannedResponse(
            202,
            """
            --batchresponse_b
            Content-Type: multipart/mixed; boundary="changesetresponse_c"

            --changesetresponse_c
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            HTTP/1.1 400 Bad Request
            X-Content-Type-Options: nosniff
            Content-Type: application/json;odata=minimalmetadata;streaming=true;charset=utf-8

            {"odata.error":{"code":"InvalidInput","message":{"lang":"en-US","value":"1:One of the request inputs is not valid.\nRequestId:7\nTime:2026"}}}
            --changesetresponse_c--
            --batchresponse_b--
            """.ReplaceLineEndings("\r\n"),
            ("Content-Type", "multipart/mixed; boundary=batchresponse_b")));

        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(() => Azure(transport).SubmitTransactionAsync(
            [new(TableTransactionActionType.Add, new TableEntity("p", "1")), new(TableTransactionActionType.Add, new TableEntity("p", "2"))]));

        Assert.Equal((400, 1), (refusal.Status, refusal.FailedTransactionActionIndex));
        Assert.True(TableErrorCode.InvalidInput == refusal.ErrorCode);
        Assert.Contains("One of the request inputs is not valid", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_has_its_headers_and_reason()
    {
        var parts = (await Azure(new CannedTransport(Accepted(1))).SubmitTransactionAsync(
            [new(TableTransactionActionType.Add, new TableEntity("p", "1"))])).Value;

        var part = Assert.Single(parts);
        Assert.Equal("No Content", part.ReasonPhrase);
        Assert.Equal(new ETag("W/\"0\""), part.Headers.ETag);
        Assert.True(part.Headers.Contains("dataserviceversion"));
        Assert.Equal(["DataServiceVersion", "ETag"], part.Headers.Select(header => header.Name));
    }

    [Fact]
    public async Task Fewer_answers_than_actions_are_a_failure()
    {
        var actions = Enumerable.Range(0, 2).Select(i => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", $"{i}")));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Azure(new CannedTransport(Accepted(1))).SubmitTransactionAsync(actions));

        Assert.Contains("1 of 2 actions", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_can_be_empty_and_lack_a_row_key_and_still_continue()
    {
        var transport = new CannedTransport(
            new CannedResponse(200, """{"odata.metadata":"x","value":[]}""", ("x-ms-continuation-NextPartitionKey", "1!4!cA--")),
            new CannedResponse(200, """{"value":[]}""", ("x-ms-continuation-NextPartitionKey", "1!4!cQ--"), ("x-ms-continuation-NextRowKey", "1!4!cg--")),
            new CannedResponse(200, """{"value":[{"odata.etag":"W/\"1\"","PartitionKey":"q","RowKey":"r","v":"9","v@odata.type":"Edm.Int64","w":1.0}]}"""));

        var rows = await Azure(transport).QueryAsync<TableEntity>("PartitionKey ge 'p'", 50, ["v", "w"]).ToListAsync();

        Assert.Equal(
            [
                "?$filter=PartitionKey%20ge%20%27p%27&$top=50&$select=v%2Cw",
                "?$filter=PartitionKey%20ge%20%27p%27&$top=50&$select=v%2Cw&NextPartitionKey=1%214%21cA--",
                "?$filter=PartitionKey%20ge%20%27p%27&$top=50&$select=v%2Cw&NextPartitionKey=1%214%21cQ--&NextRowKey=1%214%21cg--",
            ],
            transport.Sent.Select(sent => sent.Uri.Query));
        Assert.Equal("/ledger()", transport.Sent[0].Uri.AbsolutePath);
        Assert.Equal((9L, 1.0), (rows.Single().GetInt64("v"), rows.Single().GetDouble("w")));
    }

    [Theory]
    [InlineData("""{"odata.error":{"code":"TableNotFound","message":{"lang":"en-US","value":"Gone."}}}""", "TableNotFound", "Gone.")]
    [InlineData("""<?xml version="1.0"?><m:error xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><m:code>TableNotFound</m:code><m:message>Gone.</m:message></m:error>""", "TableNotFound", "Gone.")]
    [InlineData("<html>a proxy's page", "FromHeader", "404")]
    [InlineData("{ cut off", "FromHeader", "404")]
    [InlineData("", "FromHeader", "404")]
    public async Task Understands_refusals_in_JSON_in_XML_and_in_a_header(string body, string code, string message)
    {
        var table = Azure(new CannedTransport(new CannedResponse(404, body, ("x-ms-error-code", "FromHeader"))));

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(code, refusal.ErrorCode);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Tries_again_what_may_pass_with_the_same_body_and_a_new_signature(int status)
    {
        var transport = new CannedTransport(new CannedResponse(status), new CannedResponse(status), Accepted(1));

        await Azure(transport).SubmitTransactionAsync([new(TableTransactionActionType.UpsertMerge, new TableEntity("p", "r") { ["v"] = "一" })]);

        Assert.Equal(3, transport.Sent.Count);
        Assert.All(transport.Sent, sent => Assert.Equal(transport.Sent[0].Body, sent.Body));
        Assert.All(transport.Sent, sent => Assert.StartsWith("SharedKeyLite stats:", sent.Headers["Authorization"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Gives_up_after_some_attempts_with_what_the_service_said_last()
    {
        var transport = new CannedTransport(new CannedResponse(503, "", ("x-ms-error-code", "ServerBusy")));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Azure(transport).AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((503, "ServerBusy"), (failure.Status, failure.ErrorCode));
        Assert.Equal(1 + transport.Options.Retry.MaxRetries, transport.Sent.Count);
    }

    [Fact]
    public async Task Reading_tries_again_within_a_page_and_goes_on_from_where_it_was()
    {
        var transport = new CannedTransport(
            new CannedResponse(200, """{"value":[{"PartitionKey":"p","RowKey":"1"}]}""", ("x-ms-continuation-NextPartitionKey", "p"), ("x-ms-continuation-NextRowKey", "2")),
            new CannedResponse(500),
            new CannedResponse(200, """{"value":[{"PartitionKey":"p","RowKey":"2"}]}"""));

        var rows = await Azure(transport).QueryAsync<TableEntity>().ToListAsync();

        Assert.Equal(["1", "2"], rows.Select(row => row.RowKey));
        Assert.Equal(["", "?NextPartitionKey=p&NextRowKey=2", "?NextPartitionKey=p&NextRowKey=2"], transport.Sent.Select(sent => sent.Uri.Query));
    }

    /// <summary>What these tests expect of signatures, against what openssl dgst -sha256 -mac HMAC makes of the same texts with the emulator's key.</summary>
    [Theory]
    [InlineData("Thu, 02 Apr 2026 01:02:03 GMT\n/stats/ledger(PartitionKey='p',RowKey='r')", "C1qWH6M/fbt3dT2ib9hj0ys6hx055OeZUdhsa38h794=")]
    [InlineData("Thu, 02 Apr 2026 01:02:03 GMT\n/devstoreaccount1/devstoreaccount1/Tables", "lSKVM+YTfaM944j7/fnvypxDa0kHnX6WJbbMsK+ZVF0=")]
    [InlineData("Thu, 02 Apr 2026 01:02:03 GMT\n/stats/ledger(PartitionKey='it%27%27s',RowKey='%E6%98%86%E6%98%8E')", "i++xJboQzV2sQCiDGK/BF7LDdL9zUrKPKyC+SYsXrj4=")]
    public void Signs_texts_as_another_program_does(string text, string signature) =>
        Assert.Equal(signature, Signature(text));

    [Fact]
    public async Task Does_not_try_again_what_is_refused()
    {
        var transport = new CannedTransport(new CannedResponse(412, "", ("x-ms-error-code", "UpdateConditionNotSatisfied")));

        await Assert.ThrowsAsync<RequestFailedException>(() => Azure(transport).UpdateEntityAsync(new TableEntity("p", "r"), new ETag("W/\"1\"")));

        Assert.Equal("W/\"1\"", Assert.Single(transport.Sent).Headers["If-Match"]);
    }

    [Theory]
    [InlineData(null, "https://storage.azure.com/.default")]
    [InlineData("AzurePublic", "https://storage.azure.com/.default")]
    [InlineData("AzureChina", "https://storage.azure.cn/.default")]
    [InlineData("AzureGov", "https://storage.azure.us/.default")]
    [InlineData("https://stats.example/", "https://stats.example/.default")]
    [InlineData("https://stats.example/.default", "https://stats.example/.default")]
    public async Task Brings_a_token_for_the_audience(string? audience, string scope)
    {
        var transport = new CannedTransport(new CannedResponse(204));
        var options = transport.Options;
        if (audience is not null)
            options.Audience = audience;
        var credential = new FixedToken();
        var endpoint = new Uri("https://stats.table.core.chinacloudapi.cn");

        await new TableClient(endpoint, "ledger", credential, options).UpsertEntityAsync(new TableEntity("p", "r"));
        await new TableServiceClient(endpoint, credential, options).GetTableClient("ledger").DeleteEntityAsync("p", "r");

        Assert.All(transport.Sent, sent => Assert.Equal("Bearer the-token", sent.Headers["Authorization"]));
        Assert.All(credential.Scopes, asked => Assert.Equal(scope, asked));
        Assert.Equal(2, credential.Scopes.Count);
        Assert.Equal("stats", new TableClient(endpoint, "ledger", credential).AccountName);
    }

    [Fact]
    public void Brings_no_token_over_plain_http()
    {
        Assert.Throws<ArgumentException>("endpoint", () => new TableClient(new Uri("http://stats.example"), "t", new FixedToken()));
        Assert.Throws<ArgumentException>("endpoint", () => new TableServiceClient(new Uri("http://stats.example"), new FixedToken()));
    }

    [Fact]
    public void Audiences_compare_without_letter_case()
    {
        TableAudience audience = "azurechina";

        Assert.True(audience == TableAudience.AzureChina);
        Assert.True(TableAudience.AzureChina != TableAudience.AzureGovernment);
        Assert.Equal(TableAudience.AzureChina.GetHashCode(), audience.GetHashCode());
        Assert.Equal("azurechina", audience.ToString());
    }

    [Fact]
    public void Error_codes_compare_with_text_without_letter_case()
    {
        TableErrorCode code = "tablenotfound";

        Assert.True(code == TableErrorCode.TableNotFound);
        Assert.True(TableErrorCode.TableNotFound == "TableNotFound");
        Assert.True("TABLENOTFOUND" == TableErrorCode.TableNotFound);
        Assert.True(TableErrorCode.TableNotFound != "EntityNotFound");
        Assert.False(TableErrorCode.TableNotFound == (string?)null);
        Assert.Equal(TableErrorCode.TableNotFound.GetHashCode(), code.GetHashCode());
    }

    [Theory]
    [InlineData("AccountName=a;AccountKey=AAAA;EndpointSuffix=core.chinacloudapi.cn", "https://a.table.core.chinacloudapi.cn/")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AAAA;EndpointSuffix=x.y;", "http://a.table.x.y/")]
    [InlineData("AccountName=a;AccountKey=AA==", "https://a.table.core.windows.net/")]
    [InlineData("AccountName=a;AccountKey=AAAA;TableEndpoint=http://localhost:7/a;BlobEndpoint=http://localhost:8/a", "http://localhost:7/a")]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://azurite", "http://azurite:10002/devstoreaccount1")]
    public void Finds_the_endpoint_in_a_connection_string(string text, string endpoint) =>
        Assert.Equal(endpoint, new TableServiceClient(text).Uri.AbsoluteUri);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AccountName=a")]
    [InlineData("AccountName=a;AccountKey=AAAA;AccountKey=BBBB")]
    [InlineData("AccountName=a;AccountKey=AAAA;TableEndpoint=nowhere")]
    [InlineData("AccountName=a;AccountKey=***")]
    public void Refuses_a_malformed_connection_string(string text) =>
        Assert.Throws<FormatException>(() => new TableServiceClient(text));

    [Fact]
    public void Refuses_absent_arguments()
    {
        Assert.Throws<ArgumentException>("connectionString", () => new TableServiceClient(""));
        Assert.Throws<ArgumentException>("tableName", () => new TableClient("UseDevelopmentStorage=true", ""));
        Assert.Throws<ArgumentException>("tableName", () => new TableServiceClient("UseDevelopmentStorage=true").GetTableClient(""));
        Assert.Throws<ArgumentNullException>("endpoint", () => new TableClient(null!, "t", new TableSharedKeyCredential("a", "AAAA")));
        Assert.Throws<ArgumentNullException>("credential", () => new TableServiceClient(new Uri("https://a"), (TableSharedKeyCredential)null!));
        Assert.Throws<ArgumentOutOfRangeException>("serviceVersion", () => new TableClientOptions((TableClientOptions.ServiceVersion)9));
    }

    [Fact]
    public async Task Speaks_the_older_version_when_asked()
    {
        var transport = new CannedTransport(new CannedResponse(204));
        var options = new TableClientOptions(TableClientOptions.ServiceVersion.V2019_02_02) { Transport = transport };

        await new TableClient("UseDevelopmentStorage=true", "t", options).DeleteEntityAsync("p", "r");

        Assert.Equal("2019-02-02", Assert.Single(transport.Sent).Headers["x-ms-version"]);
    }

    private static string Signature(string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Key), Encoding.UTF8.GetBytes(text)));

    private static TableClient Azure(CannedTransport transport) =>
        new(new Uri("https://stats.table.core.windows.net/"), "ledger", new TableSharedKeyCredential("stats", Key), transport.Options);

    private static CannedResponse Accepted(int parts) => new(
        202,
        "--batchresponse_b\r\nContent-Type: multipart/mixed; boundary=changesetresponse_c\r\n\r\n"
        + string.Concat(Enumerable.Range(0, parts).Select(i =>
            "--changesetresponse_c\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
            + $"HTTP/1.1 204 No Content\r\nDataServiceVersion: 3.0;\r\nETag: W/\"{i}\"\r\n\r\n\r\n"))
        + "--changesetresponse_c--\r\n--batchresponse_b--\r\n",
        ("Content-Type", "multipart/mixed; boundary=batchresponse_b"));

    private sealed class FixedToken : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.Add(Assert.Single(requestContext.Scopes));
            return new AccessToken("the-token", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
