using System.Collections.Immutable;
using Pipeline.Catalogue;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.IntegrationTests.Storage;

/// <summary>Figures of one workbook, and the workbook that holds them.</summary>
internal sealed record Figures(string Reporter, Period Period, ImmutableDictionary<(string Area, string Measure), decimal> Values)
{
    public static readonly Period Year = Period.Annual(2024);

    /// <summary>Diqing: three counties that sum to the prefecture; its own row says nothing of land.</summary>
    public static Figures Diqing { get; } = Of(
        SmallCatalogue.Diqing,
        ("533400", 300.00m, 5.1m, 38.7000m, 14.0000m, null),
        ("533401", 150.00m, 5.6m, 18.6000m, 9.0000m, 11000.00m),
        ("533422", 60.00m, 4.9m, 5.5000m, 1.5000m, 7200.00m),
        ("533423", 90.00m, 4.4m, 14.6000m, 3.5000m, 4600.00m));

    /// <summary>Nujiang: four counties that sum to the prefecture; its own row says nothing of land.</summary>
    public static Figures Nujiang { get; } = Of(
        SmallCatalogue.Nujiang,
        ("533300", 250.00m, 6.0m, 55.2000m, 29.0000m, null),
        ("533301", 100.00m, 6.2m, 20.4000m, 12.0000m, 3200.00m),
        ("533323", 40.00m, 5.5m, 11.3000m, 5.0000m, 2700.00m),
        ("533324", 30.00m, 5.0m, 3.8000m, 2.0000m, 4300.00m),
        ("533325", 80.00m, 6.4m, 19.7000m, 10.0000m, 4300.00m));

    /// <summary>The same figures but one.</summary>
    public Figures With(string area, string measure, decimal value) => this with { Values = Values.SetItem((area, measure), value) };

    /// <summary>The same figures, one of them left blank.</summary>
    public Figures Without(string area, string measure) => this with { Values = Values.Remove((area, measure)) };

    /// <summary>The workbook as the reporter uploads it.</summary>
    public BinaryData ToWorkbook(
        StatisticalCatalogue? catalogue = null, string explanation = "", RevisionReason reason = RevisionReason.None)
    {
        catalogue ??= SmallCatalogue.Default;
        using MemoryStream bytes = new();
        new TemplateWriter(catalogue).Write(
            new TemplateContent(catalogue.FindReporter(Reporter)!, Period)
            {
                Values = Values.ToDictionary(v => v.Key, v => (TemplateValue)v.Value),
                Explanations = explanation.Length == 0
                    ? new Dictionary<string, string>()
                    : Values.Keys.Select(k => k.Area).Distinct().ToDictionary(area => area, _ => explanation),
                SignOff = new SignOff
                {
                    PreparedBy = "张三",
                    CheckedBy = "李四",
                    ApprovedBy = "王五",
                    Telephone = "0887-8220000",
                    SubmittedOn = new DateOnly(2025, 2, 20),
                    Reason = reason,
                },
            },
            bytes);
        return new(bytes.ToArray());
    }

    private static Figures Of(
        string reporter, params (string Area, decimal Gdp, decimal Growth, decimal People, decimal Urban, decimal? Land)[] rows)
    {
        var values = ImmutableDictionary.CreateBuilder<(string, string), decimal>();
        foreach (var row in rows)
        {
            values.Add((row.Area, "gdp"), row.Gdp);
            values.Add((row.Area, "gdp_real_growth"), row.Growth);
            values.Add((row.Area, "population"), row.People);
            values.Add((row.Area, "urban_population"), row.Urban);
            if (row.Land is { } land)
            {
                values.Add((row.Area, "land_area"), land);
            }
        }

        return new(reporter, Year, values.ToImmutable());
    }
}
