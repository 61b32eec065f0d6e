using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Pipeline.Storage.Access;

namespace Pipeline.Functions.Access;

/// <summary>Who makes a request.</summary>
/// <param name="Identity">The identity; null for an anonymous caller.</param>
/// <param name="TokenRefused">Whether a token was sent that is unknown, expired or revoked.</param>
/// <param name="PublicRead">Whether anonymous callers may read released snapshots.</param>
public sealed record Caller(Identity? Identity, bool TokenRefused, bool PublicRead)
{
    /// <summary>Whether the caller may read a snapshot.</summary>
    public bool MayRead(bool released) => Identity is not null || (PublicRead && released);
}

/// <summary>Finds out who makes a request: by token, or by what App Service's sign-in vouches for.</summary>
public sealed class CallerReader(Tokens tokens, AccessOptions options)
{
    private const string Bearer = "Bearer ";
    private const string Basic = "Basic ";

    /// <summary>The caller of a request.</summary>
    public async Task<Caller> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var token = TokenOf(request.Headers.Authorization.ToString());
        var signedIn = options.AppServiceSignIn ? SignedInPrincipal.Read(request) : null;
        // A token that is none of ours is App Service's to judge where it stands in front: it has turned away what it does not accept.
        if (token is null || (signedIn is not null && !token.StartsWith(Tokens.Prefix, StringComparison.Ordinal)))
        {
            return new Caller(signedIn, TokenRefused: false, options.PublicRead);
        }

        var identity = await tokens.FindAsync(token, cancellation);
        return new Caller(identity, TokenRefused: identity is null, options.PublicRead);
    }

    /// <summary>
    /// The token of a header. Excel, Power BI and most other tools can be asked for a user name and a password only: then the token is the
    /// password, under any user name. Only answers under /odata, where nothing can be done, ask for that: browsers keep what they are asked for.
    /// </summary>
    private static string? TokenOf(string header)
    {
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return header[Bearer.Length..].Trim();
        }

        if (!header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var encoded = header[Basic.Length..].Trim();
        var pair = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, pair, out var length)
            && Encoding.UTF8.GetString(pair, 0, length).Split(':', 2) is [_, var password] ? password : "";
    }
}

/// <summary>The settings that access depends on.</summary>
/// <param name="PublicRead">Setting <c>Pipeline__PublicRead</c>: whether anyone may read released snapshots; false by default.</param>
/// <param name="AppServiceSignIn">
/// Whether App Service authentication stands in front of the app (it sets <c>WEBSITE_AUTH_ENABLED</c>); only then are its headers to be
/// believed, since it removes those that a caller sends itself.
/// </param>
public sealed record AccessOptions(bool PublicRead, bool AppServiceSignIn)
{
    /// <summary>The name of the setting as configuration has it; as an environment variable it is written with <c>__</c>.</summary>
    public const string PublicReadSetting = "Pipeline:PublicRead";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">A setting is neither true nor false.</exception>
    public static AccessOptions From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new(Flag(configuration, PublicReadSetting), Flag(configuration, "WEBSITE_AUTH_ENABLED"));
    }

    private static bool Flag(IConfiguration configuration, string name) => configuration[name] switch
    {
        null or "" => false,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw new InvalidOperationException($"Setting {name} is '{text}'; write true or false."),
    };
}
