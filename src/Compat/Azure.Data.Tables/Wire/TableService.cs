using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Wire;

/// <summary>One table service: where it is, and the pipeline that requests to it go through.</summary>
internal sealed class TableService
{
    private const string Json = "application/json";
    private const string MinimalMetadata = "application/json;odata=minimalmetadata";

    private readonly HttpPipeline _pipeline;
    private readonly string _version;

    private TableService(Uri endpoint, string accountName, TableClientOptions options, HttpPipelinePolicy authentication)
    {
        Endpoint = endpoint;
        Address = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        AccountName = accountName;
        _version = options.VersionString;
        _pipeline = HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
        {
            PerRetryPolicies = { authentication },
            RequestFailedDetailsParser = FailureParser.Instance,
        });
    }

    public Uri Endpoint { get; }

    /// <summary>The endpoint as text, without a slash at its end.</summary>
    public string Address { get; }

    public string AccountName { get; }

    public static TableService Open(string connectionString, TableClientOptions? options)
    {
        var parsed = ConnectionString.Parse(connectionString);
        return Open(parsed.Endpoint, parsed.Credential, options);
    }

    public static TableService Open(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        return new(endpoint, credential.AccountName, options ?? new(), new SharedKeyLitePolicy(credential));
    }

    public static TableService Open(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(tokenCredential);
        if (endpoint.Scheme != Uri.UriSchemeHttps)
            throw new ArgumentException("Cannot use TokenCredential without HTTPS: a token sent in the clear can be stolen.", nameof(endpoint));
        options ??= new();
        var scope = (options.Audience ?? TableAudience.AzurePublicCloud).Scope();
        return new(endpoint, AccountOf(endpoint), options, new BearerTokenAuthenticationPolicy(tokenCredential, scope));
    }

    /// <summary>The address of a row: quotes are doubled, then everything but unreserved characters is encoded.</summary>
    public string AddressOf(string table, string partitionKey, string rowKey) =>
        $"{Address}/{table}(PartitionKey='{Escape(partitionKey)}',RowKey='{Escape(rowKey)}')";

    public HttpMessage CreateMessage(RequestMethod method, string address, ResponseClassifier? classifier = null)
    {
        var message = _pipeline.CreateMessage();
        if (classifier is not null)
            message.ResponseClassifier = classifier;
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(new Uri(address));
        request.Headers.Add("x-ms-version", _version);
        request.Headers.Add("DataServiceVersion", "3.0");
        request.Headers.Add(HttpHeader.Names.Accept, MinimalMetadata);
        return message;
    }

    /// <summary>Sends, and throws what the service refuses, one status perhaps excepted.</summary>
    public async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellation, int? alsoAccept = null)
    {
        await _pipeline.SendAsync(message, cancellation).ConfigureAwait(false);
        return message.Response.IsError && message.Response.Status != alsoAccept ? throw new RequestFailedException(message.Response) : message.Response;
    }

    /// <summary>Sends a row, as a body.</summary>
    public async Task<Response> SendEntityAsync(HttpMessage message, ITableEntity entity, CancellationToken cancellation)
    {
        var buffer = new PooledBuffer(1024);
        using (var writer = new EntityWriter(buffer))
            writer.Write(entity);
        message.Request.Headers.Add(HttpHeader.Common.JsonContentType);
        message.Request.Content = new PooledContent(buffer);
        var response = await SendAsync(message, cancellation).ConfigureAwait(false);
        buffer.Return();
        return response;
    }

    /// <summary>Creates a table; a table that is there already is no failure.</summary>
    public async Task<Response> CreateTableIfNotExistsAsync(string name, CancellationToken cancellation)
    {
        Limit.CheckTableName(name);
        using var message = CreateMessage(RequestMethod.Post, $"{Address}/Tables", Classifiers.CreateIfNotExists);
        message.Request.Headers.Add(HttpHeader.Names.ContentType, Json);
        message.Request.Headers.Add("Prefer", "return-no-content");
        message.Request.Content = RequestContent.Create(Encoding.ASCII.GetBytes($$"""{"TableName":"{{name}}"}"""));
        var response = await SendAsync(message, cancellation).ConfigureAwait(false);
        if (response.Status != 409)
            return response;

        // 409 also says that a table of this name is still being deleted.
        var conflict = new RequestFailedException(response);
        return Models.TableErrorCode.TableAlreadyExists == conflict.ErrorCode ? response : throw conflict;
    }

    private static string Escape(string key) =>
        Uri.EscapeDataString(key.Contains('\'', StringComparison.Ordinal) ? key.Replace("'", "''", StringComparison.Ordinal) : key);

    private static string AccountOf(Uri endpoint) =>
        endpoint.HostNameType == UriHostNameType.Dns && !endpoint.IsLoopback
            ? endpoint.Host.Split('.')[0]
            : endpoint.Segments.Length > 1 ? endpoint.Segments[1].TrimEnd('/') : "";
}
