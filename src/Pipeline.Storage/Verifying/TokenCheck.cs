using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Pipeline.Storage.Access;

namespace Pipeline.Storage.Verifying;

/// <summary>The tokens' rows against what was recorded when they were issued, and against the catalogue's reporters.</summary>
internal sealed class TokenCheck(VerifiedAccount account)
{
    public async IAsyncEnumerable<VerificationItem> ItemsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = account.Storage.Table(StorageNames.TokensTable).QueryAsync<TableEntity>(select: ["PartitionKey", "RowKey"], cancellationToken: cancellation);
        await foreach (var row in rows)
        {
            yield return new("tokens", (findings, stop) => CheckAsync(new(row.PartitionKey, row.RowKey), findings, stop));
        }
    }

    private async Task CheckAsync(TableKey key, Findings findings, CancellationToken cancellation)
    {
        if (await account.RowAsync(StorageNames.TokensTable, key, cancellation) is not { } row)
        {
            return; // Revoked meanwhile.
        }

        var place = $"{StorageNames.TokensTable} {key.Partition}/{Tokens.IdOf(row)}";
        await findings.ReadAsync(place, () =>
        {
            var identity = Tokens.Read(row).Identity;
            if (!Tokens.IsAsIssued(row))
            {
                findings.Differs(DifferenceKinds.TokenChanged, place, Findings.Text(row.GetString("digest")), $"{Tokens.RoleCode(identity.Role)} {identity.Reporter}".Trim());
            }
            else if (identity.Role == Role.Reporter && account.Catalogue.FindReporter(identity.Reporter) is null)
            {
                findings.Differs(DifferenceKinds.TokenChanged, $"{place}#reporter", Findings.Nothing, Findings.Text(identity.Reporter));
            }

            return Task.CompletedTask;
        });
    }
}
