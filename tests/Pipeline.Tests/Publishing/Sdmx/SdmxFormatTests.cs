using System.Text;
using System.Text.Json.Nodes;
using CsvHelper;
using Pipeline.Indicators;
using Pipeline.Publishing;
using Pipeline.Publishing.Sdmx;
using Pipeline.Submissions;
using Pipeline.Tests.Snapshots;

namespace Pipeline.Tests.Publishing.Sdmx;

public sealed class SdmxFormatTests
{
    private static readonly Dataset<SnapshotValue> Observed = Datasets.Observations(SampleRows.Catalogue);

    private static readonly SnapshotValue[] Few =
    [
        SampleRows.Value(8),
        SampleRows.Value(null) with { Period = Period.Parse("2025-Q1"), Status = ObservationStatus.Missing, FromBelow = null, Coverage = null, Change = null, Rank = null, RankOf = null, RankChange = null },
    ];

    public static TheoryData<string, string> Layouts
    {
        get
        {
            TheoryData<string, string> all = [];
            foreach (var dataset in Datasets.All(TinySnapshot.Catalogue))
            {
                foreach (var layout in SdmxStructure.Of(dataset).Dimensions.Select(dimension => dimension.Id).Append(SdmxNames.AllDimensions))
                {
                    all.Add(dataset.Name, layout);
                }
            }

            return all;
        }
    }

    [Fact]
    public void Csv_begins_with_the_flow_and_has_dimensions_measure_and_attributes_by_their_codes() => Assert.Equal(
        "STRUCTURE,STRUCTURE_ID,ACTION,MEASURE,REF_AREA,TIME_PERIOD,OBS_VALUE,LEVEL,PERIOD_END,UNIT_MEASURE,OBS_STATUS,ORIGIN,VALUE_FROM_BELOW,VALUE_OWN_ROW,"
        + "DISCREPANCY,DISCREPANCY_OWN_ROW,COVERAGE,REMARK,CHANGE,RANK,RANK_OF,RANK_CHANGE\n"
        + "dataflow,YNRD:OBSERVATIONS(1.0.0),I,gdp,530102,2024,8.00,county,2024-12-31,cny-100m,P,reported,7.50,,0.50,,0.5000,missing:gdp@530103,1.00,3,16,-1\n"
        + "dataflow,YNRD:OBSERVATIONS(1.0.0),I,gdp,530102,2025-Q1,,county,2025-03-31,cny-100m,O,reported,,,,,,missing:gdp@530103,,,,\n",
        Csv(""));

    [Theory]
    [InlineData("both", "zh", "dataflow,YNRD:OBSERVATIONS(1.0.0): 观测值,I,gdp: 统计量gdp,530102: 五华区,2024,8.00,county: 县市区,2024-12-31,cny-100m: 亿元,P: 初步,reported: 本地上报,")]
    [InlineData("both", "en", "dataflow,YNRD:OBSERVATIONS(1.0.0): Observations,I,gdp: gdp,530102: 530102,2024,8.00,county: county,2024-12-31,cny-100m: 100 million yuan,P: Provisional value,reported: reported by the area,")]
    [InlineData("name", "zh", "dataflow,YNRD:OBSERVATIONS(1.0.0),观测值,I,gdp,统计量gdp,530102,五华区,2024,,8.00,,county,县市区,2024-12-31,,cny-100m,亿元,P,初步,reported,本地上报,")]
    public void Csv_has_names_with_codes_or_beside_them(string labels, string language, string start) =>
        Assert.StartsWith(start, Csv(language, (SdmxCsvFormat.Labels, labels)).Split('\n')[1], StringComparison.Ordinal);

    [Fact]
    public void Csv_header_has_as_many_columns_as_its_rows()
    {
        foreach (var labels in SdmxCsvFormat.Labels.Values)
        {
            foreach (var keys in SdmxCsvFormat.Keys.Values)
            {
                var table = Table(Written.As(SdmxCsvFormat.Instance, Observed, Few, (SdmxCsvFormat.Labels, labels), (SdmxCsvFormat.Keys, keys)));
                Assert.All(table, row => Assert.Equal(table[0].Count, row.Count));
            }
        }
    }

    [Fact]
    public void Csv_has_the_keys_of_series_and_observations_behind_the_action() => Assert.Equal(
        ["I", "gdp.530102", "gdp.530102.2024", "gdp"],
        Table(Written.As(SdmxCsvFormat.Instance, Observed, Few, (SdmxCsvFormat.Keys, "both")))[1][2..6]);

    [Fact]
    public void Json_is_the_message_that_was_checked_against_the_official_schema()
    {
        var view = new TableView(Observed.Name, Observed.Title)
        {
            Snapshot = new(12, "0123456789abcdef", new(2026, 3, 1, 18, 30, 0, TimeSpan.Zero), "2026.1", "1.0.0"),
            Notice = new("示例数据", "Sample data"),
        };

        GoldenFiles.Compare("observations.sdmx.json", Written.As(SdmxJsonFormat.Instance, Observed.RowsOf(Few), view));
    }

