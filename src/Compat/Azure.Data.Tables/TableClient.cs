using System.Diagnostics.CodeAnalysis;
using Azure.Core;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>One table of a storage account.</summary>
[SuppressMessage("Naming", "CA1716", Justification = "The official parameter names.")]
public class TableClient
{
    private const char TokenSeparator = ' ';

    private readonly TableService _service;

    /// <summary>A client of a table of the account that the connection string names.</summary>
    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    /// <summary>A client of a table of the account that the connection string names.</summary>
    public TableClient(string connectionString, string tableName, TableClientOptions? options = null)
        : this(TableService.Open(connectionString, options), Named(tableName))
    {
    }

    /// <summary>A client that signs with the account's key.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, null)
    {
    }

    /// <summary>A client that signs with the account's key.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions? options = null)
        : this(TableService.Open(endpoint, credential, options), Named(tableName))
    {
    }

    /// <summary>A client that brings a token of an identity; over https only.</summary>
    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(TableService.Open(endpoint, tokenCredential, options), Named(tableName))
    {
    }

    /// <summary>For mocks.</summary>
    protected TableClient()
    {
        _service = null!;
        Name = null!;
    }

    internal TableClient(TableService service, string name)
    {
        _service = service;
        Name = name;
    }

    /// <summary>The table's name.</summary>
    public virtual string Name { get; }

    /// <summary>The storage account.</summary>
    public virtual string AccountName => _service.AccountName;

    /// <summary>The address of the table.</summary>
    public virtual Uri Uri => new($"{_service.Address}/{Name}");

    /// <summary>
    /// Writes an interpolated filter with its values as literals of their types, safely quoted:
    /// <c>CreateQueryFilter($"PartitionKey eq {name} and births gt {10}")</c>.
    /// </summary>
    public static string CreateQueryFilter(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return QueryFilter.Create(filter);
    }

    /// <summary>Creates the table; the status is 409 when it was there already.</summary>
    public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        var response = await _service.CreateTableIfNotExistsAsync(Name, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(new TableItem(Name), response);
    }

    /// <summary>Adds a row; 409 EntityAlreadyExists when its keys are taken.</summary>
    public virtual async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        CheckKeys(entity);
        using var message = _service.CreateMessage(RequestMethod.Post, $"{_service.Address}/{Name}");
        message.Request.Headers.Add("Prefer", "return-no-content");
        return await _service.SendEntityAsync(message, entity, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a row, or some of its properties; 404 ResourceNotFound when there is none.</summary>
    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using var message = CreateGet(partitionKey, rowKey, select, classifier: null);
        var response = await _service.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(EntityReader<T>.ReadOne(response.Content.ToMemory()), response);
    }

