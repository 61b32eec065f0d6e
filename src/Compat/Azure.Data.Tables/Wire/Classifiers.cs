using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>Which refusals are answers, so that the pipeline does not log them as errors.</summary>
internal static class Classifiers
{
    public static readonly ResponseClassifier GetIfExists = new StatusCodeClassifier([200, 404]);

    public static readonly ResponseClassifier CreateIfNotExists = new StatusCodeClassifier([201, 204, 409]);
}
