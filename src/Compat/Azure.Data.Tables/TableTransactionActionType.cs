namespace Azure.Data.Tables;

/// <summary>What one action of a transaction does to its row.</summary>
public enum TableTransactionActionType
{
    /// <summary>Adds the row; it must not exist.</summary>
    Add = 0,

    /// <summary>Merges the properties into the row; it must exist when an ETag is given, and is created without one.</summary>
    UpdateMerge = 1,

    /// <summary>Replaces the row; it must exist when an ETag is given, and is created without one.</summary>
    UpdateReplace = 2,

    /// <summary>Deletes the row; it must exist.</summary>
    Delete = 3,

    /// <summary>Merges the properties into the row, or adds it.</summary>
    UpsertMerge = 4,

    /// <summary>Replaces the row, or adds it.</summary>
    UpsertReplace = 5,
}
