using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Indicators;
using Pipeline.Publishing;
using Pipeline.Publishing.Sdmx;
using Pipeline.Tests.Snapshots;

namespace Pipeline.Tests.Publishing.Sdmx;

/// <summary>Questions against the same rows filtered by hand.</summary>
public sealed class SdmxDataQueryTests
{
    private static readonly Dataset<SnapshotValue> Set = Datasets.Indicators(TinySnapshot.Catalogue);
    private static readonly SdmxStructure Structure = SdmxStructure.Of(Set);
    private static readonly IReadOnlyList<SnapshotValue> Rows = TinySnapshot.Content.Indicators;

    /// <summary>The key, the parameters, and which rows they mean.</summary>
    public static TheoryData<string, string, string> Questions => new()
    {
        { "*", "", "all" },
        { "all", "", "all" },
        { "gdp_share", "", "indicator" },
        { "gdp_share.*", "", "indicator" },
        { "gdp_share.530100", "", "indicator of Kunming" },
        { "*.530100", "", "Kunming" },
        { ".530100", "", "Kunming" },
        { "gdp_share+income_ratio.530100+530300", "", "two indicators of two areas" },
        { "gdp_share.530100,income_ratio.530300", "", "one of each" },
        { "gdp_share.*.2021", "", "indicator in 2021" },
        { "*", "c[INDICATOR]=gdp_share", "indicator" },
        { "gdp_share", "c[REF_AREA]=530100", "indicator of Kunming" },
        { "*", "c[INDICATOR]=gdp_share,income_ratio&c[REF_AREA]=530100,530300", "two indicators of two areas" },
        { "*", "c[INDICATOR]=ne:gdp_share", "other indicators" },
        { "*", "c[INDICATOR]=sw:gdp+ew:growth", "growth of gdp" },
        { "*", "c[INDICATOR]=co:income", "incomes" },
        { "*", "c[INDICATOR]=nc:income", "no incomes" },
        { "*", "c[TIME_PERIOD]=ge:2021", "from 2021" },
        { "*", "c[TIME_PERIOD]=ge:2021+le:2021", "2021" },
        { "*", "c[TIME_PERIOD]=gt:2020 lt:2022", "2021" },
        { "*", "c[TIME_PERIOD]=2020,2022", "2020 or 2022" },
        { "*", "c[TIME_PERIOD]=ge:2021-01-01+le:2021-12-31", "2021" },
        { "*", "c[OBS_VALUE]=ge:10+lt:50.5", "values from 10 to 50.5" },
        { "*", "c[OBS_STATUS]=O", "missing" },
        { "*", "c[LEVEL]=province,group", "province and groups" },
        { "*", "c[COVERAGE]=1", "covered" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void Questions_mean_the_rows_that_one_would_pick_by_hand(string key, string parameters, string rows)
    {
        Func<SnapshotValue, bool> wanted = rows switch
        {
            "all" => _ => true,
            "indicator" => row => row.Subject == "gdp_share",
            "indicator of Kunming" => row => row is { Subject: "gdp_share", Area: "530100" },
            "Kunming" => row => row.Area == "530100",
            "two indicators of two areas" => row => row is { Subject: "gdp_share" or "income_ratio", Area: "530100" or "530300" },
            "one of each" => row => row is { Subject: "gdp_share", Area: "530100" } or { Subject: "income_ratio", Area: "530300" },
            "indicator in 2021" => row => row.Subject == "gdp_share" && row.Period == Period.Annual(2021),
            "other indicators" => row => row.Subject != "gdp_share",
            "growth of gdp" => row => row.Subject.StartsWith("gdp", StringComparison.Ordinal) && row.Subject.EndsWith("growth", StringComparison.Ordinal),
            "incomes" => row => row.Subject.Contains("income", StringComparison.Ordinal),
            "no incomes" => row => !row.Subject.Contains("income", StringComparison.Ordinal),
            "from 2021" => row => row.Period.Year >= 2021,
            "2021" => row => row.Period.Year == 2021,
            "2020 or 2022" => row => row.Period.ToString() is "2020" or "2022",
            "values from 10 to 50.5" => row => Published(row) is >= 10 and < 50.5m,
            "missing" => row => row.Status.ToString() == "Missing",
            "province and groups" => row => row.Area is "530000" or "central" or "metro",
            "covered" => row => row.Coverage is { } coverage && Math.Round(coverage, 4, MidpointRounding.AwayFromZero) == 1,
            _ => throw new ArgumentOutOfRangeException(nameof(rows), rows, "Unknown."),
        };

        var expected = Rows.Where(wanted).Select(row => $"{row.Subject}.{row.Area}.{row.Period}").ToList();
        var found = Ask(key, parameters).Select(Key).ToList();

        Assert.Equal(expected, found);
        Assert.NotEmpty(found);
    }

    [Theory]
    [InlineData("firstNObservations=1", 1, 0)]
    [InlineData("lastNObservations=2", 0, 2)]
    [InlineData("firstNObservations=1&lastNObservations=1", 1, 1)]
    public void Series_are_cut_at_their_ends(string parameters, int first, int last)
    {
        var expected = Rows.GroupBy(row => (row.Subject, row.Area)).SelectMany(series => series.Where((_, i) => i < first || i >= series.Count() - last));

        Assert.Equal(expected.Select(row => $"{row.Subject}.{row.Area}.{row.Period}"), Ask("*", parameters).Select(Key));
    }

    [Fact]
    public void Series_along_another_dimension_are_cut_at_their_ends()
    {
        var expected = Rows.GroupBy(row => (row.Subject, row.Period)).Select(series => series.First());

        Assert.Equal(
            expected.Select(row => $"{row.Subject}.{row.Area}.{row.Period}").Order(StringComparer.Ordinal),
            Ask("*", "dimensionAtObservation=REF_AREA&firstNObservations=1").Select(Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Pages_put_together_are_the_whole()
    {
        var pages = Enumerable.Range(0, (Rows.Count / 7) + 1).SelectMany(page => Ask("*", $"offset={(page * 7).ToString(CultureInfo.InvariantCulture)}&limit=7"));

        Assert.Equal(Rows.Select(row => $"{row.Subject}.{row.Area}.{row.Period}"), pages.Select(Key));
    }

    [Theory]
    [InlineData("attributes=none", "OBS_VALUE")]
    [InlineData("attributes=OBS_STATUS,UNIT_MEASURE", "OBS_VALUE UNIT_MEASURE OBS_STATUS")]
    [InlineData("attributes=series", "OBS_VALUE LEVEL PERIOD_END UNIT_MEASURE")]
    [InlineData("attributes=dsd", "OBS_VALUE LEVEL PERIOD_END UNIT_MEASURE OBS_STATUS ORIGIN VALUE_FROM_BELOW VALUE_OWN_ROW DISCREPANCY DISCREPANCY_OWN_ROW COVERAGE REMARK CHANGE RANK RANK_OF RANK_CHANGE")]
    [InlineData("attributes=none&measures=none", "")]
    [InlineData("attributes=OBS_STATUS&measures=all", "OBS_VALUE OBS_STATUS")]
    public void Components_can_be_chosen(string parameters, string components)
    {
        var query = Read("*", parameters);
        var structure = SdmxStructure.Of(Set.Name, Set.Title, query.Choose(Set.RowsOf(Rows)).Columns);

        Assert.Equal(components.Split(' ', StringSplitOptions.RemoveEmptyEntries), structure.Components.Skip(3).Select(component => component.Id));
    }

    [Theory]
    [InlineData("gdp_share.530100.2020.4", "", "parameter-invalid", "key")]
    [InlineData("gdp_shares", "", "code-unknown", "key.INDICATOR")]
    [InlineData("*.*.sometime", "", "parameter-invalid", "key.TIME_PERIOD")]
    [InlineData("*", "c[REF_AREA]=530199", "code-unknown", "c[REF_AREA]")]
    [InlineData("*", "c[NOTHING]=1", "parameter-unknown", "c[NOTHING]")]
    [InlineData("*", "c[OBS_VALUE]=ge:much", "parameter-invalid", "c[OBS_VALUE]")]
    [InlineData("*", "c[TIME_PERIOD]=ge:soon", "parameter-invalid", "c[TIME_PERIOD]")]
    [InlineData("*", "c[REF_AREA]=ge:", "parameter-invalid", "c[REF_AREA]")]
    [InlineData("*", "firstNObservations=0", "parameter-invalid", "firstNObservations")]
    [InlineData("*", "limit=-1", "parameter-invalid", "limit")]
    [InlineData("*", "dimensionAtObservation=INDICATOR", "not-implemented", "dimensionAtObservation")]
    [InlineData("*", "dimensionAtObservation=LEVEL", "parameter-invalid", "dimensionAtObservation")]
    [InlineData("*", "attributes=REF_AREA", "parameter-invalid", "attributes")]
    [InlineData("*", "measures=none,all", "parameter-invalid", "measures")]
    [InlineData("*", "includeHistory=true&limit=5", "not-implemented", "limit")]
    [InlineData("*", "updatedAfter=2026-01-01&lastNObservations=1", "not-implemented", "lastNObservations")]
    [InlineData("*", "includeHistory=perhaps", "parameter-invalid", "includeHistory")]
    [InlineData("*", "updatedAfter=lately", "parameter-invalid", "updatedAfter")]
    [InlineData("*", "sort=TIME_PERIOD", "not-implemented", "sort")]
    [InlineData("*", "reportingYearStartDay=--07-01", "not-implemented", "reportingYearStartDay")]
    [InlineData("*", "startPeriod=2020", "parameter-unknown", "startPeriod")]
    public void What_is_wrong_or_not_done_is_said(string key, string parameters, string code, string parameter)
    {
        Assert.Null(SdmxDataQuery.Read(Structure, key, Given(parameters), out var fault));
        Assert.Equal((code, parameter), (fault!.Code, fault.Parameter));
        Assert.NotEmpty(fault.Allowed);
    }

    [Fact]
    public void The_same_question_is_the_same_text_in_any_order() => Assert.Equal(
        Read("*", "limit=5&c[REF_AREA]=530100").Canonical,
        Read("*", "c[REF_AREA]=530100&limit=5").Canonical);

    [Fact]
    public void What_changed_after_a_day_is_what_changed_since_its_beginning() =>
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.FromHours(8)), Read("*", "updatedAfter=2026-01-31").UpdatedAfter);

    private static decimal? Published(SnapshotValue row) => row.Value is { } value ? Math.Round(value, TinySnapshot.Catalogue.FindIndicator(row.Subject)!.Decimals, MidpointRounding.AwayFromZero) : null;

    private static string Key(Dictionary<string, string> observation) => $"{observation["INDICATOR"]}.{observation["REF_AREA"]}.{observation["TIME_PERIOD"]}";

    private static List<Dictionary<string, string>> Ask(string key, string parameters)
    {
        var query = Read(key, parameters);
        var view = new TableView(Set.Name, Set.Title) { Options = new Dictionary<string, string> { [SdmxJsonFormat.Observation.Name] = query.Observation } };
        return SdmxMessages.Observations(JsonNode.Parse(Written.As(SdmxJsonFormat.Instance, query.Choose(Set.RowsOf(Rows)), view))!);
    }

    private static SdmxDataQuery Read(string key, string parameters)
    {
        var query = SdmxDataQuery.Read(Structure, key, Given(parameters), out var fault);
        Assert.Null(fault);
        return query!;
    }

    private static Dictionary<string, string> Given(string parameters) =>
        parameters.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
}
