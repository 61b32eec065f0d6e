using System.Text;
using Pipeline.Cli.Output;
using Pipeline.Lineage;
using Pipeline.Submissions;
using Pipeline.Tests.Corrections;

namespace Pipeline.Tests.Lineage;

public sealed class ExplanationTests
{
    private static readonly Explanation Blank = new()
    {
        Sequence = 7,
        Hash = "abc",
        TakenAt = new(2025, 5, 6, 18, 30, 0, TimeSpan.Zero),
        CatalogueVersion = "0123456789ab",
        Column = PublishedColumn.Value,
        Published = 12m,
        Status = ObservationStatus.Estimated,
    };

    [Fact]
    public void A_tree_whose_top_is_the_published_number_is_shown() => Assert.NotNull(Blank.With(Tree()).Tree);

    [Theory]
    [InlineData(12.01, ObservationStatus.Estimated)]
    [InlineData(12, ObservationStatus.Provisional)]
    public void Another_number_or_status_is_never_explained(decimal published, ObservationStatus status)
    {
        var explanation = (Blank with { Published = published, Status = status }).With(Tree());

        Assert.Null(explanation.Tree);
        Assert.Contains("12", explanation.Disagreement!.Value.En, StringComparison.Ordinal);
        Assert.Contains("不作解释", explanation.Disagreement.Value.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void No_tree_is_a_disagreement_too()
    {
        Assert.NotNull(Blank.With(null).Disagreement);
        Assert.NotNull((Blank with { Published = null }).With(null).Disagreement);
    }

    [Fact]
    public void Names_of_persons_can_be_left_out()
    {
        var explanation = Blank.With(Tree());

        Assert.Contains("张三", Json(explanation), StringComparison.Ordinal);
        Assert.Contains("审核人", Json(explanation), StringComparison.Ordinal);
        Assert.DoesNotContain("张三", Json(explanation.WithoutPersons()), StringComparison.Ordinal);
        Assert.DoesNotContain("审核人", Json(explanation.WithoutPersons()), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_written_for_people_from_the_number_down_to_the_cell() => Assert.Equal(
        """
        第 7 期快照 snapshot 7 · 2025-05-06 18:30:00 UTC · 目录 catalogue 0123456789ab

        统计量gdp gdp · 昆明市 530100 · 2024 = 12.00 亿元  [E 估计或汇总 · 下级汇总 aggregated]
        │  公式 各组成部分之和
        │  formula sum of the parts
        ├─ 组成部分 part: 统计量gdp gdp · 五华区 530102 · 2024 = 11.00 亿元  [A 正常 · 本地上报 reported]
        │     来源 source: 530100 2024 · 数据!D7 “100000.4” （原单位 written in 万元 10,000 yuan） 注 note: 初步
        │     文件 file: 530100/2024/昆明.xlsx · sha256 00ff
        │     报送 submission: event-(530100, 2024) · 上传 uploaded 2025-03-01 01:02:03 UTC · 最终核实 final · 普查修订 census · 张三、李四
        │     更正 correction ID: 10 → 11（录入错误，审核人，2025-05-06 08:00:00 UTC）
        └─ 组成部分 part: 统计量gdp gdp · 盘龙区 530103 · 2024 = 1.00 亿元  [A 正常 · 本地上报 reported]
              来源 source: 530100 2024 · 单元格不详 cell unknown
        """.ReplaceLineEndings("\n").Replace("ID", Correction.Id, StringComparison.Ordinal),
        string.Join('\n', LineageText.Lines(Blank.With(Tree()))));

    [Fact]
    public void Says_for_people_what_is_missing_and_what_was_cut()
    {
        var workings = new Workings(new TestCatalogue().Build(), Reports.Of("530100 2024 530102 gdp 10"), []);
        var tree = workings.Explain(new("gdp", "530100", Period.Annual(2024)))!;
        var explanation = Blank with { Published = null, Status = ObservationStatus.Missing };

        var cut = string.Join('\n', LineageText.Lines(explanation.With(workings.Explain(new("gdp", "530000", Period.Annual(2024)), new(Depth: 1)))));
        var whole = string.Join('\n', LineageText.Lines(explanation.With(tree)));

        Assert.Contains("… 另有 2 项未展开 / 2 more not shown", cut, StringComparison.Ordinal);
        Assert.Contains("= 无 none  [O 缺失 · 无 none]", whole, StringComparison.Ordinal);
        Assert.Contains("说明 remark: missing:gdp@530103", whole, StringComparison.Ordinal);
        Assert.Contains("来源 source: 530300 2024 没有现行的报送 nothing in force", string.Join('\n', LineageText.Lines(explanation.With(workings.Explain(new("gdp", "530302", Period.Annual(2024)))))), StringComparison.Ordinal);
    }

    [Fact]
    public void Has_the_same_bytes_every_time() => Assert.Equal(Json(Blank.With(Tree())), Json(Blank.With(Tree())));

    private static Pipeline.Corrections.Correction Correction => Entries.Correction("530102", "gdp", 10m, 11m);

    private static LineageNode Tree() => new Workings(
        new TestCatalogue().Build(), Reports.Of("530100 2024 530102 gdp 10", "530100 2024 530103 gdp 1"), [Correction])
        .Explain(new("gdp", "530100", Period.Annual(2024)))!
        .WithCells(cell => cell.Area != "530102" ? cell : cell with
        {
            Cell = "数据!D7",
            RawText = "100000.4",
            WrittenIn = new("万元", "10,000 yuan"),
            Note = "初步",
            Submission = LineageSubmission.Of(
                new()
                {
                    EventId = "e1",
                    Reporter = "530100",
                    Period = Period.Annual(2024),
                    BlobPath = "530100/2024/昆明.xlsx",
                    ContentHash = "00ff",
                    CatalogueVersion = "0123456789ab",
                    SignOff = new() { PreparedBy = "张三", CheckedBy = "李四", Reason = RevisionReason.Census },
                    Observations = [],
                },
                new DateTimeOffset(2025, 3, 1, 1, 2, 3, TimeSpan.Zero)),
        });

    private static string Json(Explanation explanation)
    {
        using var output = new MemoryStream();
        LineageJson.Write(explanation, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
