using System.Globalization;
using System.Text;
using Azure.Data.Tables;

namespace Pipeline.IntegrationTests.Compat.Tables;

public sealed class QueryFilterTests
{
    public static TheoryData<object?, string> Literals() => new()
    {
        { "plain", "'plain'" },
        { "it's 'quoted'", "'it''s ''quoted'''" },
        { "x' or PartitionKey ne '", "'x'' or PartitionKey ne '''" },
        { "昆明 😀", "'昆明 😀'" },
        { '\'', "''''" },
        { new StringBuilder("a'b"), "'a''b'" },
        { null, "null" },
        { true, "true" },
        { false, "false" },
        { 7, "7" },
        { -7L, "-7L" },
        { ulong.MaxValue, "18446744073709551615L" },
        { 1.5, "1.5" },
        { 1.5f, "1.5" },
        { 1.50m, "1.50" },
        { (byte)3, "3" },
        { new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), "guid'0f8fad5b-d9cb-469f-a165-70867728950e'" },
        { new DateTimeOffset(2026, 4, 1, 8, 0, 0, TimeSpan.FromHours(8)), "datetime'2026-04-01T00:00:00Z'" },
        { new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(1230000), "datetime'2026-04-01T00:00:00.123Z'" },
        { new byte[] { 0, 171 }, "X'00AB'" },
        { new BinaryData(new byte[] { 255 }), "X'FF'" },
    };

    [Theory]
    [MemberData(nameof(Literals))]
    public void Writes_every_type_as_its_literal(object? value, string expected) =>
        Assert.Equal($"column eq {expected}", TableClient.CreateQueryFilter($"column eq {value}"));

    [Fact]
    public void Leaves_the_culture_of_the_machine_out()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Assert.Equal("a gt 1.5 and b lt -2", TableServiceClient.CreateQueryFilter($"a gt {1.5} and b lt {-2}"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Refuses_what_has_no_literal()
    {
        Assert.Contains("argument 1", Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"a eq {1} or b eq {Shade.Dark}")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"a eq {double.NaN}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"a eq {float.PositiveInfinity}"));
        Assert.Throws<ArgumentNullException>(() => TableClient.CreateQueryFilter(null!));
    }
}
