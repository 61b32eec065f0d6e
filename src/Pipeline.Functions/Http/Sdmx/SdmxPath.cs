using Microsoft.AspNetCore.Http;
using Pipeline.Functions.Access;
using Pipeline.Publishing.Querying;

namespace Pipeline.Functions.Http.Sdmx;

/// <summary>What the addresses and problems of SDMX REST have in common.</summary>
internal static class SdmxPath
{
    /// <summary>The code of what SDMX knows and this service does not do.</summary>
    public const string NotImplemented = "not-implemented";

    /// <summary>The parts of the address after the kind of question.</summary>
    public static string[] Of(HttpRequest request) =>
        (request.RouteValues["path"] as string ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The problem document of a fault: 501 for what is not done here, 400 for what is wrong.</summary>
    public static Problem Problem(QueryFault fault) => Access.Problem.Of(
        fault.Code == NotImplemented ? StatusCodes.Status501NotImplemented : StatusCodes.Status400BadRequest,
        fault.Code, fault.Message, fault.Remedy, fault.Parameter, fault.Allowed);
}
