using System.Text;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Submissions;

public sealed class CheckPropertiesTests
{
    private static readonly string[] Fragments =
    [
        "昆明市", "五华区", "盘龙", "合计", "小计", "地区", "地区生产总值", "常住人口", "（万元）", "(", ")", "[", "亿元", "%", "单位：万人", "注：", "①", "*", "一", "—", "…",
        "无", "N/A", "=1+1", "@", "+", "-", ",", ".", " ", "\u3000", "\u200b", "\n", "\ud800", "😀", "１２", "12.5", "1e5", "1e999", "2024年", "2023", "area_code", "gdp",
        "填表人：", "530102", "530100", "甲", "1", "{area}", "是", "√", "#REF!", "0.53",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Shuffled_rows_and_columns_give_the_same_observations(int seed)
    {
        Random random = new(seed);
        var columns = Shuffle(random, 1, 15);
        var rows = Shuffle(random, 4, 6);
        var expected = TestBook.Official().Check();

        var result = TestBook.Official().Reorder(r => rows.GetValueOrDefault(r, r), c => columns[c]).Check();

        Assert.Empty(result.Findings);
        Assert.Equal(expected.Observations.Select(o => o with { Source = null }), result.Observations.Select(o => o with { Source = null }));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("zh-CN")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void The_culture_of_the_machine_changes_nothing(string culture)
    {
        static byte[] Answer()
        {
            var result = TestBook.Official().Set("C4", "３００.00").Set("C5", "1,000,000万元").Set("G5", "(5.2)").Set("J5", "96.5%").Set("C2", "GDP（亿元）\ngdp")
                .Set("A6", "DZXQ").Set("H5", "i").Check(previous: [TestBook.Value("530102", "gdp", 0.01m)]);
            return
            [
                .. NormalisedDocumentJson.ToBytes(new()
                {
                    EventId = "",
                    Reporter = "530100",
                    Period = Period.Annual(2024),
                    BlobPath = "",
                    ContentHash = "",
                    CatalogueVersion = "",
                    SignOff = result.SignOff,
                    Observations = result.Observations,
                }),
                .. ReceiptJson.ToBytes(new()
                {
                    Reporter = "530100",
                    Period = Period.Annual(2024),
                    FileName = "",
                    BlobPath = "",
                    EventId = "",
                    ContentHash = "",
                    ReceivedAt = DateTimeOffset.UnixEpoch,
                    Verdict = result.Verdict,
                    CatalogueVersion = "",
                    Findings = result.Findings,
                }),
            ];
        }

        Assert.Equal(Culture.Run("", Answer), Culture.Run(culture, Answer));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    public void Whatever_the_cells_hold_the_check_answers_with_complete_findings_in_order(int seed)
    {
        Random random = new(seed);
        for (var round = 0; round < 60; round++)
        {
            var book = round % 3 == 0 ? TestBook.HandMade(["地区", "地区生产总值（亿元）", "常住人口（万人）"], ["昆明市", 1m, 2m], ["五华区", 3m, 4m]) : TestBook.Official();
            for (var i = random.Next(1, 12); i > 0; i--)
            {
                book.Set(CellAddress.Of(random.Next(1, 9), random.Next(1, 16)), Cell(random));
            }

            if (random.Next(3) == 0)
            {
                book.Merge($"A{random.Next(1, 4)}:C{random.Next(4, 7)}");
            }

            var result = book.Check(previous: [TestBook.Value("530102", "gdp", 90m)], inForce: [TestBook.Value("530103", "gdp", 200m, "2024")]);

            Assert.Equal(result.Findings.Count, result.Findings.Distinct().Count());
            Assert.Equal(result.Observations.Count, result.Observations.Select(o => (o.Area, o.Measure)).Distinct().Count());
            Assert.All(result.Observations, o => Assert.Equal(o.Value is null, o.Status is ObservationStatus.CannotExist or ObservationStatus.NotSignificant));
        }
    }

    [Fact]
    public void Texts_made_to_be_slow_are_answered_like_any_other()
    {
        var spaces = "1" + new string(' ', 30_000) + "x";
        var brackets = string.Concat(Enumerable.Repeat("(a", 15_000));

        var result = TestBook.Official().Set("C5", spaces).Set("P1", brackets).Set("B5", brackets).Set("O4", spaces).Check();

        Assert.Equal(["column-unknown", "area-code-name-differ", "number-unreadable"], result.Findings.Where(f => f.Severity != Severity.Info).Select(f => f.Rule));
    }

    private static SheetCell Cell(Random random)
    {
        StringBuilder text = new();
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            text.Append(Fragments[random.Next(Fragments.Length)]);
        }

        var traits = random.Next(6) == 0 ? (CellTraits)random.Next(32) : CellTraits.None;
        return random.Next(8) switch
        {
            0 => new SheetCell(0, CellKind.Number, random.Next(-5, 400).ToString(System.Globalization.CultureInfo.InvariantCulture), traits),
            1 => new SheetCell(0, CellKind.Boolean, "TRUE", traits),
            2 => new SheetCell(0, CellKind.Date, "45657", traits),
            3 => new SheetCell(0, CellKind.Error, "#REF!", traits),
            _ => new SheetCell(0, CellKind.Text, text.ToString(), traits),
        };
    }

    private static Dictionary<int, int> Shuffle(Random random, int first, int last)
    {
        var numbers = Enumerable.Range(first, last - first + 1).ToArray();
        var shuffled = numbers.ToArray();
        random.Shuffle(shuffled);
        return numbers.Zip(shuffled).ToDictionary(p => p.First, p => p.Second);
    }
}
