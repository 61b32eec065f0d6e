using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Pipeline.Functions.Http;
using Pipeline.Storage;

namespace Pipeline.Functions.Access;

/// <summary>How much a request may ask for before anybody looks at what it asks.</summary>
public sealed partial class RequestLimits(IOptions<PipelineOptions> options)
{
    /// <summary>The longest address, in characters, with its query.</summary>
    internal const int LongestAddress = 8 * 1024;

    /// <summary>The most header lines.</summary>
    internal const int MostHeaders = 100;

    /// <summary>The most query parameters, repeated ones counted each time.</summary>
    internal const int MostParameters = 100;

    /// <summary>The largest body of a request that is no upload, in bytes.</summary>
    internal const int LargestBody = 1024 * 1024;

    private static readonly string[] Uploads = [nameof(SubmissionEndpoints.PostSubmission), nameof(CheckEndpoint.PostCheck)];

    /// <summary>Whether a function takes a whole workbook.</summary>
    internal static bool IsUpload(string function) => Uploads.Contains(function);

    /// <summary>What the web server lets through: a little more than we do, so that the refusals are ours and say what is wrong.</summary>
    internal static void Configure(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestLineSize = 4 * LongestAddress;
        server.Limits.MaxRequestHeaderCount = 2 * MostHeaders;
        server.Limits.MaxRequestHeadersTotalSize = 64 * 1024;
        server.Limits.MaxRequestBodySize = LargestBody;
    }

    /// <summary>Why a request is not looked at; null where it is.</summary>
    internal Problem? Refuse(string function, HttpRequest request)
    {
        var isUpload = IsUpload(function);
        var most = isUpload ? options.Value.MaximumUploadBytes : LargestBody;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            body.MaxRequestBodySize = most;
        }

        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var path = target.AsSpan(0, target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var end ? end : target.Length);
        return target.Length > LongestAddress ? RequestProblems.AddressTooLong
            : request.Headers.Sum(header => header.Value.Count) > MostHeaders ? RequestProblems.TooManyHeaders
            : request.Query.Sum(parameter => parameter.Value.Count) > MostParameters ? RequestProblems.TooManyParameters
            : Disguised().IsMatch(path) ? RequestProblems.AddressInvalid
            : request.ContentLength > most ? RequestProblems.BodyTooLarge(most, isUpload)
            : null;
    }

    /// <summary>Encoded separators, which may be decoded again further in, and control characters.</summary>
    [GeneratedRegex(@"%2f|%5c|\\|%[01]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Disguised();
}
