using System.Globalization;
using System.Text;

namespace Azure.Data.Tables.Wire;

/// <summary>The body of a transaction: one multipart changeset, every action a small HTTP request in it.</summary>
internal sealed class TransactionRequest
{
    private const int ExpectedSize = 32 * 1024;

    private static readonly byte[] PartHead = "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"u8.ToArray();

    private static readonly byte[] EntityHead =
        " HTTP/1.1\r\nAccept: application/json;odata=minimalmetadata\r\nContent-Type: application/json\r\nPrefer: return-no-content\r\nDataServiceVersion: 3.0\r\n"u8.ToArray();

    private static readonly byte[] DeleteHead =
        " HTTP/1.1\r\nAccept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\n"u8.ToArray();

    private readonly string _batch = $"batch_{Guid.NewGuid()}";
    private readonly string _changeset = $"changeset_{Guid.NewGuid()}";
    private readonly TableService _service;
    private readonly string _table;

    private TransactionRequest(TableService service, string table)
    {
        _service = service;
        _table = table;
    }

    /// <summary>The body; whoever sees the transaction succeed returns it to the pool.</summary>
    public PooledBuffer Body { get; } = new(ExpectedSize);

    public string ContentType => $"multipart/mixed; boundary={_batch}";

    public static TransactionRequest Write(TableService service, string table, IReadOnlyList<TableTransactionAction> actions)
    {
        if (actions.Count == 0)
            throw new InvalidOperationException("Transaction cannot be submitted: it has no actions.");
        if (actions.Count > Limit.TransactionActions)
            throw new TableTransactionFailedException(Limit.Exceeded(
                "InvalidInput",
                $"The transaction has {actions.Count} actions; {Limit.TransactionActions} are allowed. Split it (each part is atomic by itself)."));

        var request = new TransactionRequest(service, table);
        try
        {
            request.WriteAll(actions);
            return request;
        }
        catch
        {
            request.Body.Return();
            throw;
        }
    }

    private void WriteAll(IReadOnlyList<TableTransactionAction> actions)
    {
        WriteText($"--{_batch}\r\nContent-Type: multipart/mixed; boundary={_changeset}\r\n\r\n");
        var separator = Encoding.ASCII.GetBytes($"--{_changeset}\r\n");
        var rowKeys = new HashSet<string>(actions.Count, StringComparer.Ordinal);
        using var writer = new EntityWriter(Body);
        for (var i = 0; i < actions.Count; i++)
        {
            var action = actions[i];
            try
            {
                Check(action, actions[0], rowKeys);
                Body.Write(separator);
                Body.Write(PartHead);
                WriteAction(action, writer);
            }
            catch (RequestFailedException e)
            {
                e.Data[TableTransactionFailedException.FailedEntity] = i.ToString(CultureInfo.InvariantCulture);
                throw new TableTransactionFailedException(e);
            }
        }

        WriteText($"--{_changeset}--\r\n--{_batch}--\r\n");
        if (Body.Length > Limit.TransactionSize)
            throw new TableTransactionFailedException(Limit.Exceeded(
                "RequestBodyTooLarge",
                $"The transaction has {Body.Length} bytes; {Limit.TransactionSize} (4 MiB) are allowed. Split it (each part is atomic by itself).",
                status: 413));
    }

    private static void Check(TableTransactionAction action, TableTransactionAction first, HashSet<string> rowKeys)
    {
        TableClient.CheckKeys(action.Entity);
        if (!string.Equals(action.Entity.PartitionKey, first.Entity.PartitionKey, StringComparison.Ordinal))
            throw Limit.Exceeded(
                "CommandsInBatchActOnDifferentPartitions",
                $"The row '{action.Entity.PartitionKey}', '{action.Entity.RowKey}' is in another partition than the first, "
                + $"'{first.Entity.PartitionKey}'. A transaction is about one partition: submit one for each.");
        if (!rowKeys.Add(action.Entity.RowKey))
            throw Limit.Exceeded(
                "InvalidDuplicateRow",
                $"The row '{action.Entity.PartitionKey}', '{action.Entity.RowKey}' stands twice in the transaction. Keep its last state only.");
    }

    private void WriteAction(TableTransactionAction action, EntityWriter writer)
    {
        var entity = action.Entity;
        var (verb, ifMatch) = action.ActionType switch
        {
            TableTransactionActionType.Add => ("POST ", default),
            TableTransactionActionType.UpdateMerge => ("PATCH ", action.ETag),
            TableTransactionActionType.UpdateReplace => ("PUT ", action.ETag),
            TableTransactionActionType.UpsertMerge => ("PATCH ", default),
            TableTransactionActionType.UpsertReplace => ("PUT ", default),
            TableTransactionActionType.Delete => ("DELETE ", action.ETag == default ? ETag.All : action.ETag),
            _ => throw new InvalidOperationException($"Unknown action type {action.ActionType}."),
        };
        WriteText(verb);
        WriteText(action.ActionType == TableTransactionActionType.Add
            ? $"{_service.Address}/{_table}"
            : _service.AddressOf(_table, entity.PartitionKey, entity.RowKey));
        var isDelete = action.ActionType == TableTransactionActionType.Delete;
        Body.Write(isDelete ? DeleteHead : EntityHead);
        if (ifMatch != default)
            WriteText($"If-Match: {ifMatch}\r\n");
        Body.Write("\r\n"u8);
        if (!isDelete)
            writer.Write(entity);
        Body.Write("\r\n"u8);
    }

    private void WriteText(string text)
    {
        var length = Encoding.UTF8.GetBytes(text, Body.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length)));
        Body.Advance(length);
    }
}
