using Pipeline.Functions.Http;
using Pipeline.Functions.Http.OData;
using Pipeline.Functions.Http.Sdmx;

namespace Pipeline.Functions.Access;

/// <summary>The rule of every HTTP function; one without a rule cannot be called at all.</summary>
internal static class AccessRules
{
    private static readonly Dictionary<string, AccessRule> Rules = new(StringComparer.Ordinal)
    {
        [nameof(HealthEndpoint.GetHealth)] = AccessRule.Anyone,
        [nameof(SnapshotEndpoints.ListSnapshots)] = AccessRule.Snapshots,
        [nameof(SnapshotEndpoints.GetSnapshot)] = AccessRule.Snapshots,
        [nameof(SnapshotEndpoints.GetDataset)] = AccessRule.Snapshots,
        [nameof(LineageEndpoints.ExplainValue)] = AccessRule.Snapshots,
        [nameof(LineageEndpoints.GetHistory)] = AccessRule.Snapshots,
        [nameof(LineageEndpoints.GetChanges)] = AccessRule.Snapshots,
        [nameof(ChangesFeed.ListChanges)] = AccessRule.Snapshots,
        [nameof(ChangesFeed.GetChangesFeed)] = AccessRule.Snapshots,
        [nameof(SdmxEndpoints.GetSdmxData)] = AccessRule.Snapshots,
        [nameof(SdmxEndpoints.GetSdmxStructure)] = AccessRule.Anyone,
        [nameof(SdmxEndpoints.AnswerUnknownSdmx)] = AccessRule.Anyone,
        [nameof(CatalogueEndpoint.GetCatalogue)] = AccessRule.Anyone,
        [nameof(StarterEndpoints.ListStarters)] = AccessRule.Anyone,
        [nameof(StarterEndpoints.GetStarter)] = AccessRule.Anyone,
        [nameof(ODataEndpoint.GetOData)] = AccessRule.Snapshots,
        [nameof(ODataEndpoint.AnswerOtherOData)] = AccessRule.Anyone,
        [nameof(OpenApiEndpoint.GetOpenApi)] = AccessRule.Anyone,
        [nameof(UnknownAddress.AnswerUnknown)] = AccessRule.Anyone,
        [nameof(CheckEndpoint.PostCheck)] = AccessRule.OwnReporter,
        [nameof(SubmissionEndpoints.ListSubmissions)] = AccessRule.OwnReporterOrOperator,
        [nameof(SubmissionEndpoints.GetReceipt)] = AccessRule.OwnReporterOrOperator,
        [nameof(SubmissionEndpoints.GetFeedback)] = AccessRule.OwnReporterOrOperator,
        [nameof(SubmissionEndpoints.PostSubmission)] = AccessRule.OwnReporter,
        [nameof(TemplateEndpoint.GetTemplate)] = AccessRule.OwnReporter,
        [nameof(StatusEndpoint.GetStatus)] = AccessRule.Identified,
    };

    /// <summary>The rule of a function; null where there is none.</summary>
    public static AccessRule? Find(string function) => Rules.TryGetValue(function, out var rule) ? rule : null;

    /// <summary>The names of all functions with a rule.</summary>
    public static IReadOnlyCollection<string> Functions => Rules.Keys;
}
