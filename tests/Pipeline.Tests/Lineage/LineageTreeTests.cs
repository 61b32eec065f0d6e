using System.Globalization;
using Pipeline.Catalogue;
using Pipeline.Lineage;
using Pipeline.Publishing;
using Pipeline.Tests.Corrections;
using Pipeline.Tests.Snapshots;

namespace Pipeline.Tests.Lineage;

public sealed class LineageTreeTests
{
    private static readonly string[] Incomes =
    [
        // Kunming: two counties, urban people 60 and 20, of last year 40 and 20: means 50 and 20.
        "530100 2023 530102 urban_population 40", "530100 2024 530102 urban_population 60", "530100 2024 530102 urban_income 50000",
        "530100 2023 530103 urban_population 20", "530100 2024 530103 urban_population 20", "530100 2024 530103 urban_income 43000",
    ];

    [Fact]
    public void A_ratio_leads_to_both_sides_and_to_the_cells() => Assert.Equal(
        """
        share@530102/2024 = 60 computed
          分子 urban_population@530102/2024 = 60 reported ← 530100 2024
          分母 population@530102/2024 = 100 reported ← 530100 2024
        """,
        Tree(
            new TestCatalogue().With("share", 1, new Formula.Ratio(new Operand.Reported("urban_population"), new Operand.Reported("population"), 100)),
            "share", "530102", "530100 2024 530102 urban_population 60", "530100 2024 530102 population 100"));

    [Fact]
    public void A_weighted_mean_leads_to_its_parts_and_their_weights() => Assert.Equal(
        """
        urban_income@530100/2024 = 48000 aggregated
          组成部分 urban_income@530102/2024 = 50000 reported ← 530100 2024
          权重 统计量urban_population（本年末与上年末均值）@530102/2024 = 50 computed
            本年末 urban_population@530102/2024 = 60 reported ← 530100 2024
            上年末 urban_population@530102/2023 = 40 reported ← 530100 2023
          组成部分 urban_income@530103/2024 = 43000 reported ← 530100 2024
          权重 统计量urban_population（本年末与上年末均值）@530103/2024 = 20 computed
            本年末 urban_population@530103/2024 = 20 reported ← 530100 2024
            上年末 urban_population@530103/2023 = 20 reported ← 530100 2023
        """,
        Tree(new TestCatalogue(), "urban_income", "530100", Incomes));

    [Fact]
    public void A_group_is_made_of_its_prefectures_and_counties() => Assert.Equal(
        """
        gdp@central/2024 = 60 aggregated
          组成部分 gdp@530100/2024 = 55 published ← 530000 2024
          组成部分 gdp@532501/2024 = 5 reported ← 532500 2024
        """,
        Tree(
            new TestCatalogue(), "gdp", "central",
            "530000 2024 530100 gdp 55", "530100 2024 530102 gdp 30", "530100 2024 530103 gdp 20", "532500 2024 532501 gdp 5"));

    [Fact]
    public void A_share_leads_to_the_whole_that_its_definition_names()
    {
        string[] reports = ["530000 2024 530000 gdp 200", "530100 2024 530100 gdp 50", "530300 2024 530300 gdp 30", "532500 2024 532500 gdp 20"];

        Assert.Equal(
            """
            share@530100/2024 = 25 computed
              分子 gdp@530100/2024 = 50 reported ← 530100 2024
              分母 gdp@530000/2024 = 200 published ← 530000 2024
            """,
            Tree(new TestCatalogue().With("share", 1, new Formula.Share("gdp", ShareDenominator.Province)), "share", "530100", reports));
        Assert.Equal(
            """
            share@530100/2024 = 50 computed
              分子 gdp@530100/2024 = 50 reported ← 530100 2024
              分母 各州市统计量gdp之和@530000/2024 = 100 aggregated
                组成部分 gdp@530100/2024 = 50 reported ← 530100 2024
                组成部分 gdp@530300/2024 = 30 reported ← 530300 2024
                组成部分 gdp@532500/2024 = 20 reported ← 532500 2024
            """,
            Tree(new TestCatalogue().With("share", 1, new Formula.Share("gdp", ShareDenominator.SumOfPrefectures)), "share", "530100", reports));
    }

