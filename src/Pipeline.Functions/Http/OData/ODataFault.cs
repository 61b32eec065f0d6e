using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Http.OData;

/// <summary>Ends a request that cannot be answered: found deep inside an expression, told at the top.</summary>
internal sealed class ODataFault(IResult problem) : Exception
{
    /// <summary>What is wrong.</summary>
    public IResult Problem => problem;

    /// <summary>400: the request is none that OData allows, or not of these data.</summary>
    public static ODataFault Invalid(string target, Bilingual what, Bilingual remedy) => new(Access.Problem.BadRequest("query-invalid", what, remedy, target));

    /// <summary>501: OData has it and this service has not.</summary>
    public static ODataFault Unsupported(string target, string what, Bilingual remedy) => new(Access.Problem.Of(
        StatusCodes.Status501NotImplemented,
        "not-supported",
        new($"本服务不支持 {what}。", $"This service does not support {what}."),
        remedy,
        target));

    /// <summary>404.</summary>
    public static ODataFault NotFound(Bilingual what, Bilingual remedy) => new(Access.Problem.NotFound(what, remedy));
}