    /// <summary>Reads a row, or some of its properties; a response without value when there is none.</summary>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using var message = CreateGet(partitionKey, rowKey, select, Classifiers.GetIfExists);
        var response = await _service.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return response.Status == 404
            ? new NoValueResponse<T>(response)
            : Response.FromValue(EntityReader<T>.ReadOne(response.Content.ToMemory()), response);
    }

    /// <summary>Changes a row or adds it, whatever its version.</summary>
    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity => PutAsync(entity, default, mode, cancellationToken);

    /// <summary>
    /// Changes a row that exists: any version with <see cref="ETag.All"/>, otherwise only the given one, or 412
    /// UpdateConditionNotSatisfied.
    /// </summary>
    public virtual Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        if (ifMatch == default)
            throw new ArgumentException("Value cannot be empty: pass the row's ETag, or ETag.All for any version.", nameof(ifMatch));
        return PutAsync(entity, ifMatch, mode, cancellationToken);
    }

    /// <summary>Deletes a row: any version by default, otherwise only the given one. A row that is not there answers 404 and is no failure.</summary>
    public virtual async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        CheckKeys(partitionKey, rowKey);
        using var message = _service.CreateMessage(RequestMethod.Delete, _service.AddressOf(Name, partitionKey, rowKey));
        message.Request.Headers.Add(HttpHeader.Names.IfMatch, (ifMatch == default ? ETag.All : ifMatch).ToString());
        return await _service.SendAsync(message, cancellationToken, alsoAccept: 404).ConfigureAwait(false);
    }

    /// <summary>Deletes the row with the keys of the given one, as <see cref="DeleteEntityAsync(string, string, ETag, CancellationToken)"/> does.</summary>
    public virtual Task<Response> DeleteEntityAsync(
        ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);
    }

    /// <summary>Reads the rows that a filter admits, by partition and row key, page after page of at most 1000.</summary>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        Limit.CheckFilter(filter);
        Limit.CheckPageSize(maxPerPage);
        var columns = Joined(select);
        return new Pages<T>((token, size, cancellation) => ReadPageAsync<T>(filter, columns, token, size, cancellation), maxPerPage, cancellationToken);
    }

    /// <summary>
    /// Makes all writes together or none of them: at most 100 rows of one partition, each once, 4 MiB in all.
    /// Throws <see cref="TableTransactionFailedException"/>, which tells the action that failed.
    /// </summary>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        var actions = transactionActions as IReadOnlyList<TableTransactionAction> ?? [.. transactionActions];
        var request = TransactionRequest.Write(_service, Name, actions);
        using var message = _service.CreateMessage(RequestMethod.Post, $"{_service.Address}/$batch");
        message.Request.Headers.Add(HttpHeader.Names.ContentType, request.ContentType);
        message.Request.Content = new PooledContent(request.Body);
        var response = await _service.SendAsync(message, cancellationToken).ConfigureAwait(false);
        request.Body.Return();

        var parts = TransactionResponse.Read(response, actions.Count);
        if (parts.Find(part => part.IsError) is { } failed)
            throw new TableTransactionFailedException(new RequestFailedException(failed, null, FailureParser.Instance));
        if (parts.Count != actions.Count)
            throw new RequestFailedException(
                response.Status, $"The service answered {parts.Count} of {actions.Count} actions; whether the transaction was made is unknown. Read the rows to find out.");
        return Response.FromValue<IReadOnlyList<Response>>(parts, response);
    }

    internal static void CheckKeys(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        CheckKeys(entity.PartitionKey, entity.RowKey);
    }

    private static void CheckKeys(string partitionKey, string rowKey)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        Limit.CheckKey(SystemProperty.PartitionKey, partitionKey);
        Limit.CheckKey(SystemProperty.RowKey, rowKey);
    }

    private static string Named(string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        return tableName;
    }

    private static string? Joined(IEnumerable<string>? select) => select is null ? null : string.Join(',', select);

    private HttpMessage CreateGet(string partitionKey, string rowKey, IEnumerable<string>? select, ResponseClassifier? classifier)
    {
        CheckKeys(partitionKey, rowKey);
        var address = new QueryAddress(_service.AddressOf(Name, partitionKey, rowKey)).With("$select", Joined(select)).ToString();
        return _service.CreateMessage(RequestMethod.Get, address, classifier);
    }

    private async Task<Response> PutAsync(ITableEntity entity, ETag ifMatch, TableUpdateMode mode, CancellationToken cancellation)
    {
        CheckKeys(entity);
        var method = mode switch
        {
            TableUpdateMode.Merge => RequestMethod.Patch,
            TableUpdateMode.Replace => RequestMethod.Put,
            _ => throw new ArgumentException($"Unexpected value for {nameof(mode)}: {mode}", nameof(mode)),
        };
        using var message = _service.CreateMessage(method, _service.AddressOf(Name, entity.PartitionKey, entity.RowKey));
        if (ifMatch != default)
            message.Request.Headers.Add(HttpHeader.Names.IfMatch, ifMatch.ToString());
        return await _service.SendEntityAsync(message, entity, cancellation).ConfigureAwait(false);
    }

    private async Task<Page<T>> ReadPageAsync<T>(string? filter, string? columns, string? token, int? size, CancellationToken cancellation)
        where T : class, ITableEntity
    {
        var keys = token?.Split(TokenSeparator, 2);
        var address = new QueryAddress($"{_service.Address}/{Name}()")
            .With("$filter", filter)
            .With("$top", size)
            .With("$select", columns)
            .With("NextPartitionKey", keys?[0])
            .With("NextRowKey", keys is [_, var row] ? row : null)
            .ToString();
        using var message = _service.CreateMessage(RequestMethod.Get, address);
        var response = await _service.SendAsync(message, cancellation).ConfigureAwait(false);
        return Page<T>.FromValues(EntityReader<T>.ReadPage(response.Content.ToMemory()), Token(response), response);
    }

    private static string? Token(Response response)
    {
        var hasPartition = response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition);
        var hasRow = response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row);
        return hasPartition || hasRow ? $"{partition}{TokenSeparator}{row}" : null;
    }
}
