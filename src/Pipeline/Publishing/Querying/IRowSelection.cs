namespace Pipeline.Publishing.Querying;

/// <summary>What somebody wants of rows that is more than choosing them by code and period.</summary>
public interface IRowSelection
{
    /// <summary>The same text for the same selection, however it was spelt: part of entity tags.</summary>
    string Canonical { get; }

    /// <summary>What is wanted of these rows.</summary>
    RowSource Choose(RowSource rows);
}
