namespace Azure.Data.Tables;

/// <summary>One write among those that <see cref="TableClient.SubmitTransactionAsync"/> makes together or not at all.</summary>
public class TableTransactionAction
{
    /// <summary>An action that does not look at the row's version.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    /// <summary>An action that applies to one version of the row only, unless the ETag is default or <see cref="ETag.All"/>.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    /// <summary>What is done.</summary>
    public TableTransactionActionType ActionType { get; }

    /// <summary>The row it is done to.</summary>
    public ITableEntity Entity { get; }

    /// <summary>The version of the row that it is done to.</summary>
    public ETag ETag { get; }
}
