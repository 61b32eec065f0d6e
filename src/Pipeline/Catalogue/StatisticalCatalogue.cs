using Pipeline.Catalogue.Loading;

namespace Pipeline.Catalogue;

/// <summary>All that the system knows beforehand: areas, groups, units, measures, indicators, targets, rules and due dates.</summary>
public sealed class StatisticalCatalogue
{
    private readonly Dictionary<string, Area> _areas;
    private readonly Dictionary<string, AreaGroup> _groups;
    private readonly Dictionary<string, Measure> _measures;
    private readonly Dictionary<string, Indicator> _indicators;
    private readonly Dictionary<string, Reporter> _reporters;

    internal StatisticalCatalogue(CatalogueParts parts, string version, CatalogueFiles? files = null)
    {
        Version = version;
        Files = files;
        Areas = parts.Areas;
        Groups = parts.Groups;
        Units = parts.Units;
        Measures = parts.Measures;
        Indicators = parts.Indicators;
        Targets = parts.Targets;
        Rules = parts.Rules;
        DueDates = parts.DueDates;
        Standings = parts.Standings;
        BaseVintage = new(parts.BaseVintage);
        Reports = parts.Reports;
        Assessment = parts.Assessment;
        _areas = Areas.ToDictionary(a => a.Code, StringComparer.Ordinal);
        _groups = Groups.ToDictionary(g => g.Code, StringComparer.Ordinal);
        _measures = Measures.ToDictionary(m => m.Code, StringComparer.Ordinal);
        _indicators = Indicators.ToDictionary(i => i.Code, StringComparer.Ordinal);
        Province = Areas.Single(a => a.Level == AreaLevel.Province);
        Reporters = [.. Areas.Where(a => a.Level != AreaLevel.County).Select(a => new Reporter
        {
            Code = a.Code,
            Area = a,
            Rows = [a, .. Areas.Where(child => child.Parent == a.Code)],
        })];
        _reporters = Reporters.ToDictionary(r => r.Code, StringComparer.Ordinal);
    }

    /// <summary>The first 12 hexadecimal digits of the SHA-256 of the catalogue files; changes with any byte of them.</summary>
    public string Version { get; }

    /// <summary>The files that it was read from; null where it was read from none.</summary>
    internal CatalogueFiles? Files { get; }

    /// <summary>All areas, in code order; functional areas last.</summary>
    public IReadOnlyList<Area> Areas { get; }

    /// <summary>The province.</summary>
    public Area Province { get; }

    /// <summary>All groups, in the order of the files.</summary>
    public IReadOnlyList<AreaGroup> Groups { get; }

    /// <summary>All units.</summary>
    public IReadOnlyList<Unit> Units { get; }

    /// <summary>All measures, in the order in which templates show them.</summary>
    public IReadOnlyList<Measure> Measures { get; }

    /// <summary>All indicators, in the order of the files.</summary>
    public IReadOnlyList<Indicator> Indicators { get; }

    /// <summary>All targets, in the order of the files.</summary>
    public IReadOnlyList<Target> Targets { get; }

    /// <summary>How areas are assessed once a year.</summary>
    public AssessmentScheme Assessment { get; }

    /// <summary>All validation rules.</summary>
    public IReadOnlyList<ValidationRule> Rules { get; }

    /// <summary>When workbooks are due.</summary>
    public IReadOnlyList<DueDate> DueDates { get; }

    /// <summary>How targets can stand, best first.</summary>
    public IReadOnlyList<Standing> Standings { get; }

    /// <summary>The values of base years that later revisions do not move.</summary>
    public BaseVintage BaseVintage { get; }
    /// <summary>The kinds of reports.</summary>
    public IReadOnlyList<ReportKind> Reports { get; }

    /// <summary>Everybody who submits workbooks, in code order; functional areas last.</summary>
    public IReadOnlyList<Reporter> Reporters { get; }

    /// <summary>The area of a code; null where there is none.</summary>
    public Area? FindArea(string code) => _areas.GetValueOrDefault(code);

    /// <summary>The group of a code; null where there is none.</summary>
    public AreaGroup? FindGroup(string code) => _groups.GetValueOrDefault(code);

    /// <summary>The measure of a code; null where there is none.</summary>
    public Measure? FindMeasure(string code) => _measures.GetValueOrDefault(code);

    /// <summary>The indicator of a code; null where there is none.</summary>
    public Indicator? FindIndicator(string code) => _indicators.GetValueOrDefault(code);

    /// <summary>The reporter of a code; null where there is none.</summary>
    public Reporter? FindReporter(string code) => _reporters.GetValueOrDefault(code);

    /// <summary>The measures that a reporter's workbook asks of one of its areas in a period, in template order.</summary>
    /// <remarks>
    /// A reporter answers for the measures of its areas' levels; the provincial bureau's rows for prefectures hold only the measures of
    /// unified accounting.
    /// </remarks>
    public IEnumerable<Measure> MeasuresFor(Reporter reporter, Area area, Frequency frequency) => Measures.Where(measure =>
        measure.Frequencies.Contains(frequency)
        && measure.Levels.Contains(area.Level)
        && (reporter.Area.Level != AreaLevel.Province || area.Level == AreaLevel.Province || measure.Unified));

    /// <summary>The measures that have a column in a reporter's workbook of a period, in template order.</summary>
    public IReadOnlyList<Measure> ColumnsFor(Reporter reporter, Frequency frequency) =>
        [.. Measures.Where(measure => reporter.Rows.Any(area => MeasuresFor(reporter, area, frequency).Contains(measure)))];
}

/// <summary>The parts of a catalogue as the files give them.</summary>
internal sealed record CatalogueParts(
    IReadOnlyList<Area> Areas,
    IReadOnlyList<AreaGroup> Groups,
    IReadOnlyList<Unit> Units,
    IReadOnlyList<Measure> Measures,
    IReadOnlyList<Indicator> Indicators,
    IReadOnlyList<Target> Targets,
    IReadOnlyList<ValidationRule> Rules,
    IReadOnlyList<DueDate> DueDates)
{
    /// <summary>How targets can stand; needed only where there are targets.</summary>
    public IReadOnlyList<Standing> Standings { get; init; } = [];

    /// <summary>The values of base years that are pinned.</summary>
    public IReadOnlyList<BaseValue> BaseVintage { get; init; } = [];

    /// <summary>The kinds of reports.</summary>
    public IReadOnlyList<ReportKind> Reports { get; init; } = [];

    /// <summary>How areas are assessed.</summary>
    public AssessmentScheme Assessment { get; init; } = AssessmentScheme.None;
}
