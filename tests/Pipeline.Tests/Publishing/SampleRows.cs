using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Publishing;
using Pipeline.Submissions;

namespace Pipeline.Tests.Publishing;

/// <summary>A tiny dataset with everything a format can stumble over.</summary>
internal static class SampleRows
{
    public static readonly StatisticalCatalogue Catalogue = new TestCatalogue().With("share", 1, new Formula.Share("gdp", ShareDenominator.Province)).Build();

    public static readonly Dataset<SampleRow> Dataset = new("sample", new("样例", "Sample"),
    [
        new("code", ColumnType.Text, new("代码", "Code"), row => Field.Of(row.Code)),
        new("value", ColumnType.Number, new("数值", "Value"), row => Field.Of(row.Value, row.Decimals)),
        new("year", ColumnType.WholeNumber, new("年", "Year"), row => Field.Of(row.Year)),
        new("day", ColumnType.Date, new("日", "Day"), row => Field.Of(row.Day)),
    ],
    _ => []);

    public static readonly SampleRow[] Rows =
    [
        new("530102", 8m, 2, 2024, new(2024, 12, 31)),
        new("=HYPERLINK(\"http://x\")", -1.005m, 2, null, null),
        new("昆明市, \"春城\"\n", null, 2, 2020, null),
        new("", 0.5m, 0, null, null),
    ];

    public static SnapshotValue Value(decimal? value) => new()
    {
        Subject = "gdp",
        Area = "530102",
        Period = Period.Annual(2024),
        Value = value,
        FromBelow = 7.5m,
        Coverage = 0.5m,
        Status = ObservationStatus.Provisional,
        Origin = Origin.Reported,
        Remark = "missing:gdp@530103",
        Change = 1,
        Rank = 3,
        RankOf = 16,
        RankChange = -1,
    };

    internal sealed record SampleRow(string Code, decimal? Value, int Decimals, long? Year, DateOnly? Day);
}
