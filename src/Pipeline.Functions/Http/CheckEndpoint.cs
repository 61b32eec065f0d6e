using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Pipeline.Catalogue;
using Pipeline.Functions.Access;
using Pipeline.Publishing;
using Pipeline.Storage;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Functions.Http;

/// <summary>The dry run: what the check would say of a workbook, which is not kept.</summary>
public sealed class CheckEndpoint(StatisticalCatalogue catalogue, DryRun dryRun, IOptions<PipelineOptions> options)
{
    /// <summary>The findings as JSON, or the workbook with the findings at its cells.</summary>
    [Function(nameof(PostCheck))]
    public async Task<IResult> PostCheck(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/check")] HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Query.Keys.FirstOrDefault(name => name is not ("reporter" or "period" or "file" or "format")) is { } unknown)
        {
            return Parameter(unknown, new($"不认识的查询参数“{unknown}”。", $"Unknown query parameter '{unknown}'."));
        }

        if (catalogue.FindReporter(request.Query["reporter"].ToString()) is not { } reporter)
        {
            return Parameter("reporter", new("没有这个填报单位，或未写明。", "There is no such reporter, or none is named."));
        }

        if (!Period.TryParse(request.Query["period"], out var period) || catalogue.ColumnsFor(reporter, period.Frequency).Count == 0)
        {
            return Parameter("period", new("没有这个报告期，或未写明。", "There is no such period, or none is named."));
        }

        var asked = request.Query["format"].ToString();
        if (asked is not ("" or "json" or "xlsx"))
        {
            return Parameter("format", new($"格式“{asked}”不可用。", $"The format cannot be '{asked}'."));
        }

        if (request.ContentLength is 0)
        {
            return Problem.BadRequest(
                "body-empty",
                new("请求没有内容。", "The request has no body."),
                new("把工作簿文件作为请求正文发送，例如 curl --data-binary @文件.xlsx。", "Send the workbook as the body, as with curl --data-binary @file.xlsx."));
        }

        await using var body = await WorkbookBody.TakeInAsync(request.Body, options.Value.MaximumUploadBytes, cancellation);
        if (body is null)
        {
            return RequestProblems.BodyTooLarge(options.Value.MaximumUploadBytes, isUpload: true);
        }

        var name = request.Query["file"].ToString() is { Length: > 0 } given ? given : $"{reporter.Code} {period}.xlsx";
        var (context, check) = await dryRun.CheckAsync(reporter, period, name, body, cancellation);
        return asked == "xlsx" || (asked.Length == 0 && WantsWorkbook(request)) ? Workbook(context, check) : Findings(context, check);
    }

    private static bool WantsWorkbook(HttpRequest request) =>
        request.GetTypedHeaders().Accept.MaxBy(range => range.Quality ?? 1)?.MediaType.Equals(XlsxFormat.Instance.MediaType, StringComparison.OrdinalIgnoreCase) == true;

    private static IResult Findings(CheckContext context, CheckResult check) => Json.Of(new
    {
        reporter = context.Reporter.Code,
        period = context.Period.ToString(),
        accepted = check.Accepted,
        verdict = check.Verdict.Code(),
        observations = check.Observations.Count,
        notice = check.Notice,
        findings = check.Findings,
    });

    private IResult Workbook(CheckContext context, CheckResult check)
    {
        var workbook = new MemoryStream();
        new FeedbackWriter(catalogue).Write(context, check, workbook);
        workbook.Position = 0;
        return Results.File(workbook, FeedbackStore.MediaType, $"{context.Reporter.Code} {context.Period} 检查结果.xlsx");
    }

    private static Problem Parameter(string name, Bilingual what) => Problem.BadRequest(
        "parameter-invalid",
        what,
        new("地址写成 /api/v1/check?reporter=530100&period=2024，可加 file={文件名} 和 format=json 或 xlsx。",
            "The address is /api/v1/check?reporter=530100&period=2024; file={name} and format=json or xlsx may follow."),
        name,
        name == "format" ? ["json", "xlsx"] : []);
}
