using Azure.Data.Tables;

namespace Pipeline.Storage;

/// <summary>Properties that our own rows always have.</summary>
internal static class TableEntityProperties
{
    /// <summary>A text.</summary>
    public static string Text(this TableEntity entity, string property) => entity.GetString(property) ?? throw Missing(entity, property);

    /// <summary>A moment.</summary>
    public static DateTimeOffset Time(this TableEntity entity, string property) =>
        entity.GetDateTimeOffset(property) ?? throw Missing(entity, property);

    /// <summary>A count.</summary>
    public static int Count(this TableEntity entity, string property) => entity.GetInt32(property) ?? throw Missing(entity, property);

    /// <summary>A large number.</summary>
    public static long Number(this TableEntity entity, string property) => entity.GetInt64(property) ?? throw Missing(entity, property);

    private static InvalidDataException Missing(TableEntity entity, string property) =>
        new($"Row {entity.PartitionKey}/{entity.RowKey} has no property '{property}': it was not written by this program.");
}
