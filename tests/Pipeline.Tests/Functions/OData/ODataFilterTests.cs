using System.Globalization;
using Pipeline.Functions.Http.OData;
using Pipeline.Publishing;

namespace Pipeline.Tests.Functions.OData;

public sealed class ODataFilterTests
{
    private static readonly string[] Texts = ["indicator", "area", "period", "remark", "status", "area_name_zh", "level"];
    private static readonly string[] Numbers = ["value", "coverage", "change", "rank"];
    private static readonly string[] Operators = ["eq", "ne", "gt", "ge", "lt", "le"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Any_filter_keeps_the_rows_that_plain_code_keeps(int seed)
    {
        var random = new Random(seed);
        var (some, none) = (0, 0);
        for (var round = 0; round < 60; round++)
        {
            var (filter, holds) = Expression(random, depth: 3);
            var expected = ODataSample.Rows.Where(holds).Select(Key).ToList();

            Assert.True(expected.SequenceEqual(await KeptAsync(filter)), filter);
            some += expected.Count > 0 ? 1 : 0;
            none += expected.Count < ODataSample.Rows.Count ? 1 : 0;
        }

        Assert.True(some > 20 && none > 20, "The filters hold for all rows or for none: they test nothing.");
    }

    /// <summary>What the standard says of nothing: comparisons with it are false, and what is computed of it is nothing.</summary>
    [Theory]
    [InlineData("value eq null", true)]
    [InlineData("value ne null", false)]
    [InlineData("value eq 5", false)]
    [InlineData("value ne 5", true)]
    [InlineData("value gt 5", false)]
    [InlineData("not (value gt 5)", true)]
    [InlineData("value le 5", false)]
    [InlineData("value le null", false)]
    [InlineData("null eq null", true)]
    [InlineData("value in (1, null)", true)]
    [InlineData("value in (1, 2)", false)]
    [InlineData("contains(remark, null)", false)]
    [InlineData("not contains(remark, null)", false)]
    [InlineData("contains(remark, null) or true", true)]
    [InlineData("contains(remark, null) and true", false)]
    [InlineData("true and contains(remark, null)", false)]
    [InlineData("false or contains(remark, null)", false)]
    [InlineData("not (contains(remark, null) and false)", true)]
    [InlineData("floor(value) eq null", true)]
    [InlineData("contains(area, '53') eq true", true)]
    [InlineData("startswith(area, '53') ne false", true)]
    public async Task Nothing_is_what_the_standard_says(string filter, bool holds)
    {
        var without = ODataSample.Rows.First(row => row["value"].Length == 0);

        var kept = await KeptAsync($"({filter}) and indicator eq '{without["indicator"]}' and area eq '{without["area"]}' and period eq '{without["period"]}'");

        Assert.Equal(holds ? [Key(without)] : [], kept);
    }

    [Theory]
    [InlineData("value eq 0.10", "0.1")]
    [InlineData("value eq 0.1d", "0.1")]
    [InlineData("value eq 1e-1", "0.1")]
    [InlineData("value eq 16777217.1", "16777217.1")]
    [InlineData("value gt 999999999999.12 and value lt 999999999999.14", "999999999999.13")]
    [InlineData("rank gt 2.5 and rank lt 3.5", "1")]
    [InlineData("round(value) eq 2", "1.5")]
    [InlineData("floor(value) eq -2", "-1.5")]
    [InlineData("ceiling(value) eq -1", "-1.5")]
    public async Task Numbers_are_decimal_as_they_are_typed(string filter, string value)
    {
        string[] values = ["0.1", "16777217.1", "999999999999.13", "1", "1.5", "-1.5"];
        var file = System.Text.Encoding.UTF8.GetBytes($"indicator,area,period,value,rank\r\n{string.Concat(values.Select(each => $"i,a,2020,{each},{(each == "1" ? 3 : 1)}\r\n"))}");

        Assert.Equal([value], await KeptAsync(filter, file, row => row[PlaceOf("value")].ToString()));
    }

    [Fact]
    public async Task Quotes_aliases_and_Chinese_are_understood()
    {
        Assert.Equal(ODataSample.Rows.Where(row => row["remark"] == "it's Missing").Select(Key), await KeptAsync("remark eq 'it''s Missing'"));
        Assert.Equal(
            ODataSample.Rows.Where(row => row["area_name_zh"].Contains('昆', StringComparison.Ordinal)).Select(Key),
            await RowsAsync(ODataSample.Query(("$filter", "contains(area_name_zh,@part)"), ("@part", "'昆'")), ODataSample.File, Key));
    }

    [Theory]
    [InlineData("remark in ('')", "")]
    [InlineData("remark in ('','it''s Missing')", "|it's Missing")]
    [InlineData("remark in ('it''s Missing', '')", "|it's Missing")]
    [InlineData("not (remark in (''))", "missing:gdp@530103|it's Missing")]
    [InlineData("remark eq ''", "")]
    [InlineData("remark eq @none", "")]
    [InlineData("'' eq remark or remark eq 'it''s Missing'", "|it's Missing")]
    [InlineData("startswith(remark,'')", "|missing:gdp@530103|it's Missing")]
    [InlineData("length('') eq 0 and indexof(remark,'') eq 0", "|missing:gdp@530103|it's Missing")]
    public async Task Empty_texts_are_texts_like_others(string filter, string remarks) => Assert.Equal(
        ODataSample.Rows.Where(row => remarks.Split('|').Contains(row["remark"])).Select(Key),
        await RowsAsync(ODataSample.Query(("$filter", filter), ("@none", "''")), ODataSample.File, Key));

    [Theory]
    [InlineData("value add 1 gt 2", "not-supported")]
    [InlineData("concat(area,'x') eq 'y'", "not-supported")]
    [InlineData("-value gt 2", "not-supported")]
    [InlineData("nonsense eq 1", "query-invalid")]
    [InlineData("value eq", "query-invalid")]
    [InlineData("area eq 5", "query-invalid")]
    [InlineData("value gt 1e300", "query-invalid")]
    [InlineData("value eq INF", "query-invalid")]
    [InlineData("nonsense(area)", "query-invalid")]
    [InlineData("area eq @missing", "query-invalid")]
    [InlineData("value", "query-invalid")]
    public async Task What_cannot_be_asked_is_said(string filter, string code)
    {
        var fault = Assert.Throws<ODataFault>(() => ODataSample.Query(("$filter", filter)));

        Assert.Equal(code, await ODataRequestTests.CodeAsync(fault));
    }

    /// <summary>Whatever is typed is either a filter or refused: nothing fails inside.</summary>
    [Fact]
    public async Task Any_text_is_a_filter_or_refused()
    {
        List<Row> rows = [];
        await foreach (var row in (await ODataSample.TableAsync(ODataSample.Dataset, ODataSample.File)).ReadAsync(0))
        {
            rows.Add(new KeptRow(row, ODataSample.Dataset.Columns.Count));
        }

        var random = new Random(7);
        string[] pieces = ["value", "area", "remark", "'", "'x'", "''", "(", ")", ",", " ", " eq ", " in ", " and ", "not ", "null", "1.5", "1e999", "INF", "contains(", "length(", "@p", "$it", "/", "any(", "-", "2020-01-01", "cast(", "Edm.String", "duration'P1D'", "%", "\0", "year(period_end)", "indexof(area,", "true", " or ", " ne ", "round(value)", " lt "];
        var refused = 0;
        for (var round = 0; round < 3_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                var query = ODataSample.Query(("$filter", text));
                Assert.InRange(rows.Count(query.Wants), 0, rows.Count);
            }
            catch (ODataFault)
            {
                refused++;
            }
#pragma warning disable CA1031 // Whatever it is, the text that brought it about is what matters.
            catch (Exception other)
#pragma warning restore CA1031
            {
                Assert.Fail($"{text}: {other}");
            }
        }

        Assert.InRange(refused, 1_000, 2_999);
    }

