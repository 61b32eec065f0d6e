using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Publishing.Sdmx;

/// <summary>Rows of one state of a data set that are not, or not so, in another. Of the other only keys and hashes are held.</summary>
internal sealed class ComparedRows : RowSource
{
    private readonly RowSource _rows;
    private readonly RowSource _others;
    private readonly int[] _keys;
    private readonly int[]? _content;

    private ComparedRows(RowSource rows, RowSource others, SdmxStructure structure, bool byContent) =>
        (_rows, _others, _keys, _content) =
        (rows, others, [.. structure.Dimensions.Select(each => each.Place)], byContent ? [.. structure.Components.Select(each => each.Place)] : null);

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns => _rows.Columns;

    /// <summary>The rows that the earlier state does not have, or has otherwise.</summary>
    public static ComparedRows Changed(RowSource rows, RowSource earlier, SdmxStructure structure) => new(rows, earlier, structure, byContent: true);

    /// <summary>The rows whose keys the later state does not have.</summary>
    public static ComparedRows Gone(RowSource rows, RowSource later, SdmxStructure structure) => new(rows, later, structure, byContent: false);

    /// <inheritdoc/>
    public override async IAsyncEnumerable<Row> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        Dictionary<string, UInt128> known = new(StringComparer.Ordinal);
        await foreach (var row in _others.ReadAsync(cancellation))
        {
            known[RowKey.Of(row, _keys)] = Content(row);
        }

        await foreach (var row in _rows.ReadAsync(cancellation))
        {
            if (!known.TryGetValue(RowKey.Of(row, _keys), out var content) || (_content is not null && content != Content(row)))
            {
                yield return row;
            }
        }
    }

    private UInt128 Content(Row row) => _content is null
        ? 0
        : BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\t', _content.Select(place => row[place].ToString())))));
}