    [Fact]
    public void A_growth_leads_to_the_year_before_even_where_that_is_missing()
    {
        var catalogue = new TestCatalogue().With("growth", 1, new Formula.NominalGrowth("gdp"));

        Assert.Equal(
            """
            growth@530102/2024 = 10 computed
              本期 gdp@530102/2024 = 55 reported ← 530100 2024
              上年同期 gdp@530102/2023 = 50 reported ← 530100 2023
            """,
            Tree(catalogue, "growth", "530102", "530100 2024 530102 gdp 55", "530100 2023 530102 gdp 50"));
        Assert.Equal(
            """
            growth@530102/2024 = – none missing:gdp@530102/2023
              本期 gdp@530102/2024 = 55 reported ← 530100 2024
              上年同期 gdp@530102/– = – none missing:gdp@530102
            """,
            Tree(catalogue, "growth", "530102", "530100 2024 530102 gdp 55"));
    }

    [Fact]
    public void An_average_growth_leads_to_the_own_series_or_to_the_volumes_of_the_parts()
    {
        var catalogue = new TestCatalogue().With("average", 1, new Formula.AverageGrowth(new("gdp", "gdp_real_growth", 2023)));
        string[] counties =
        [
            "530100 2023 530102 gdp 50", "530100 2023 530103 gdp 50", "530100 2024 530102 gdp_real_growth 10", "530100 2024 530103 gdp_real_growth 20",
        ];

        Assert.Equal(
            """
            average@530102/2024 = 10 computed
              增速 gdp_real_growth@530102/2024 = 10 reported ← 530100 2024
            """,
            Tree(catalogue, "average", "530102", counties));
        Assert.Equal(
            """
            average@530100/2024 = 15 computed
              基期水平 gdp@530102/2023 = 50 reported ← 530100 2023
              增速 gdp_real_growth@530102/2024 = 10 reported ← 530100 2024
              基期水平 gdp@530103/2023 = 50 reported ← 530100 2023
              增速 gdp_real_growth@530103/2024 = 20 reported ← 530100 2024
            """,
            Tree(catalogue, "average", "530100", counties));
    }

    [Fact]
    public void A_formula_is_written_in_the_names_of_what_it_uses()
    {
        var catalogue = new TestCatalogue()
            .With("ratio", 1, new Formula.Ratio(new Operand.Reported("gdp"), new Operand.Difference(new Operand.Reported("population"), new Operand.Reported("urban_population")), 100))
            .With("lead", 1, new Formula.Lead("ratio", "530000"));
        var workings = Workings(catalogue, Incomes);

        var lead = workings.Explain(new("lead", "530102", Period.Annual(2024)))!;

        Assert.Equal("指标ratio − 指标ratio（530000）", lead.Formula!.Value.Zh);
        Assert.Equal("统计量gdp ÷ (统计量population − 统计量urban_population) × 100", lead.Children[0].Formula!.Value.Zh);
        Assert.Equal(
            "Σ(part × weight) ÷ Σ weight, weight = urban_population (mean of this and last year-end)",
            workings.Explain(new("urban_income", "530100", Period.Annual(2024)))!.Formula!.Value.En);
    }

    [Fact]
    public void A_missing_cell_says_whose_workbook_should_have_it()
    {
        var node = Workings(new TestCatalogue(), "530100 2024 530102 gdp 1").Explain(new("gdp", "530103", Period.Annual(2024)))!;

        Assert.Equal(("530100", "event-(530100, 2024)", null), (node.Cell!.Reporter, node.Cell.EventId, node.Cell.Submitted));
        Assert.Null(Workings(new TestCatalogue(), "530100 2024 530102 gdp 1").Explain(new("gdp", "530302", Period.Annual(2024)))!.Cell!.EventId);
    }

    [Fact]
    public void A_corrected_figure_shows_what_was_submitted_and_every_correction()
    {
        var first = Entries.Correction("530102", "gdp", 10m, 11m);
        var second = Entries.Correction("530102", "gdp", 11m, 12m) with { At = first.At.AddHours(1) };
        var workings = new Workings(new TestCatalogue().Build(), Reports.Of("530100 2024 530102 gdp 10"), [second, first]);

        var node = workings.Explain(new("gdp", "530102", Period.Annual(2024)))!;

        Assert.Equal((12m, 10m), (node.Value, node.Cell!.Submitted));
        Assert.Equal([first, second], node.Cell.Corrections);
    }

    [Fact]
    public void Explains_what_the_own_row_says_and_what_comes_from_below()
    {
        string[] reports = ["530000 2024 530100 gdp 55", "530100 2024 530100 gdp 54", "530100 2024 530102 gdp 30", "530100 2024 530103 gdp 20"];
        var workings = Workings(new TestCatalogue(), reports);
        ValueAddress address = new("gdp", "530100", Period.Annual(2024));

        Assert.Equal(
            [55m, 54m, 50m],
            new[] { PublishedColumn.Value, PublishedColumn.ValueOwnRow, PublishedColumn.ValueFromBelow }.Select(column => workings.Explain(address, null, column)!.Published!.Value));
    }

