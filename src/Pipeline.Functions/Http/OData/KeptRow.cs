using Pipeline.Publishing;

namespace Pipeline.Functions.Http.OData;

/// <summary>A row that stays what it is while others pass by.</summary>
/// <param name="row">The row as it passes.</param>
/// <param name="columns">How many columns it has.</param>
internal sealed class KeptRow(Row row, int columns) : Row
{
    private readonly Field[] _fields = [.. Enumerable.Range(0, columns).Select(column => row[column])];

    public override Field this[int column] => _fields[column];
}
