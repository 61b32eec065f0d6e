using Microsoft.AspNetCore.Http;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http.Pulls;
using Pipeline.Publishing;
using Pipeline.Publishing.Querying;
using Pipeline.Publishing.Sdmx;

namespace Pipeline.Functions.Http.Sdmx;

/// <summary>Reads a question for data.</summary>
internal static class SdmxDataRequest
{
    private const string Any = "*";
    private const string Context = "dataflow";

    private static readonly IReadOnlyList<ITableFormat> Formats = [SdmxJsonFormat.Instance, SdmxCsvFormat.Instance];

    /// <summary>The data set and what is asked of it; null with a problem where something is wrong.</summary>
    public static (Dataset Dataset, TableRequest Asked)? Read(HttpRequest request, SdmxArtefacts artefacts, out Problem? problem)
    {
        var path = SdmxPath.Of(request);
        if ((problem = Refuse(path)) is not null)
        {
            return null;
        }

        var flow = path.ElementAtOrDefault(2) ?? Any;
        if (artefacts.Flows.FirstOrDefault(dataset => SdmxNames.Id(dataset.Name) == flow) is not { } found || !Means(path.ElementAtOrDefault(1), SdmxNames.Agency) || !SdmxVersion.Matches(path.ElementAtOrDefault(3) ?? Any, SdmxNames.Version))
        {
            var flows = string.Join(", ", artefacts.Flows.Select(dataset => $"{Context}/{SdmxNames.Agency}/{SdmxNames.Id(dataset.Name)}/{SdmxNames.Version}"));
            problem = Problem.NotFound(
                new("没有这个数据流，或一次要了多个。", "There is no such flow of data, or several were asked for at once."),
                new($"现有：{flows}。", $"There are: {flows}."));
            return null;
        }

        if (FormatNegotiation.Choose(request, Formats, ofAddress: null, out problem) is not var (format, chosen))
        {
            return null;
        }

        Dictionary<string, string> options = new(chosen, StringComparer.Ordinal);
        Dictionary<string, string> given = new(StringComparer.Ordinal);
        DateTimeOffset? moment = null;
        foreach (var (name, values) in request.Query)
        {
            var value = values.ToString();
            if (name == TableRequest.AsOf)
            {
                if ((moment = Moment.Last(value)) is null)
                {
                    problem = Problem.BadRequest(QueryFault.NoMoment(name, value));
                    return null;
                }
            }
            else if (name != SdmxJsonFormat.Observation.Name && format.Options.FirstOrDefault(option => option.Name == name) is { } option)
            {
                if (!option.Values.Contains(value))
                {
                    problem = Problem.BadRequest(QueryFault.NoneOf(name, value, option.Values));
                    return null;
                }

                options[name] = value;
            }
            else if (name != FormatNegotiation.Parameter)
            {
                given[name] = value;
            }
        }

        if (SdmxDataQuery.Read(SdmxStructure.Of(found), path.ElementAtOrDefault(4) ?? Any, given, out var fault) is not { } selection)
        {
            problem = SdmxPath.Problem(fault!);
            return null;
        }

        options[SdmxJsonFormat.Observation.Name] = selection.Observation;
        var asked = new TableRequest(format, options, RowQuery.All with { Language = Problem.Language(request) }, artefacts.CatalogueVersion) { Moment = moment, Selection = selection };
        return (found, asked);
    }

    private static Problem? Refuse(string[] path) => path switch
    {
        [not Context and var context, ..] => Problem.Of(
            StatusCodes.Status501NotImplemented,
            SdmxFault.NotImplementedCode,
            new($"数据只能按数据流取，不能按 {context} 取。", $"Data are to be had by flow, not by {context}."),
            new($"在地址中写 {Context}。", $"Write {Context} in the address.")),
        { Length: > 5 } => Problem.NotFound(
            new("地址太长。", "The address has too many parts."),
            new("写成 dataflow/机构/数据流/版本/键。", "Write dataflow/agency/flow/version/key.")),
        _ => null,
    };

    private static bool Means(string? asked, string agency) => asked is null or Any || asked.Split(',').Contains(agency);
}
