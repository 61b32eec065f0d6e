namespace Pipeline.Catalogue.Loading;

/// <summary>Reads all files and checks them alone and together; every fault is found in one pass.</summary>
internal static class CatalogueReading
{
    /// <summary>The parts; of use only where no fault was added.</summary>
    public static CatalogueParts Read(CatalogueFiles files, FaultList faults)
    {
        foreach (var name in files.Unknown)
        {
            faults.Add(name, 0, $"目录中没有名为 {name} 的文件。", $"A catalogue has no file named {name}.",
                $"改名或移走；可用的文件：{string.Join(", ", CatalogueFiles.Names)}。",
                $"Rename it or take it away; the files are: {string.Join(", ", CatalogueFiles.Names)}.");
        }

        EntryFile Csv(string name, IReadOnlyList<string> columns) => CsvEntries.Read(files, name, columns, faults);
        EntryFile Yaml(string name, IReadOnlyList<string> fields) => YamlEntries.Read(files, name, fields, faults);

        var areas = AreaReading.Read(Csv(AreaReading.File, AreaReading.Columns));
        var units = UnitReading.Read(Csv(UnitReading.File, UnitReading.Columns));
        var agencies = LabelReading.Read(Csv(LabelReading.Agencies, LabelReading.Columns), new("部门", "agency"));
        var sections = LabelReading.Read(Csv(LabelReading.Sections, LabelReading.Columns), new("栏目", "section"));
        var measures = MeasureReading.Read(Csv(MeasureReading.File, MeasureReading.Columns), units, agencies, sections);
        var calendar = Csv(CalendarReading.File, CalendarReading.Columns);
        var tables = new CatalogueTables(
            areas,
            GroupReading.Read(Yaml(GroupReading.File, GroupReading.Fields), areas),
            units,
            measures,
            IndicatorReading.Read(Yaml(IndicatorReading.File, IndicatorReading.Fields), units),
            TargetReading.Read(Yaml(TargetReading.File, TargetReading.Fields)),
            StandingReading.Read(Csv(StandingReading.File, StandingReading.Columns), faults),
            ReportReading.Read(Yaml(ReportReading.File, ReportReading.Fields)),
            RuleReading.Read(Yaml(RuleReading.File, RuleReading.Fields)),
            BaseVintageReading.Read(Csv(BaseVintageReading.File, BaseVintageReading.Columns)),
            CalendarReading.Read(calendar));
        var families = DisparityReading.Read(Yaml(DisparityReading.File, DisparityReading.Fields));
        var statistics = StatisticReading.Read(Csv(StatisticReading.File, StatisticReading.Columns), units);
        var assessment = AssessmentReading.Read(Yaml(AssessmentReading.File, AssessmentReading.Fields));
        var grades = AssessmentReading.ReadGrades(Csv(AssessmentReading.Grades, AssessmentReading.GradeColumns));
        var zones = AssessmentReading.ReadZones(Csv(AssessmentReading.Zones, AssessmentReading.ZoneColumns));
        NameChecks.Check(tables);
        AreaChecks.Check(tables, faults);
        OperandChecks.CheckWeights(tables);
        DisparityChecks.Check(families, measures, tables.Indicators);
        DisparityReading.Expand(families, statistics, tables.Groups, tables.Indicators);
        FormulaChecks.Check(tables);
        TargetChecks.Check(tables);
        AssessmentChecks.Check(assessment, grades, zones, tables, faults);
        BaseVintageReading.Check(tables);
        ReportReading.Check(tables);
        RuleChecks.Check(tables);
        CalendarChecks.Check(tables, calendar, faults);
        return new(
            [.. areas.Items.OrderBy(area => area.Code, StringComparer.Ordinal)],
            tables.Groups.Items,
            units.Items,
            measures.Items,
            tables.Indicators.Items,
            tables.Targets.Items,
            tables.Rules.Items,
            tables.DueDates)
        {
            Standings = tables.Standings.Items,
            BaseVintage = tables.BaseVintage.Items,
            Reports = tables.Reports.Items,
            Assessment = faults.Any ? AssessmentScheme.None : new(
                [.. assessment.Items.Select(item => item.Component).OfType<AssessmentComponent>()],
                [.. assessment.Items.Select(item => item.Veto).OfType<AssessmentVeto>()],
                grades.Items, zones.Items, areas.Items),
        };
    }
}
