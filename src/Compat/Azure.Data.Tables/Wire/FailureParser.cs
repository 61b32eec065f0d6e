using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>Reads a refusal: OData's JSON, XML where a front end answers, or nothing but the code in a header.</summary>
internal sealed class FailureParser : RequestFailedDetailsParser
{
    public static readonly FailureParser Instance = new();

    public override bool TryParse(
        Response response, [NotNullWhen(true)] out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        var content = response.ContentStream is null ? "" : response.Content.ToString().Trim();
        var (code, message) = content switch
        {
            ['{', ..] => FromJson(content),
            ['<', ..] => FromXml(content),
            _ => (null, null),
        };
        code ??= response.Headers.TryGetValue("x-ms-error-code", out var header) ? header : null;
        if (code is null && message is null)
        {
            error = null;
            return false;
        }

        // "3:The entity already exists." speaks of the fourth action of a transaction.
        if (message is not null
            && message.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            data = new Dictionary<string, string>
            {
                [TableTransactionFailedException.FailedEntity] = index.ToString(CultureInfo.InvariantCulture),
            };
        error = new ResponseError(code, message);
        return true;
    }

    private static (string? Code, string? Message) FromJson(string content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            if (!document.RootElement.TryGetProperty("odata.error", out var error))
                return default;
            var code = error.TryGetProperty("code", out var codeElement) ? codeElement.GetString() : null;
            var message = error.TryGetProperty("message", out var messageElement)
                && messageElement.ValueKind == JsonValueKind.Object
                && messageElement.TryGetProperty("value", out var value) ? value.GetString() : null;
            return (code, message);
        }
        catch (JsonException)
        {
            return default; // Cut off or not the service's: the status alone tells.
        }
    }

    private static (string? Code, string? Message) FromXml(string content)
    {
        try
        {
            var elements = XDocument.Parse(content).Descendants().ToLookup(
                element => element.Name.LocalName, element => element.Value, StringComparer.OrdinalIgnoreCase);
            return (elements["code"].FirstOrDefault(), elements["message"].FirstOrDefault());
        }
        catch (XmlException)
        {
            return default; // A proxy's HTML page: the status alone tells.
        }
    }
}
