using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>How requests to the table service are made: retries, diagnostics, transport, version, audience.</summary>
public class TableClientOptions : ClientOptions
{
    /// <summary>Options for a version of the service; the newest by default.</summary>
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06)
    {
        VersionString = serviceVersion switch
        {
            ServiceVersion.V2019_02_02 => "2019-02-02",
            ServiceVersion.V2020_12_06 => "2020-12-06",
            _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion), serviceVersion, "Not a version of the table service."),
        };
        foreach (var header in (string[])["x-ms-request-id", "DataServiceVersion"])
            Diagnostics.LoggedHeaderNames.Add(header);
        foreach (var parameter in (string[])["$filter", "$top", "$select"])
            Diagnostics.LoggedQueryParameters.Add(parameter);
    }

#pragma warning disable CA1008, CA1034, CA1707 // The official enumeration starts at 1, is nested, and has these names.
    /// <summary>A version of the table service.</summary>
    public enum ServiceVersion
    {
        /// <summary>2019-02-02.</summary>
        V2019_02_02 = 1,

        /// <summary>2020-12-06.</summary>
        V2020_12_06 = 2,
    }
#pragma warning restore CA1008, CA1034, CA1707

    /// <summary>The cloud that tokens are asked for; the public one when null. Means nothing to shared keys.</summary>
    public TableAudience? Audience { get; set; }

    internal string VersionString { get; }
}
