namespace Pipeline.Catalogue.Loading;

/// <summary>Everything that was read, for the checks that look across files.</summary>
internal sealed record CatalogueTables(
    Table<Area> Areas,
    Table<AreaGroup> Groups,
    Table<Unit> Units,
    Table<Measure> Measures,
    Table<Indicator> Indicators,
    Table<Target> Targets,
    Table<Standing> Standings,
    Table<ReportKind> Reports,
    Table<ValidationRule> Rules,
    Table<BaseValue> BaseVintage,
    IReadOnlyList<DueDate> DueDates);
