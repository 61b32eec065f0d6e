using Azure.Data.Tables;
using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>A generation as rows of the observations table: one per area, one property per measure.</summary>
internal static class ObservationRows
{
    /// <summary>The property that lists the values whose status is not A, as <c>gdp:P trade:M</c>.</summary>
    public const string Status = "status";

    /// <summary>The rows of a generation, by area, ordinal.</summary>
    public static IReadOnlyList<TableEntity> For(Generation generation)
    {
        var partition = Keys.Generation(generation.Reporter, generation.Period, generation.EventId);
        return [.. generation.Observations
            .GroupBy(o => o.Area, StringComparer.Ordinal)
            .OrderBy(area => area.Key, StringComparer.Ordinal)
            .Select(area => Row(partition, area))];
    }

    /// <summary>The observations of a row, by measure, ordinal.</summary>
    public static IEnumerable<Observation> Read(TableEntity row, Period period)
    {
        Dictionary<string, ObservationStatus> statuses = new(StringComparer.Ordinal);
        foreach (var item in (row.GetString(Status) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            statuses[item[..^2]] = ObservationStatusCodes.FromLetter(item[^1]);
        }

        // Every property that is a double is a measure; the system's own are not.
        var measures = row.Where(p => p.Value is double).Select(p => p.Key).Union(statuses.Keys).Order(StringComparer.Ordinal);
        return measures.Select(measure => new Observation(
            row.RowKey,
            period,
            measure,
            row.GetDouble(measure) is { } value ? ExactDouble.ToDecimal(value) : null,
            statuses.GetValueOrDefault(measure, ObservationStatus.Normal)));
    }

    private static TableEntity Row(string partition, IGrouping<string, Observation> area)
    {
        TableEntity row = new(partition, area.Key);
        List<string> statuses = [];
        foreach (var observation in area.OrderBy(o => o.Measure, StringComparer.Ordinal))
        {
            if (observation.Value is { } value)
            {
                row.Add(observation.Measure, ExactDouble.From(value));
            }

            if (observation.Value is null || observation.Status != ObservationStatus.Normal)
            {
                statuses.Add($"{observation.Measure}:{observation.Status.Letter()}");
            }
        }

        if (statuses.Count > 0)
        {
            row.Add(Status, string.Join(' ', statuses));
        }

        return row;
    }
}