    [Fact]
    public void Json_without_rows_has_no_data_set_and_no_structure()
    {
        var message = Message(Observed, [], SdmxNames.TimePeriod);

        Assert.Empty(message["data"]!["dataSets"]!.AsArray());
        Assert.Empty(message["data"]!["structures"]!.AsArray());
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Json_says_in_every_layout_what_the_csv_says(string name, string layout)
    {
        var dataset = Datasets.All(TinySnapshot.Catalogue).Single(each => each.Name == name);
        var structure = SdmxStructure.Of(dataset);
        var rows = dataset.RowsOf(TinySnapshot.Content);
        var csv = Table(Written.As(CsvFormat.Instance, rows, new(dataset.Name, dataset.Title)));
        var expected = csv.Skip(1).Select(line => structure.Components
            .Where(component => line[component.Place].Length > 0)
            .OrderBy(component => component.Id, StringComparer.Ordinal)
            .Select(component => $"{component.Id}={line[component.Place]}"));

        var found = SdmxMessages.Observations(Message(dataset, rows, layout))
            .Select(observation => observation.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

        Assert.Equal(expected.Select(each => string.Join('|', each)).Order(StringComparer.Ordinal), found.Select(each => string.Join('|', each)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Json_names_no_series_and_no_observation_twice(string name, string layout)
    {
        var dataset = Datasets.All(TinySnapshot.Catalogue).Single(each => each.Name == name);
        var bytes = Written.As(SdmxJsonFormat.Instance, dataset.RowsOf(TinySnapshot.Content), View(dataset, layout));

        // The reader refuses properties that occur twice.
        using var document = System.Text.Json.JsonDocument.Parse(bytes, new() { AllowDuplicateProperties = false });
        Assert.True(document.RootElement.TryGetProperty("data", out _));
    }

    [Fact]
    public void Csv_says_what_the_plain_csv_says()
    {
        foreach (var dataset in Datasets.All(TinySnapshot.Catalogue))
        {
            var structure = SdmxStructure.Of(dataset);
            var rows = dataset.RowsOf(TinySnapshot.Content);
            var plain = Table(Written.As(CsvFormat.Instance, rows, new(dataset.Name, dataset.Title)));
            var sdmx = Table(Written.As(SdmxCsvFormat.Instance, rows, new(dataset.Name, dataset.Title)));

            Assert.Equal(structure.Components.Select(component => component.Id), sdmx[0].Skip(3));
            Assert.Equal(plain.Skip(1).Select(line => structure.Components.Select(component => line[component.Place])), sdmx.Skip(1).Select(line => line.Skip(3)));
        }
    }

    [Fact]
    public void What_is_said_to_depend_on_some_keys_is_the_same_wherever_these_are()
    {
        foreach (var dataset in Datasets.All(TinySnapshot.Catalogue))
        {
            var structure = SdmxStructure.Of(dataset);
            var lines = Table(Written.As(CsvFormat.Instance, dataset.RowsOf(TinySnapshot.Content), new(dataset.Name, dataset.Title))).Skip(1).ToList();
            foreach (var attribute in structure.Attributes.Where(each => each.DependsOn.Count > 0))
            {
                var keys = attribute.DependsOn.Select(id => structure.Find(id)!.Place).ToList();
                Assert.All(
                    lines.GroupBy(line => string.Join('|', keys.Select(place => line[place]))),
                    group => Assert.Single(group.Select(line => line[attribute.Place]).Distinct()));
            }
        }
    }

    [Fact]
    public void Only_data_about_periods_is_to_be_had_as_SDMX()
    {
        Assert.All(Datasets.All(TinySnapshot.Catalogue), dataset => Assert.Contains(SdmxJsonFormat.Instance, Formats.For(dataset)));
        Assert.All(CatalogueTables.All(TinySnapshot.Catalogue), table => Assert.DoesNotContain(SdmxJsonFormat.Instance, Formats.For(table.Dataset)));
        Assert.DoesNotContain(SdmxCsvFormat.Instance, Formats.For(Pipeline.Lineage.RevisionDatasets.History));
    }

    private static string Csv(string language, params (FormatOption Option, string Value)[] options) => Encoding.UTF8.GetString(Written.As(
        SdmxCsvFormat.Instance,
        Observed.RowsOf(Few),
        new(Observed.Name, Observed.Title) { Language = language, Options = options.ToDictionary(option => option.Option.Name, option => option.Value) })).ReplaceLineEndings("\n");

    private static JsonNode Message(Dataset dataset, RowSource rows, string layout) => JsonNode.Parse(Written.As(SdmxJsonFormat.Instance, rows, View(dataset, layout)))!;

    private static JsonNode Message(Dataset<SnapshotValue> dataset, SnapshotValue[] rows, string layout) => Message(dataset, dataset.RowsOf(rows), layout);

    private static TableView View(Dataset dataset, string layout) =>
        new(dataset.Name, dataset.Title) { Options = new Dictionary<string, string> { [SdmxJsonFormat.Observation.Name] = layout } };

    private static List<List<string>> Table(byte[] csv)
    {
        using var reader = CsvReader.Create(new MemoryStream(csv), new() { HasHeader = false });
        List<List<string>> lines = [];
        while (reader.Read())
        {
            lines.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i))]);
        }

        return lines;
    }
}
