using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Pipeline.Functions.Http.OData;
using Pipeline.Storage.Access;

namespace Pipeline.Functions.Access;

/// <summary>Decides for every HTTP request whether the caller may make it; nothing else in the app does.</summary>
public sealed class AccessMiddleware(CallerReader callers) : IFunctionsWorkerMiddleware
{
    /// <summary>Lets the request through or answers 401 or 403.</summary>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        var caller = await callers.ReadAsync(http.Request, context.CancellationToken);
        if (Refuse(AccessRules.Find(context.FunctionDefinition.Name), caller, http) is { } refusal)
        {
            await refusal.ExecuteAsync(http);
            return;
        }

        http.Features.Set(caller);
        await next(context);
    }

    private static readonly string[] WithPassword = ["Bearer", "Basic realm=\"pipeline\", charset=\"UTF-8\""];

    private static IResult? Refuse(AccessRule? rule, Caller caller, HttpContext http) => rule switch
    {
        null => Forbidden(),
        AccessRule.Anyone => null,
        _ when caller.TokenRefused => Unauthorised(http),
        AccessRule.Snapshots => caller.Identity is null && !caller.PublicRead ? Unauthorised(http) : null,
        _ when caller.Identity is null => Unauthorised(http),
        AccessRule.Identified => null,
        AccessRule.OwnReporter => caller.Identity.AnswersFor(RouteReporter(http)) ? null : Forbidden(),
        AccessRule.OwnReporterOrOperator =>
            caller.Identity.Role == Role.Operator || caller.Identity.AnswersFor(RouteReporter(http)) ? null : Forbidden(),
        _ => Forbidden(),
    };

    private static string RouteReporter(HttpContext http) =>
        http.Request.RouteValues["reporter"] as string ?? http.Request.Query["reporter"].ToString();

    internal static IResult Unauthorised(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = ODataError.IsFor(http.Request) ? WithPassword : "Bearer";
        return Problem.Of(
            StatusCodes.Status401Unauthorized,
            "token-needed",
            new("需要有效的访问令牌。", "A valid access token is needed."),
            new("在请求头加上 Authorization: Bearer <令牌>；令牌由省级管理员用 pipeline token 签发，过期请重新申请。",
                "Send the header Authorization: Bearer <token>; the provincial operator issues tokens with 'pipeline token', ask for a new one when it has expired."));
    }

    private static Problem Forbidden() => Problem.Of(
        StatusCodes.Status403Forbidden,
        "not-allowed",
        new("此令牌无权进行该操作。", "This token may not do that."),
        new("填报单位的令牌只能用于本单位代码；其他操作请联系省级管理员。",
            "A reporter's token serves its own code only; ask the provincial operator for anything else."));
}
