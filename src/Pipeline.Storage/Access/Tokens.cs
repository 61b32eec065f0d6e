using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
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
    private const int DigitsOfId = 16;

    /// <summary>Issues a token and returns it: the only time that it can be seen.</summary>
    public async Task<(string Token, TokenInfo Info)> IssueAsync(Identity identity, TimeSpan validity, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(validity, TimeSpan.Zero);
        var token = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var hash = Sha256.Hex(token);
        var expires = time.GetUtcNow() + validity;
        TableEntity row = new(Partition, hash)
        {
            ["name"] = identity.Name,
            ["role"] = RoleCode(identity.Role),
            ["reporter"] = identity.Reporter,
            ["expires"] = expires,
        };
        row["digest"] = Digest(row);
        await table.AddEntityAsync(row, cancellation);
        return (token, new TokenInfo(hash[..DigitsOfId], identity, expires));
    }

    /// <summary>Who a token stands for; null where it is unknown, expired or revoked, or its row is not as it was issued.</summary>
    /// <remarks>The lookup is by the token's hash, so nothing about a stored token can be learnt from how long it takes.</remarks>
    public async Task<Identity?> FindAsync(string token, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (!token.StartsWith(Prefix, StringComparison.Ordinal) || token.Length > 100)
        {
            return null;
        }

        var found = await table.FindAsync(new(Partition, Sha256.Hex(token)), cancellation);
        return found is not null && IsAsIssued(found) && Read(found) is { } info && info.Expires > time.GetUtcNow() ? info.Identity : null;
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
            // By the key alone: a row that cannot be read must not keep others from being revoked.
            if (IdOf(row) == id)
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

    /// <summary>Whether a row says what was said when its token was issued; rows from before that was recorded are believed.</summary>
    internal static bool IsAsIssued(TableEntity row) => row.GetString("digest") is not { } digest || digest == Digest(row);

    /// <summary>What a row says of its token.</summary>
    /// <exception cref="InvalidOperationException">It names no role that there is.</exception>
    internal static TokenInfo Read(TableEntity row) => new(
        IdOf(row),
        new Identity(
            row.GetString("name") ?? "",
            Enum.GetValues<Role>().Single(role => RoleCode(role) == row.GetString("role")),
            row.GetString("reporter") ?? ""),
        row.GetDateTimeOffset("expires") ?? DateTimeOffset.MinValue);

    /// <summary>What names a token in lists: less than the whole hash.</summary>
    internal static string IdOf(TableEntity row) => row.RowKey[..Math.Min(row.RowKey.Length, DigitsOfId)];

    private static string Digest(TableEntity row) => Sha256.Hex(
        $"{row.RowKey}\n{row.GetString("name")}\n{row.GetString("role")}\n{row.GetString("reporter")}\n{row.GetDateTimeOffset("expires")?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}");
}
