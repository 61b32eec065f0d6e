namespace Pipeline.Publishing.Sdmx;

/// <summary>What whoever keeps a copy is to do with observations.</summary>
public enum SdmxAction
{
    /// <summary>Nothing in particular: they are as they are.</summary>
    Information,

    /// <summary>To put in the components that are there, and keep the others.</summary>
    Append,

    /// <summary>To put in the whole observations.</summary>
    Replace,

    /// <summary>To take the observations out.</summary>
    Delete,
}

/// <summary>A part of a message: observations, and what is to be done with them.</summary>
/// <param name="Action">What is to be done.</param>
/// <param name="Rows">The observations.</param>
public sealed record SdmxPart(SdmxAction Action, RowSource Rows)
{
    /// <summary>Since when they were so; null where that is not known.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>Until when they were so; null where they still are.</summary>
    public DateTimeOffset? ValidTo { get; init; }

    /// <summary>What was done between two states of a data set: what came or differs, and what went.</summary>
    public static IReadOnlyList<SdmxPart> Between(RowSource before, RowSource after, SdmxStructure structure, SdmxAction action) =>
        [new(action, ComparedRows.Changed(after, before, structure)), new(SdmxAction.Delete, ComparedRows.Gone(before, after, structure))];
}

/// <summary>The rows of several parts one after another; formats that know of parts write each by itself.</summary>
public sealed class SdmxParts(IReadOnlyList<SdmxPart> parts) : RowSource
{
    /// <summary>The parts.</summary>
    public IReadOnlyList<SdmxPart> Parts => parts;

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns => parts[0].Rows.Columns;

    /// <inheritdoc/>
    public override IAsyncEnumerable<Row> ReadAsync(CancellationToken cancellation = default) =>
        parts.ToAsyncEnumerable().SelectMany(part => part.Rows.ReadAsync(cancellation));

    /// <summary>The parts of rows: of most rows one.</summary>
    internal static IReadOnlyList<SdmxPart> Of(TableView view, RowSource rows) =>
        rows is SdmxParts several ? several.Parts : [new(SdmxAction.Information, rows) { ValidFrom = view.Snapshot?.TakenAt }];
}
