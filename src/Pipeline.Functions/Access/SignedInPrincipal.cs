using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pipeline.Storage.Access;

namespace Pipeline.Functions.Access;

/// <summary>The principal that App Service authentication vouches for, in the header <c>X-MS-CLIENT-PRINCIPAL</c>.</summary>
/// <remarks>App roles are <c>reader</c>, <c>reviewer</c>, <c>operator</c> and <c>reporter-{code}</c>; the widest one counts.</remarks>
internal static class SignedInPrincipal
{
    private const string ReporterPrefix = "reporter-";

    /// <summary>The identity; null where nobody is signed in or the principal has none of the app roles.</summary>
    public static Identity? Read(HttpRequest request)
    {
        if (request.Headers["X-MS-CLIENT-PRINCIPAL"].ToString() is not { Length: > 0 } header)
        {
            return null;
        }

        try
        {
            using var principal = JsonDocument.Parse(Convert.FromBase64String(header));
            var name = request.Headers["X-MS-CLIENT-PRINCIPAL-NAME"].ToString();
            return principal.RootElement.GetProperty("claims").EnumerateArray()
                .Where(claim => claim.GetProperty("typ").GetString() is "roles" or "http://schemas.microsoft.com/ws/2008/06/identity/claims/role")
                .Select(claim => Of(name, claim.GetProperty("val").GetString() ?? ""))
                .Where(identity => identity is not null)
                .MaxBy(identity => identity!.Role);
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null; // Not what App Service sends: nobody is signed in.
        }
    }

    private static Identity? Of(string name, string role) => role switch
    {
        "reader" => new(name, Role.Reader),
        "reviewer" => new(name, Role.Reviewer),
        "operator" => new(name, Role.Operator),
        _ when role.StartsWith(ReporterPrefix, StringComparison.Ordinal) => new(name, Role.Reporter, role[ReporterPrefix.Length..]),
        _ => null,
    };
}
