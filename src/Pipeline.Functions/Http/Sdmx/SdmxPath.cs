using Microsoft.AspNetCore.Http;
using Pipeline.Functions.Access;
using Pipeline.Publishing.Querying;
using Pipeline.Publishing.Sdmx;

namespace Pipeline.Functions.Http.Sdmx;

/// <summary>What the addresses and problems of SDMX REST have in common.</summary>
internal static class SdmxPath
{
    /// <summary>The parts of the address after the kind of question.</summary>
    public static string[] Of(HttpRequest request) =>
        (request.RouteValues["path"] as string ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The problem document of a fault: 501 for what is not done here, 400 for what is wrong.</summary>
    public static Problem Problem(QueryFault fault) => Access.Problem.Of(
        fault.Code == SdmxFault.NotImplementedCode ? StatusCodes.Status501NotImplemented : StatusCodes.Status400BadRequest,
        fault.Code, fault.Message, fault.Remedy, fault.Parameter, fault.Allowed);
}
