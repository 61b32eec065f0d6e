using System.Globalization;
using CsvHelper;
using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Snapshots;
using Pipeline.Submissions;

namespace Pipeline.Publishing;

/// <summary>Reads the CSV files of a published snapshot back into rows; columns that a later version added are passed over.</summary>
public static class PublishedRows
{
    private static readonly Dictionary<string, Origin> Origins = Codes<Origin>(origin => origin.Code());
    private static readonly Dictionary<string, TargetStatus> Statuses = Codes<TargetStatus>(status => status.Code());
    private static readonly Dictionary<string, BaseOrigin> BaseOrigins = Codes<BaseOrigin>(origin => origin.Code());
    private static readonly Dictionary<string, FunctionalZone> Zones = Codes<FunctionalZone>(zone => zone.Code());

    /// <summary>The content that a snapshot's files hold.</summary>
    /// <param name="manifest">The snapshot's manifest.</param>
    /// <param name="indicators">The file <c>indicators.csv</c>.</param>
    /// <param name="observations">The file <c>observations.csv</c>.</param>
    /// <param name="targets">The file <c>targets.csv</c>.</param>
    /// <param name="assessment">The file <c>assessment.csv</c>; null of snapshots from before there was one.</param>
    /// <exception cref="FormatException">A file is none that a snapshot publishes.</exception>
    public static SnapshotContent Read(SnapshotManifest manifest, Stream indicators, Stream observations, Stream targets, Stream? assessment = null) => new(
        manifest.CatalogueVersion,
        [.. Rows(indicators, row => Value(row, "indicator"))],
        [.. Rows(observations, row => Value(row, "measure"))],
        [.. Rows(targets, Target)])
    {
        Assessment = assessment is null ? [] : [.. Rows(assessment, Assessed)],
    };

    private static SnapshotValue Value(Row row, string subject) => new()
    {
        Subject = row.Text(subject),
        Area = row.Text("area"),
        Period = Period.Parse(row.Text("period")),
        Value = row.Number("value"),
        Status = ObservationStatusCodes.FromLetter(row.Text("status")[0]),
        Origin = row.Word("origin", Origins),
        FromBelow = row.Number("value_from_below"),
        OwnRow = row.Number("value_own_row"),
        Coverage = row.Number("coverage"),
        Change = row.Number("change"),
        Rank = (int?)row.Number("rank"),
        RankOf = (int?)row.Number("rank_of"),
        RankChange = (int?)row.Number("rank_change"),
        Remark = row.Text("remark"),
    };

    private static TargetValue Target(Row row) => new()
    {
        Target = row.Text("target"),
        Subject = row.Text("subject"),
        Area = row.Text("area"),
        Period = Period.Parse(row.Text("period")),
        BaseValue = row.Number("base_value"),
        BaseOrigin = row.Word("base_origin", BaseOrigins),
        Value = row.Number("value"),
        Goal = row.Number("goal"),
        Required = row.Number("required"),
        Progress = row.Number("progress"),
        TimeElapsed = row.Number("time_elapsed") ?? 0,
        GrowthStillRequired = row.Number("growth_still_required"),
        StepStillRequired = row.Number("step_still_required"),
        Status = row.Word("status", Statuses),
        StatusBefore = row.Text("status_before").Length == 0 ? null : row.Word("status_before", Statuses),
        Remark = row.Text("remark"),
    };

    private static AssessmentValue Assessed(Row row) => new()
    {
        Area = row.Text("area"),
        Period = Period.Parse(row.Text("period")),
        Zone = row.Word("zone", Zones),
        ZoneSource = row.Text("zone_source"),
        Component = row.Text("component"),
        Value = row.Number("value"),
        ComponentScore = row.Number("component_score"),
        Weight = row.Number("weight"),
        Points = row.Number("points"),
        Change = row.Number("change"),
        Grade = row.Text("grade"),
        Rank = (int?)row.Number("rank"),
        RankOf = (int?)row.Number("rank_of"),
        RankChange = (int?)row.Number("rank_change"),
        RankFrom = (int?)row.Number("rank_from"),
        RankTo = (int?)row.Number("rank_to"),
        Vetoes = row.Text("vetoes"),
        Remark = row.Text("remark"),
    };

    private static IEnumerable<T> Rows<T>(Stream file, Func<Row, T> read)
    {
        using var csv = CsvReader.Create(file, new(), leaveOpen: true);
        while (csv.Read())
        {
            yield return read(new(csv));
        }
    }

    private static Dictionary<string, T> Codes<T>(Func<T, string> code)
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(code, StringComparer.Ordinal);

    /// <summary>One line of a file.</summary>
    private readonly struct Row(CsvReader csv)
    {
        public string Text(string column)
        {
            try
            {
                return csv.GetString(column);
            }
            catch (KeyNotFoundException missing)
            {
                throw new FormatException(missing.Message, missing);
            }
        }

        public decimal? Number(string column) => Text(column) is { Length: > 0 } text
            ? decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            : null;

        public T Word<T>(string column, Dictionary<string, T> words) => words.TryGetValue(Text(column), out var word)
            ? word
            : throw new FormatException($"'{Text(column)}' is no word of the column '{column}'.");
    }
}
