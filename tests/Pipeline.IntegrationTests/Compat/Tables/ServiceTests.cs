using Azure.Data.Tables;

namespace Pipeline.IntegrationTests.Compat.Tables;

[Collection(SharedAzurite.Name)]
public sealed class ServiceTests(AzuriteFixture azurite)
{
    private readonly TableServiceClient _service = new(azurite.ConnectionString);

    [Fact]
    public async Task Creates_a_table_once()
    {
        var name = AzuriteFixture.NewTableName();

        var first = await _service.CreateTableIfNotExistsAsync(name);
        var second = await _service.CreateTableIfNotExistsAsync(name);
        var third = await _service.GetTableClient(name).CreateIfNotExistsAsync();

        Assert.Equal((name, 204), (first.Value.Name, first.GetRawResponse().Status));
        Assert.Equal((name, 409), (second.Value.Name, second.GetRawResponse().Status));
        Assert.Equal((name, 409), (third.Value.Name, third.GetRawResponse().Status));
        Assert.False(second.GetRawResponse().IsError);
    }

    [Fact]
    public async Task Lists_tables_page_after_page()
    {
        var prefix = AzuriteFixture.NewTableName();
        for (var i = 0; i < 5; i++)
            await _service.CreateTableIfNotExistsAsync($"{prefix}{i}");

        var filter = TableServiceClient.CreateQueryFilter($"TableName ge {prefix} and TableName lt {prefix + "z"}");
        var pages = await _service.QueryAsync(filter, maxPerPage: 2).AsPages().ToListAsync();

        Assert.Equal(Enumerable.Range(0, 5).Select(i => $"{prefix}{i}"), pages.SelectMany(page => page.Values).Select(table => table.Name));
        Assert.All(pages, page => Assert.InRange(page.Values.Count, 0, 2));
        Assert.Contains(prefix + "3", await _service.QueryAsync().Select(table => table.Name).ToListAsync());
    }

    [Fact]
    public void Knows_its_account_and_address()
    {
        var table = _service.GetTableClient("ledger");

        Assert.Equal("devstoreaccount1", _service.AccountName);
        Assert.Equal(azurite.TableEndpoint, _service.Uri);
        Assert.Equal("ledger", table.Name);
        Assert.Equal($"{azurite.TableEndpoint}/ledger", table.Uri.AbsoluteUri);
    }
}
