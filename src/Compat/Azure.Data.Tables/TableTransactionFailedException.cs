using System.Collections;
using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A transaction was refused; nothing of it was written.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    internal const string FailedEntity = "FailedEntity";

    /// <summary>Wraps the service's refusal, whose message tells which action failed.</summary>
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            Checked(requestFailedException).Status,
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException.InnerException)
    {
        foreach (DictionaryEntry entry in requestFailedException.Data)
            Data[entry.Key] = entry.Value;
        if (Data[FailedEntity] is string text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            FailedTransactionActionIndex = index;
    }

    /// <summary>The position of the action that failed, where the service told it.</summary>
    public int? FailedTransactionActionIndex { get; }

    private static RequestFailedException Checked(RequestFailedException exception)
    {
        ArgumentNullException.ThrowIfNull(exception, "requestFailedException");
        return exception;
    }
}
