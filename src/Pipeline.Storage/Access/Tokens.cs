using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;

namespace Pipeline.Storage.Access;

/// <summary>A bearer token as it is kept: everything but the token itself.</summary>
/// <param name="Id">The first 16 hexadecimal digits of the token's hash; names it in lists and for revoking.</param>
/// <param name="Identity">Who it stands for.</param>
/// <param name="Expires">From when on it is refused.</param>
public sealed record TokenInfo(string Id, Identity Identity, DateTimeOffset Expires);

/// <summary>The bearer tokens: random 256 bits each, of which only the SHA-256 is stored.</summary>
public sealed class Tokens(TableClient table, TimeProvider time)
{
    /// <summary>What every token begins with, so that a token that lies somewhere can be recognised, and other bearers' left alone.</summary>
    public const string Prefix = "ynp_";

    private const string Partition = "token";

    /// <summary>Issues a token and returns it: the only time that it can be seen.</summary>
    public async Task<(string Token, TokenInfo Info)> IssueAsync(Identity identity, TimeSpan validity, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(validity, TimeSpan.Zero);
        var token = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var hash = Hash(token);
        var expires = time.GetUtcNow() + validity;
        await table.AddEntityAsync(
            new TableEntity(Partition, hash)
            {
                ["name"] = identity.Name,
                ["role"] = RoleCode(identity.Role),
                ["reporter"] = identity.Reporter,
                ["expires"] = expires,
            },
            cancellation);
        return (token, new TokenInfo(hash[..16], identity, expires));
    }

    /// <summary>Who a token stands for; null where it is unknown, expired or revoked.</summary>
    /// <remarks>The lookup is by the token's hash, so nothing about a stored token can be learnt from how long it takes.</remarks>
    public async Task<Identity?> FindAsync(string token, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (!token.StartsWith(Prefix, StringComparison.Ordinal) || token.Length > 100)
        {
            return null;
        }

        var found = await table.FindAsync(new(Partition, Hash(token)), cancellation);
        return found is not null && Read(found) is { } info && info.Expires > time.GetUtcNow() ? info.Identity : null;
    }

    /// <summary>All tokens, expired ones included, in no meaningful order.</summary>
    public async Task<IReadOnlyList<TokenInfo>> ListAsync(CancellationToken cancellation)
    {
        var tokens = new List<TokenInfo>();
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            tokens.Add(Read(row));
        }

        return tokens;
    }

    /// <summary>Revokes a token by its id; false where there is none.</summary>
    public async Task<bool> RevokeAsync(string id, CancellationToken cancellation)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            if (Read(row).Id == id)
            {
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellation);
                return true;
            }
        }

        return false;
    }

    /// <summary>The code of a role in tables and on the command line.</summary>
    public static string RoleCode(Role role) => role switch
    {
        Role.Reader => "reader",
        Role.Reporter => "reporter",
        Role.Reviewer => "reviewer",
        Role.Operator => "operator",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role."),
    };

    private static TokenInfo Read(TableEntity row) => new(
        row.RowKey[..16],
        new Identity(
            row.GetString("name") ?? "",
            Enum.GetValues<Role>().Single(role => RoleCode(role) == row.GetString("role")),
            row.GetString("reporter") ?? ""),
        row.GetDateTimeOffset("expires") ?? DateTimeOffset.MinValue);

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
