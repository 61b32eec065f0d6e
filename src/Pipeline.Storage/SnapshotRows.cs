using Pipeline.Lineage;

namespace Pipeline.Storage;

/// <summary>Reads values from the files of snapshots: a few by searching, since the rows are in order, or all of them.</summary>
internal sealed class SnapshotRows(SnapshotReader reader)
{
    private const int Probe = 16 * 1024;
    private const int Window = 128 * 1024;

    /// <summary>The rows of a subject and area, by period; none where the snapshot has no such file or no such rows.</summary>
    public async Task<IReadOnlyList<PublishedRow>> FindAsync(
        SnapshotReference snapshot, string dataset, string subject, string area, CancellationToken cancellation)
    {
        if (await BytesAsync(snapshot, dataset, 0, Probe, cancellation) is not var (start, length))
        {
            return [];
        }

        var header = start[..(start.AsSpan().IndexOf((byte)'\n') + 1)];
        var (low, high) = ((long)header.Length, length);
        while (high - low > Window)
        {
            var middle = low + ((high - low) / 2);
            var (bytes, _) = await BytesAsync(snapshot, dataset, middle, Probe, cancellation) ?? throw Gone(snapshot);
            var row = bytes.AsSpan().IndexOf((byte)'\n') + 1;
            var rowLength = bytes.AsSpan(row).IndexOf((byte)'\n') + 1;
            if (row == 0 || rowLength == 0)
            {
                throw new InvalidDataException($"A row of {dataset} in snapshot {snapshot.Sequence} is longer than {Probe / 2} bytes.");
            }

            if (Compare(Rows(header, bytes.AsSpan(row, rowLength))[0], subject, area) < 0)
            {
                low = middle + row;
            }
            else
            {
                high = middle + row;
            }
        }

        return await FromAsync(snapshot, dataset, header, low, length, subject, area, cancellation);
    }

    /// <summary>All rows of a file; none where the snapshot has no such file.</summary>
    public async Task<IReadOnlyList<PublishedRow>> AllAsync(SnapshotReference snapshot, string dataset, CancellationToken cancellation)
    {
        await using var file = await reader.OpenAsync(snapshot, $"{dataset}.csv", cancellation: cancellation);
        if (file is null)
        {
            return [];
        }

        using MemoryStream bytes = new();
        await file.Content.CopyToAsync(bytes, cancellation);
        bytes.Position = 0;
        return [.. PublishedRow.Read(bytes)];
    }

    private async Task<IReadOnlyList<PublishedRow>> FromAsync(
        SnapshotReference snapshot, string dataset, byte[] header, long offset, long length, string subject, string area, CancellationToken cancellation)
    {
        List<PublishedRow> found = [];
        while (offset < length)
        {
            var (bytes, _) = await BytesAsync(snapshot, dataset, offset, Window, cancellation) ?? throw Gone(snapshot);
            var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
            foreach (var row in Rows(header, bytes.AsSpan(0, whole)))
            {
                var order = Compare(row, subject, area);
                if (order > 0)
                {
                    return found;
                }

                if (order == 0)
                {
                    found.Add(row);
                }
            }

            offset += whole;
        }

        return found;
    }

    private async Task<(byte[] Bytes, long Length)?> BytesAsync(
        SnapshotReference snapshot, string dataset, long offset, int count, CancellationToken cancellation)
    {
        await using var file = await reader.OpenAsync(snapshot, $"{dataset}.csv", offset, count, cancellation);
        if (file is null)
        {
            return null;
        }

        using MemoryStream bytes = new();
        await file.Content.CopyToAsync(bytes, cancellation);
        return (bytes.ToArray(), file.Length);
    }

    private static List<PublishedRow> Rows(byte[] header, ReadOnlySpan<byte> rows)
    {
        using MemoryStream table = new([.. header, .. rows]);
        return [.. PublishedRow.Read(table)];
    }

    private static int Compare(PublishedRow row, string subject, string area)
    {
        var bySubject = string.CompareOrdinal(row.Subject, subject);
        return bySubject != 0 ? bySubject : string.CompareOrdinal(row.Area, area);
    }

    private static InvalidDataException Gone(SnapshotReference snapshot) => new($"Snapshot {snapshot.Sequence} was removed while it was being read.");
}
