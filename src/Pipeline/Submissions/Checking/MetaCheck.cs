using Pipeline.Catalogue;
using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>Whether the template was made for this reporter, period and catalogue, and is as it was handed out.</summary>
internal static class MetaCheck
{
    public static void Check(Workbook workbook, WorkbookMeta meta, StatisticalCatalogue catalogue, CheckContext context, FindingLog log)
    {
        if (meta[TemplateLayout.MetaReporter] is var (reporter, reporterPlace) && reporter != context.Reporter.Code)
        {
            log.Add(reporterPlace, CheckRules.MetaReporterDiffers, new(Raw: reporter),
                ("stated", catalogue.FindReporter(reporter)?.Area.Name ?? new(reporter, reporter)), ("expected", context.Reporter.Area.Name));
        }

        if (meta[TemplateLayout.MetaPeriod] is var (period, periodPlace)
            && !(PeriodText.TryRead(period, out var stated) && stated == context.Period))
        {
            log.Add(periodPlace, CheckRules.MetaPeriodDiffers, new(Raw: period), ("stated", period), ("expected", context.Period.ToString()));
        }

        if (meta[TemplateLayout.MetaCatalogueVersion] is var (version, versionPlace) && version != catalogue.Version)
        {
            log.Add(versionPlace, CheckRules.TemplateOlder, new(Raw: version), ("stated", version), ("expected", catalogue.Version));
        }

        if (meta[TemplateLayout.MetaStructure] is var (structure, _))
        {
            CheckStructure(workbook, TemplateStructure.Parse(structure), log);
        }
    }

    private static void CheckStructure(Workbook workbook, TemplateStructure made, FindingLog log)
    {
        for (var tab = 0; tab < workbook.Sheets.Count; tab++)
        {
            if (workbook.Sheets[tab].Name == TemplateLayout.DataSheet)
            {
                Grid grid = new(workbook.Sheets[tab], tab);
                var found = TemplateStructure.Of(grid.Label);
                List<Bilingual> parts =
                [
                    .. found.Headings == made.Headings ? [] : new Bilingual[] { new("表头", "headings") },
                    .. found.Units == made.Units ? [] : new Bilingual[] { new("计量单位", "units") },
                    .. found.Areas == made.Areas ? [] : new Bilingual[] { new("地区", "areas") },
                ];
                if (parts.Count > 0)
                {
                    log.Add(grid.At(0, 0), CheckRules.TemplateAltered, default, ("parts", new Bilingual(
                        string.Join("、", parts.Select(p => p.Zh)), string.Join(", ", parts.Select(p => p.En)))));
                }
            }
        }
    }
}
