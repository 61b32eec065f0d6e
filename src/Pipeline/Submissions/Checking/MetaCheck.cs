using Pipeline.Catalogue;
using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>Whether the template was made for this reporter, period and catalogue.</summary>
internal static class MetaCheck
{
    public static void Check(WorkbookMeta meta, StatisticalCatalogue catalogue, CheckContext context, FindingLog log)
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
    }
}
