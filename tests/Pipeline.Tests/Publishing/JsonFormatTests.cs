using System.Text;
using System.Text.Json;
using Pipeline.Publishing;

namespace Pipeline.Tests.Publishing;

public sealed class JsonFormatTests
{
    [Fact]
    public void Writes_records_with_numbers_in_their_published_decimals() => Assert.Equal(
        """[{"code":"530102","value":8.00,"year":2024,"day":"2024-12-31"},"""
        + """{"code":"=HYPERLINK(\u0022http://x\u0022)","value":-1.01,"year":null,"day":null},"""
        + """{"code":"昆明市, \u0022春城\u0022\n","value":null,"year":2020,"day":null},"""
        + """{"code":"","value":1,"year":null,"day":null}]""",
        Written(SampleRows.Rows));

    [Fact]
    public void Writes_an_empty_array_where_there_are_no_rows() => Assert.Equal("[]", Written([]));

    [Fact]
    public void Stays_one_document_beyond_the_buffer()
    {
        var json = Written([.. Enumerable.Repeat(SampleRows.Rows[0], 5_000)]);

        using var document = JsonDocument.Parse(json);
        Assert.Equal(5_000, document.RootElement.GetArrayLength());
    }

    private static string Written(SampleRows.SampleRow[] rows)
    {
        using var output = new MemoryStream();
        JsonFormat.Write(SampleRows.Dataset, rows, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
