using System.Text;
using Pipeline.Catalogue;

namespace Pipeline.Tests.Catalogue;

public sealed class CatalogueVersionTests : IDisposable
{
    private readonly CatalogueFolder _folder = new();

    private string Version => CatalogueLoader.Load(_folder.Path).Version;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Has_12_hexadecimal_digits() => Assert.Matches("^[0-9a-f]{12}$", Version);

    [Fact]
    public void Is_a_function_of_the_files_alone()
    {
        using var twin = new CatalogueFolder();
        Assert.Equal(Version, CatalogueLoader.Load(twin.Path).Version);
    }

    [Fact]
    public void Does_not_depend_on_line_ends_or_a_byte_order_mark()
    {
        var before = Version;
        _folder.Write("units.csv", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(_folder.Read("units.csv").Replace("\n", "\r\n", StringComparison.Ordinal))]);
        Assert.Equal(before, Version);
    }

    [Theory]
    [InlineData("calendar.csv", "annual,province,120", "annual,province,121")]
    [InlineData("targets.yaml", "value: 65", "value: 66")]
    [InlineData("areas.csv", "# one province", "# one  province")]
    public void Changes_with_any_content(string file, string old, string replacement)
    {
        var before = Version;
        _folder.Replace(file, old, replacement);
        Assert.NotEqual(before, Version);
    }

    [Fact]
    public void Does_not_change_with_files_that_are_not_read()
    {
        var before = Version;
        _folder.Write("README.md", "notes");
        Assert.Equal(before, Version);
    }
}