    private static (string Text, Func<Dictionary<string, string>, bool> Holds) Expression(Random random, int depth)
    {
        if (depth == 0 || random.Next(4) == 0)
        {
            return Comparison(random);
        }

        var (left, right) = (Expression(random, depth - 1), Expression(random, depth - 1));
        return random.Next(3) switch
        {
            0 => ($"({left.Text} and {right.Text})", row => left.Holds(row) && right.Holds(row)),
            1 => ($"({left.Text} or {right.Text})", row => left.Holds(row) || right.Holds(row)),
            _ => ($"not ({left.Text})", row => !left.Holds(row)),
        };
    }

    private static (string Text, Func<Dictionary<string, string>, bool> Holds) Comparison(Random random)
    {
        var (text, number, by) = (Pick(random, Texts), Pick(random, Numbers), Pick(random, Operators));
        var sample = ODataSample.Rows[random.Next(ODataSample.Rows.Count)];
        var quoted = $"'{sample[text].Replace("'", "''", StringComparison.Ordinal)}'";
        var limit = ODataSample.Number(sample, number) ?? 0.25m;
        var typed = limit.ToString(CultureInfo.InvariantCulture);
        var part = sample[text].Length > 2 ? sample[text][1..^1] : "1";
        switch (random.Next(7))
        {
            case 0:
                return ($"{text} {by} {quoted}", row => Holds(by, string.CompareOrdinal(row[text], sample[text])));
            case 1:
                return ($"{number} {by} {typed}", row => ODataSample.Number(row, number) is { } found ? Holds(by, found.CompareTo(limit)) : by == "ne");
            case 2:
                return ($"{number} eq null", row => row[number].Length == 0);
            case 3:
                return sample[text].Length == 0
                    ? ("area in ('x','y')", _ => false) // The library takes no empty texts in lists.
                    : ($"{text} in ({quoted},'x')", row => row[text] == sample[text]);
            case 4:
                var function = Pick(random, ["contains", "startswith", "endswith"]);
                return ($"{function}(tolower({text}),'{part.Replace("'", "''", StringComparison.Ordinal).ToLowerInvariant()}')", row => function switch
                {
                    "contains" => row[text].ToLowerInvariant().Contains(part.ToLowerInvariant(), StringComparison.Ordinal),
                    "startswith" => row[text].ToLowerInvariant().StartsWith(part.ToLowerInvariant(), StringComparison.Ordinal),
                    _ => row[text].ToLowerInvariant().EndsWith(part.ToLowerInvariant(), StringComparison.Ordinal),
                });
            case 5:
                return ($"length({text}) {by} {sample[text].Length}", row => Holds(by, row[text].Length.CompareTo(sample[text].Length)));
            default:
                return ($"(year(period_end) {by} {sample["period"]} or month(period_end) lt 12)", row => Holds(by, string.CompareOrdinal(row["period"], sample["period"])));
        }
    }

    private static bool Holds(string by, int order) => by switch
    {
        "eq" => order == 0,
        "ne" => order != 0,
        "gt" => order > 0,
        "ge" => order >= 0,
        "lt" => order < 0,
        _ => order <= 0,
    };

    private static string Pick(Random random, string[] choices) => choices[random.Next(choices.Length)];

    private static string Key(Dictionary<string, string> row) => $"{row["indicator"]} {row["area"]} {row["period"]}";

    private static string Key(Row row) => $"{row[PlaceOf("indicator")]} {row[PlaceOf("area")]} {row[PlaceOf("period")]}";

    private static int PlaceOf(string column) => ODataSample.Dataset.Columns.TakeWhile(each => each.Name != column).Count();

    private static Task<List<string>> KeptAsync(string filter) => KeptAsync(filter, ODataSample.File, Key);

    private static Task<List<string>> KeptAsync(string filter, byte[] file, Func<Row, string> read) => RowsAsync(ODataSample.Query(("$filter", filter)), file, read);

    private static async Task<List<string>> RowsAsync(ODataQuery query, byte[] file, Func<Row, string> read)
    {
        List<string> kept = [];
        await foreach (var row in new ODataPage(await ODataSample.TableAsync(ODataSample.Dataset, file), query, start: 0, int.MaxValue).ReadAsync(default))
        {
            kept.Add(read(row));
        }

        return kept;
    }
}
