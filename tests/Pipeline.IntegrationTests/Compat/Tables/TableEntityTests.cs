using System.Collections;
using Azure;
using Azure.Data.Tables;

namespace Pipeline.IntegrationTests.Compat.Tables;

public sealed class TableEntityTests
{
    [Fact]
    public void Keeps_the_order_of_its_keys_even_after_a_removal()
    {
        var entity = new TableEntity("p", "r") { ["b"] = 1, ["a"] = 2, ["c"] = 3 };

        entity.Remove("b");
        entity.Add("d", 4);

        Assert.Equal(["PartitionKey", "RowKey", "a", "c", "d"], entity.Keys);
        Assert.Equal(["p", "r", 2, 3, 4], ((IDictionary<string, object>)entity).Values);
        Assert.Equal(5, entity.Count);
    }

    [Fact]
    public void Typed_getters_return_what_was_set_and_null_for_what_is_absent()
    {
        var moment = new DateTimeOffset(2026, 4, 1, 8, 0, 0, TimeSpan.FromHours(8));
        var guid = Guid.NewGuid();
        var entity = new TableEntity
        {
            ["s"] = "x",
            ["i"] = 1,
            ["l"] = 2L,
            ["d"] = 3.5,
            ["b"] = true,
            ["m"] = moment,
            ["u"] = moment.UtcDateTime,
            ["g"] = guid,
            ["y"] = new byte[] { 1 },
            ["z"] = new BinaryData(new byte[] { 2 }),
        };

        Assert.Equal("x", entity.GetString("s"));
        Assert.Equal(1, entity.GetInt32("i"));
        Assert.Equal(2L, entity.GetInt64("l"));
        Assert.Equal(3.5, entity.GetDouble("d"));
        Assert.True(entity.GetBoolean("b"));
        Assert.Equal(moment, entity.GetDateTimeOffset("m"));
        Assert.Equal(moment.UtcDateTime, entity.GetDateTime("m"));
        Assert.Equal(DateTimeKind.Utc, entity.GetDateTime("m")!.Value.Kind);
        Assert.Equal(moment, entity.GetDateTimeOffset("u"));
        Assert.Equal(guid, entity.GetGuid("g"));
        Assert.Equal([1], entity.GetBinary("y"));
        Assert.Equal([1], entity.GetBinaryData("y")!.ToArray());
        Assert.Equal([2], entity.GetBinaryData("z")!.ToArray());
        Assert.Null(entity.GetString("none"));
        Assert.Null(entity.GetInt32("none"));
        Assert.Null(entity.GetInt64("none"));
        Assert.Null(entity.GetDouble("none"));
        Assert.Null(entity.GetBoolean("none"));
        Assert.Null(entity.GetDateTime("none"));
        Assert.Null(entity.GetDateTimeOffset("none"));
        Assert.Null(entity.GetGuid("none"));
        Assert.Null(entity.GetBinary("none"));
        Assert.Null(entity.GetBinaryData("none"));
        Assert.Null(entity["none"]);
    }

    [Fact]
    public void A_getter_of_another_type_throws_and_names_the_property()
    {
        var entity = new TableEntity { ["births"] = 12 };

        Assert.Contains("births", Assert.Throws<InvalidOperationException>(() => entity.GetInt64("births")).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => entity.GetString("births"));
        Assert.Throws<ArgumentException>(() => entity.GetString(""));
    }

    [Fact]
    public void An_int_over_a_double_or_a_long_keeps_the_type_of_the_property()
    {
        var entity = new TableEntity { ["d"] = 1.5, ["l"] = 1L, ["i"] = 1 };

        entity["d"] = 2;
        entity["l"] = 3;
        entity["i"] = "text";

        Assert.Equal(2.0, entity.GetDouble("d"));
        Assert.Equal(3L, entity.GetInt64("l"));
        Assert.Equal("text", entity.GetString("i"));
    }

    [Fact]
    public void Its_system_properties_are_entries_too()
    {
        var entity = new TableEntity { PartitionKey = "p", RowKey = "r", ETag = new ETag("W/\"1\""), Timestamp = DateTimeOffset.UnixEpoch };

        Assert.Equal("p", entity["PartitionKey"]);
        Assert.Equal("r", entity["RowKey"]);
        Assert.Equal("W/\"1\"", entity["odata.etag"]);
        Assert.Equal(DateTimeOffset.UnixEpoch, entity["Timestamp"]);
        Assert.Equal(new ETag("W/\"1\""), entity.ETag);
        Assert.Null(new TableEntity().Timestamp);
        Assert.Null(new TableEntity().PartitionKey);
        Assert.Equal(default, new TableEntity().ETag);
    }

    [Fact]
    public void It_is_a_dictionary()
    {
        var entity = new TableEntity(new Dictionary<string, object> { ["PartitionKey"] = "p", ["a"] = 1 });
        IDictionary<string, object> dictionary = entity;

        dictionary.Add(new KeyValuePair<string, object>("b", 2));
        var copy = new KeyValuePair<string, object>[3];
        dictionary.CopyTo(copy, 0);

        Assert.Equal("p", entity.PartitionKey);
        Assert.False(dictionary.IsReadOnly);
        Assert.True(dictionary.Contains(new("b", 2)));
        Assert.True(dictionary.ContainsKey("a"));
        Assert.True(entity.TryGetValue("a", out var value));
        Assert.Equal(1, value);
        Assert.Equal(["PartitionKey", "a", "b"], copy.Select(entry => entry.Key));
        Assert.Equal(3, ((IEnumerable)entity).Cast<object>().Count());
        Assert.True(dictionary.Remove(new KeyValuePair<string, object>("b", 2)));
        Assert.Throws<ArgumentException>(() => entity.Add("a", 2));
        entity.Clear();
        Assert.Empty(entity);
    }
}