    [Fact]
    public void A_cut_tree_says_how_much_there_is()
    {
        var workings = Workings(new TestCatalogue(), Incomes);
        ValueAddress address = new("urban_income", "530100", Period.Annual(2024));

        var flat = workings.Explain(address, new(Depth: 0))!;
        var narrow = workings.Explain(address, new(Children: 1))!;
        var small = workings.Explain(address, new(Nodes: 6))!;

        Assert.Equal((4, 0), (flat.Operands, flat.Children.Count));
        Assert.Equal((4, 1), (narrow.Operands, narrow.Children.Count));
        Assert.Equal(6, small.All().Count());
        Assert.Equal([4, 0, 2, 0, 2], small.Children.Select(child => child.Operands).Prepend(small.Operands));
        Assert.Equal(48_000m, small.Published);
    }

    [Fact]
    public void There_is_no_tree_of_what_the_catalogue_or_the_submissions_lack()
    {
        var workings = Workings(new TestCatalogue(), Incomes);

        Assert.Null(workings.Explain(new("unknown", "530100", Period.Annual(2024))));
        Assert.Null(workings.Explain(new("gdp", "999999", Period.Annual(2024))));
        Assert.Null(workings.Explain(new("gdp", "530100", Period.Annual(2019))));
    }

    [Fact]
    public void Every_number_of_a_snapshot_is_the_top_of_its_tree_and_every_leaf_a_cell_or_a_reason()
    {
        var workings = new Workings(TinySnapshot.Catalogue, Reports.Of(TinySnapshot.Reports), []);
        var content = TinySnapshot.Content;

        foreach (var row in content.Indicators.Concat(content.Observations))
        {
            foreach (var (column, published) in (ReadOnlySpan<(PublishedColumn, decimal?)>)
                [(PublishedColumn.Value, row.Value), (PublishedColumn.ValueFromBelow, row.FromBelow), (PublishedColumn.ValueOwnRow, row.OwnRow)])
            {
                var tree = workings.Explain(new(row.Subject, row.Area, row.Period), null, column)!;

                Assert.Equal((row.Subject, published), (tree.Code, tree.Published));
                Assert.All(tree.All(), node => Assert.Equal(node.Operands, node.Children.Count));
                Assert.All(tree.All().Where(node => node is { Value: not null, Children.Count: 0 }), leaf => Assert.True(leaf.Cell is { Submitted: not null }, $"{leaf}"));
            }
        }
    }

    [Fact]
    public void Every_value_in_a_tree_that_is_published_itself_is_published_so()
    {
        var workings = new Workings(TinySnapshot.Catalogue, Reports.Of(TinySnapshot.Reports), []);
        var rows = TinySnapshot.Content.Observations.ToDictionary(row => (row.Subject, row.Area, row.Period));

        foreach (var row in TinySnapshot.Content.Indicators)
        {
            foreach (var node in workings.Explain(new(row.Subject, row.Area, row.Period))!.All())
            {
                if (node is { Code: { } code, Period: { } period } && rows.TryGetValue((code, node.Area, period), out var published))
                {
                    Assert.Equal((published.Value, published.Status, published.Origin), (node.Published, node.Status, node.Origin));
                }
            }
        }
    }

    private static Workings Workings(TestCatalogue catalogue, params string[] reports) => new(catalogue.Build(), Reports.Of(reports), []);

    private static string Tree(TestCatalogue catalogue, string subject, string area, params string[] reports) => string.Join('\n', Lines(
        Workings(catalogue, reports).Explain(new(subject, area, Period.Annual(2024)))!, 0));

    private static IEnumerable<string> Lines(LineageNode node, int depth) => node.Children.SelectMany(child => Lines(child, depth + 1)).Prepend(
        new string(' ', 2 * depth)
        + (node.Role is { } role ? $"{role.Zh} " : "")
        + $"{node.Code ?? node.Label.Zh}@{node.Area}/{node.Period?.ToString() ?? "–"} = {node.Value?.ToString(CultureInfo.InvariantCulture) ?? "–"} {node.Origin.Code()}"
        + (node.Cell is { Submitted: not null } cell ? $" ← {cell.Reporter} {cell.Period}" : "")
        + (node.Remark is { } remark ? $" {remark}" : ""));
}
