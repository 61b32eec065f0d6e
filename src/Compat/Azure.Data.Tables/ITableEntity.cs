namespace Azure.Data.Tables;

/// <summary>A row of a table: the four properties that every row has.</summary>
public interface ITableEntity
{
    /// <summary>The key of the partition that the row is in; rows of one partition can be written in one transaction.</summary>
    string PartitionKey { get; set; }

    /// <summary>The key of the row, unique within its partition.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last changed the row; ignored on writing.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The version of the row as it was read; ignored on writing (methods take the one to match).</summary>
    ETag ETag { get; set; }
}
