using System.Text;
using CsvHelper;
using Pipeline.Publishing;
using Pipeline.Tests.Submissions;

namespace Pipeline.Tests.Publishing;

public sealed class CsvFormatTests
{
    [Fact]
    public void Quotes_as_RFC_4180_says_and_disarms_formulas_but_not_negative_numbers() => Assert.Equal(
        "code,value,year,day\r\n"
        + "530102,8.00,2024,2024-12-31\r\n"
        + "\"'=HYPERLINK(\"\"http://x\"\")\",-1.01,,\r\n"
        + "\"昆明市, \"\"春城\"\"\n\",,2020,\r\n"
        + ",1,,\r\n",
        Encoding.UTF8.GetString(Bytes()));

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public void Puts_an_apostrophe_before_a_text_that_Excel_would_run(string text)
    {
        var row = SampleRows.Rows[0] with { Code = text };

        Assert.Equal("'" + text, Read(Bytes(rows: row))[0][0]);
    }

    [Fact]
    public void Begins_with_a_byte_order_mark_only_on_request()
    {
        Assert.Equal("code"u8.ToArray(), Bytes()[..4]);
        Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'c'], Bytes("true")[..4]);
    }

    [Fact]
    public void Reads_back_as_it_was_written()
    {
        var records = Read(Bytes());

        Assert.Equal(SampleRows.Rows.Length, records.Count);
        Assert.Equal("530102", records[0][0]);
        Assert.Equal("昆明市, \"春城\"\n", records[2][0]);
        Assert.Equal("", records[2][1]);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("zh-CN")]
    [InlineData("de-DE")]
    public void Has_the_same_bytes_under_any_culture(string culture)
    {
        var expected = Bytes();

        Assert.Equal(expected, Culture.Run(culture, () => Bytes()));
    }

    private static byte[] Bytes(string mark = "false", params SampleRows.SampleRow[] rows) => Written.As(
        CsvFormat.Instance, SampleRows.Dataset, rows.Length == 0 ? SampleRows.Rows : rows, (CsvFormat.ByteOrderMark, mark));

    private static List<string[]> Read(byte[] bytes)
    {
        using var reader = CsvReader.Create(bytes);
        var records = new List<string[]>();
        foreach (var row in reader)
        {
            records.Add([.. Enumerable.Range(0, 4).Select(reader.GetString)]);
        }

        return records;
    }
}
