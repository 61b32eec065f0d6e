using System.Globalization;
using Azure.Data.Tables;

namespace Pipeline.Benchmarks.Tables;

/// <summary>Rows as the product writes them, in batches of 100, a partition each.</summary>
internal static class Rows
{
    public const int PerBatch = 100;

    /// <summary>Rows of the observations table: a figure for every measure.</summary>
    public static TableTransactionAction[][] Observations(int batches, int measures) => Batches(batches, (row, random) =>
    {
        for (var i = 0; i < measures; i++)
        {
            row.Add(string.Create(CultureInfo.InvariantCulture, $"measure_{i:00}"), random.Next(100_000_000) / 100.0);
        }
    });

    /// <summary>Rows of the indicators table: one value and what belongs to it.</summary>
    public static TableTransactionAction[][] Indicators(int batches) => Batches(batches, (row, random) =>
    {
        row.Add("indicator", "gdp-per-capita");
        row.Add("area", "530102");
        row.Add("period", "2024");
        row.Add("value", random.Next(100_000_000) / 100.0);
        row.Add("unit", "CNY");
        row.Add("status", "A");
    });

    private static TableTransactionAction[][] Batches(int batches, Action<TableEntity, Random> fill)
    {
        Random random = new(2024);
        return [.. Enumerable.Range(0, batches).Select(batch => Enumerable.Range(0, PerBatch).Select(number =>
        {
            TableEntity row = new(string.Create(CultureInfo.InvariantCulture, $"530100_2024_{batch:000}"), string.Create(CultureInfo.InvariantCulture, $"{530000 + number}"));
            fill(row, random);
            return new TableTransactionAction(TableTransactionActionType.UpsertReplace, row);
        }).ToArray())];
    }
}
