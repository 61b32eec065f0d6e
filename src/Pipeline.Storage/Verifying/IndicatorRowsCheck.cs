using Azure.Data.Tables;
using Pipeline.Snapshots;
using Pipeline.Submissions;

namespace Pipeline.Storage.Verifying;

/// <summary>The rows of the indicators table against the snapshot: computed again, or else as its file has them.</summary>
internal sealed class IndicatorRowsCheck(VerifiedAccount account)
{
    // What the file has of a row; the rest of it follows from other rows.
    private static readonly string[] InFile = ["indicator", "area", "period", "status", "origin", "value", "frombelow", "ownrow"];

    public async Task CheckAsync(SnapshotEntry entry, SnapshotContent? content, Findings findings, CancellationToken cancellation)
    {
        var expected = content is not null
            ? content.Indicators.Select(value => IndicatorTable.Row(entry.Sequence, value)).ToDictionary(row => row.RowKey, StringComparer.Ordinal)
            : await PublishedAsync(entry, findings, cancellation);
        var partition = Keys.IndicatorPartition(entry.Sequence);
        await foreach (var row in account.PartitionAsync(StorageNames.IndicatorsTable, partition, cancellation))
        {
            var place = $"{StorageNames.IndicatorsTable} {partition}/{row.RowKey}";
            if (!expected.Remove(row.RowKey, out var published))
            {
                findings.Differs(DifferenceKinds.IndicatorRowExtra, place, Findings.Nothing, row.RowKey);
            }
            else if (content is not null)
            {
                findings.CompareRows(DifferenceKinds.IndicatorValue, place, published, row);
            }
            else
            {
                foreach (var property in InFile)
                {
                    findings.Compare(DifferenceKinds.IndicatorValue, $"{place}#{property}", Findings.Value(published, property), Findings.Value(row, property));
                }
            }
        }

        foreach (var missing in expected.Keys.Order(StringComparer.Ordinal))
        {
            findings.Differs(DifferenceKinds.IndicatorRowMissing, $"{StorageNames.IndicatorsTable} {partition}/{missing}", missing, Findings.Nothing);
        }
    }

    private async Task<Dictionary<string, TableEntity>> PublishedAsync(SnapshotEntry entry, Findings findings, CancellationToken cancellation)
    {
        Dictionary<string, TableEntity> rows = new(StringComparer.Ordinal);
        await findings.ReadAsync($"{StorageNames.Snapshots}/{entry.Reference.Folder}/indicators.csv", async () =>
        {
            foreach (var row in await new SnapshotRows(account.Reader).AllAsync(entry.Reference, "indicators", cancellation))
            {
                var key = Keys.Indicator(entry.Sequence, row.Subject, row.Area, row.Period);
                TableEntity entity = new(key.Partition, key.Row)
                {
                    ["indicator"] = row.Subject,
                    ["area"] = row.Area,
                    ["period"] = row.Period.ToString(),
                    ["status"] = row.Status.Letter().ToString(),
                    ["origin"] = row.Origin,
                };
                foreach (var (property, number) in ((string, decimal?)[])[("value", row.Value), ("frombelow", row.FromBelow), ("ownrow", row.OwnRow)])
                {
                    if (number is { } present)
                    {
                        entity[property] = (double)present;
                    }
                }

                rows[key.Row] = entity;
            }
        });
        return rows;
    }
}
