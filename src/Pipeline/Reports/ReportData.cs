using System.Globalization;
using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Publishing;
using Pipeline.Snapshots;

namespace Pipeline.Reports;

/// <summary>The snapshot's rows as the sections ask for them.</summary>
internal sealed class ReportData
{
    private const int MostOfMeasures = 2, MostOfIndicators = 4;

    private readonly Dictionary<(string Subject, string Area, int Year), SnapshotValue> _values;
    private readonly ILookup<string, TargetValue> _targets;
    private readonly CodeBook _book;

    public ReportData(StatisticalCatalogue catalogue, ReportKind kind, ReportInput input, int year)
    {
        (Catalogue, Kind, Manifest, Content, Year) = (catalogue, kind, input.Manifest, input.Content, year);
        _book = new(catalogue);
        _values = input.Content.Indicators.Concat(input.Content.Observations)
            .Where(value => value.Period.Frequency == Frequency.Annual)
            .ToDictionary(value => (value.Subject, value.Area, value.Period.Year));
        _targets = input.Content.Targets.ToLookup(row => row.Target, StringComparer.Ordinal);
        Scale = StandingScale.Of(catalogue);
        Targets = [.. catalogue.Targets
            .Where(target => kind.Area is null || target.Area == kind.Area)
            .Select(target => new TargetInYear(target, RowOf(target), [.. _targets[target.Code]]))];
    }

    public StatisticalCatalogue Catalogue { get; }

    public ReportKind Kind { get; }

    public SnapshotManifest Manifest { get; }

    public SnapshotContent Content { get; }

    public int Year { get; }

    public StandingScale Scale { get; }

    /// <summary>The targets that the report looks at, in the catalogue's order.</summary>
    public IReadOnlyList<TargetInYear> Targets { get; }

    /// <summary>The newest year that the snapshot has targets of; null where it has none.</summary>
    public static int? NewestYear(SnapshotContent content) => content.Targets.Count == 0 ? null : content.Targets.Max(row => row.Period.Year);

    public SnapshotValue? Row(string subject, string area, int year) => _values.GetValueOrDefault((subject, area, year));

    public decimal? Value(string subject, string area, int year) => Row(subject, area, year)?.Value;

    public Bilingual AreaName(string code) => _book.Area(code).Name;

    public Bilingual SubjectName(string code) => _book.Subject(code).Name;

    /// <summary>The name of what may be an area or group; the code itself where the catalogue has it no more.</summary>
    public Bilingual FindAreaName(string code) => Catalogue.FindArea(code)?.Name ?? Catalogue.FindGroup(code)?.Name ?? new(code, code);

    /// <summary>The name of what may be a measure or indicator; the code itself where the catalogue has it no more.</summary>
    public Bilingual FindSubjectName(string code) => Catalogue.FindMeasure(code)?.Name ?? Catalogue.FindIndicator(code)?.Name ?? new(code, code);

    public Unit UnitOf(string subject) => _book.Subject(subject).Unit;

    /// <summary>How many decimals a report shows: statistics have eight, heads in 10 000 have four, and nobody reads so many.</summary>
    public int Decimals(string subject) =>
        Math.Min(_book.Subject(subject).Decimals, Catalogue.FindIndicator(subject) is null ? MostOfMeasures : MostOfIndicators);

    /// <summary>A subject's name with its unit in brackets.</summary>
    public Bilingual NameWithUnit(string subject)
    {
        var (name, unit) = (SubjectName(subject), UnitOf(subject).Name);
        return new($"{name.Zh}（{unit.Zh}）", $"{name.En} ({unit.En})");
    }

    public Cell.Number Number(string subject, decimal? value, string prefix = "") => new(value, Decimals(subject)) { Prefix = prefix };

    /// <summary>Where a definition comes from, in words.</summary>
    public static Bilingual SourceText(Source source) => source.Document switch
    {
        "plan" => new($"规划第 {source.Section} 节：“{source.Quote}”", $"Plan, section {source.Section}"),
        "opinions" => new($"实施意见{source.Section}：“{source.Quote}”", $"Opinions, section {source.Section}"),
        _ => Mark(source.Document),
    };

    /// <summary>A mark in words.</summary>
    public static Bilingual Mark(string document) => document switch
    {
        "general" => new("通用知识", "general knowledge"),
        "method" => new("本系统的方法选择", "our choice of method"),
        "assumption" => new("假定，待主管部门确认", "an assumption that a bureau is to confirm"),
        _ => new(document, document),
    };

    /// <summary>A number as people read it: with separators, and a minus that is no hyphen.</summary>
    public static string Text(decimal? value, int decimals) => value is not { } number
        ? "–"
        : PublishedNumber.Round(number, decimals).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A number beside a chart, where there is little room: whole from a thousand on.</summary>
    public static string Short(decimal value, int decimals) => Text(value, Math.Abs(value) >= 1000 ? 0 : decimals);

    private TargetValue RowOf(Target target) => _targets[target.Code].FirstOrDefault(row => row.Period == Period.Annual(Year)) ?? new()
    {
        Target = target.Code,
        Subject = target.Subject,
        Area = target.Area,
        Period = Period.Annual(Year),
        Goal = target.Value,
        TimeElapsed = PublishedNumber.Round(new TargetStanding(target, Scale, null).Elapsed(Year) * 100, 2),
        Status = TargetStatus.NoData,
        Remark = Remarks.NotInSnapshot,
    };
}

/// <summary>A target with its row of the report's year, and all its rows.</summary>
internal sealed record TargetInYear(Target Target, TargetValue Row, IReadOnlyList<TargetValue> Rows);
