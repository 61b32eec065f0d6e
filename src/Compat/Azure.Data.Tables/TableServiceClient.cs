using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>The table service of a storage account.</summary>
public class TableServiceClient
{
    private readonly TableService _service;

    /// <summary>A client of the account that the connection string names.</summary>
    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>A client of the account that the connection string names.</summary>
    public TableServiceClient(string connectionString, TableClientOptions? options = null) =>
        _service = TableService.Open(connectionString, options);

    /// <summary>A client that signs with the account's key.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    /// <summary>A client that signs with the account's key.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options) =>
        _service = TableService.Open(endpoint, credential, options);

    /// <summary>A client that brings a token of an identity; over https only.</summary>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null) =>
        _service = TableService.Open(endpoint, tokenCredential, options);

    /// <summary>For mocks.</summary>
    protected TableServiceClient() => _service = null!;

    /// <summary>The storage account.</summary>
    public virtual string AccountName => _service.AccountName;

    /// <summary>The address of the service.</summary>
    public virtual Uri Uri => _service.Endpoint;

    /// <summary>Writes an interpolated filter with its values as literals of their types, safely quoted.</summary>
    public static string CreateQueryFilter(FormattableString filter) => TableClient.CreateQueryFilter(filter);

    /// <summary>A client of one table, which need not exist yet. It shares this client's connections.</summary>
    public virtual TableClient GetTableClient(string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        return new(_service, tableName);
    }

    /// <summary>Creates a table; the status is 409 when it was there already.</summary>
    public virtual async Task<Response<TableItem>> CreateTableIfNotExistsAsync(
        string tableName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        var response = await _service.CreateTableIfNotExistsAsync(tableName, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(new TableItem(tableName), response);
    }

    /// <summary>The tables of the account, such as <c>TableName eq 'ledger'</c>; all without a filter.</summary>
    public virtual AsyncPageable<TableItem> QueryAsync(
        string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default)
    {
        Limit.CheckFilter(filter);
        Limit.CheckPageSize(maxPerPage);
        return new Pages<TableItem>((token, size, cancellation) => ReadPageAsync(filter, token, size, cancellation), maxPerPage, cancellationToken);
    }

    private async Task<Page<TableItem>> ReadPageAsync(string? filter, string? token, int? size, CancellationToken cancellation)
    {
        var address = new QueryAddress($"{_service.Address}/Tables")
            .With("$filter", filter).With("$top", size).With("NextTableName", token).ToString();
        using var message = _service.CreateMessage(RequestMethod.Get, address);
        var response = await _service.SendAsync(message, cancellation).ConfigureAwait(false);
        using var json = JsonDocument.Parse(response.Content.ToMemory());
        var tables = json.RootElement.GetProperty("value").EnumerateArray()
            .Select(table => new TableItem(table.GetProperty("TableName").GetString()!)).ToList();
        var next = response.Headers.TryGetValue("x-ms-continuation-NextTableName", out var name) ? name : null;
        return Page<TableItem>.FromValues(tables, next, response);
    }
}
