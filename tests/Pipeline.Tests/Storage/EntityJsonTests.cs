using System.Text;
using Azure.Data.Tables;
using Pipeline.Storage.Backups;

namespace Pipeline.Tests.Storage;

public sealed class EntityJsonTests
{
    [Fact]
    public void Writes_what_the_table_service_writes_but_for_what_it_adds_itself()
    {
        TableEntity row = new("533400", "2024_a")
        {
            ["path"] = "533400/2024/上报.xlsx",
            ["bytes"] = 12L,
            ["errors"] = 3,
            ["gdp"] = 150.0,
            ["withdrawn"] = false,
            ["lastmodified"] = new DateTimeOffset(2025, 2, 20, 8, 0, 0, TimeSpan.Zero),
        };
        row.Timestamp = DateTimeOffset.UnixEpoch;

        Assert.Equal(
            """{"PartitionKey":"533400","RowKey":"2024_a","path":"533400/2024/上报.xlsx","bytes@odata.type":"Edm.Int64","bytes":"12","errors":3,"gdp@odata.type":"Edm.Double","gdp":150,"withdrawn":false,"lastmodified@odata.type":"Edm.DateTime","lastmodified":"2025-02-20T08:00:00Z"}""",
            Encoding.UTF8.GetString(EntityJson.ToBytes(row)));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-1.7976931348623157E+308)]
    [InlineData(5E-324)]
    [InlineData(123456789012345.0)]
    [InlineData(3.0)]
    public void A_number_comes_back_as_it_was(double number)
    {
        var back = EntityJson.Read(Encoding.UTF8.GetString(EntityJson.ToBytes(new TableEntity("p", "r") { ["x"] = number })));

        Assert.Equal(number, Assert.IsType<double>(back["x"]));
    }

    [Fact]
    public void Every_type_comes_back_as_it_was()
    {
        var moment = new DateTimeOffset(2025, 2, 20, 8, 0, 0, TimeSpan.Zero).AddTicks(1234567);
        TableEntity row = new("p", "r") { ["a"] = "\"引号\"\n", ["b"] = true, ["c"] = int.MinValue, ["d"] = long.MaxValue, ["e"] = moment, ["f"] = "" };

        var back = EntityJson.Read(Encoding.UTF8.GetString(EntityJson.ToBytes(row)));

        Assert.Equal(("p", "r"), (back.PartitionKey, back.RowKey));
        Assert.Equal(["\"引号\"\n", true, int.MinValue, long.MaxValue, moment, ""], "abcdef".Select(name => back[name.ToString()]));
    }

    [Fact]
    public void A_line_stays_one_line() =>
        Assert.DoesNotContain((byte)'\n', EntityJson.ToBytes(new TableEntity("p", "r") { ["a"] = "x\r\ny\u2028z" }));

    [Theory]
    [InlineData("""{"RowKey":"r"}""")]
    [InlineData("""{"PartitionKey":"p","RowKey":"r","x@odata.type":"Edm.Guid","x":"1"}""")]
    [InlineData("")]
    public void Refuses_what_is_no_row(string line) => Assert.ThrowsAny<System.Text.Json.JsonException>(() => EntityJson.Read(line));
}
