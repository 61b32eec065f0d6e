namespace Azure.Data.Tables;

/// <summary>The properties that every row has, as they are called on the wire.</summary>
internal static class SystemProperty
{
    public const string PartitionKey = "PartitionKey";
    public const string RowKey = "RowKey";
    public const string Timestamp = "Timestamp";
    public const string ETag = "odata.etag";
    public const string TypeSuffix = "@odata.type";

    public static bool IsKeyOrMetadata(string name) => name is PartitionKey or RowKey or Timestamp or ETag;
}
