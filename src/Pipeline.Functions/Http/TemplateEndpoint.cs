using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Catalogue;
using Pipeline.Functions.Access;
using Pipeline.Storage;
using Pipeline.Workbooks;

namespace Pipeline.Functions.Http;

/// <summary>The workbook that a reporter fills in.</summary>
public sealed class TemplateEndpoint(StatisticalCatalogue catalogue, PreviousFigures previous)
{
    /// <summary>The template of a reporter and period, with the figures in force of the year before for reference.</summary>
    [Function(nameof(GetTemplate))]
    public async Task<IResult> GetTemplate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/templates/{reporter}/{period}")] HttpRequest request,
        string reporter,
        string period,
        CancellationToken cancellation)
    {
        if (catalogue.FindReporter(reporter) is not { } who || !Period.TryParse(period, out var when)
            || catalogue.ColumnsFor(who, when.Frequency).Count == 0)
        {
            return Problem.NotFound(
                new("没有这样的模板。", "There is no such template."),
                new("地址中写单位代码（如 530100）和报告期（2024、2024-Q3 或 2024-06）。",
                    "The address names a reporter's code such as 530100 and a period such as 2024, 2024-Q3 or 2024-06."));
        }

        var workbook = new MemoryStream();
        new TemplateWriter(catalogue).Write(
            new TemplateContent(who, when) { Previous = await previous.FindAsync(who.Code, when, cancellation) }, workbook);
        workbook.Position = 0;
        return Results.File(workbook, FeedbackStore.MediaType, $"{who.Area.Name.Zh} {when}.xlsx");
    }
}
