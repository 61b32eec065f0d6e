using System.Globalization;
using Pipeline.Catalogue;
using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.IntegrationTests.EndToEnd;

/// <summary>What a prefecture sees when it corrects, breaks, repeats or takes back its workbook; each test has a reporter of its own.</summary>
[Collection(RunningProduct.Name)]
public sealed class SubmissionStoryTests(ProductFixture product)
{
    [Fact]
    public async Task A_corrected_workbook_changes_exactly_the_figures_it_should_by_exactly_what_it_should()
    {
        // Zhaotong corrects one county (昭阳区 530602): fixed investment of 2020 is 3.21 (亿元) more, and so is its own total.
        var before = await PullAsync();

        var receipt = await product.SubmitAsync("530600", 2020, EditedWorkbook.Of(
            "530600", 2020, ("530602", "fixed_investment", x => x + 3.21), ("530600", "fixed_investment", x => x + 3.21)));
        var sequence = await product.SnapshotAsync();
        var after = await PullAsync();

        Assert.True(receipt.Verdict is Verdict.Accepted or Verdict.AcceptedWithWarnings);
        Assert.Equal(2, receipt.Diff!.Changed);
        Assert.Equal((0, 0), (receipt.Diff.Added, receipt.Diff.Removed));

        // Fixed investment itself: the county, the prefecture, the groups that hold the county, and what is added up from below.
        var changed = after.Observations.Where(row => !Same(row.Value, before.Observations[row.Key])).Select(row => row.Key).ToList();
        Assert.All(changed, key => Assert.Equal(("fixed_investment", "2020"), (key.Subject, key.Period)));
        Assert.Equal(
            ["530000", "530600", "530602", "home-northeast", "northeast"],
            changed.Select(key => key.Area).Order(StringComparer.Ordinal));
        foreach (var area in (string[])["530602", "530600", "northeast", "home-northeast"])
            Assert.Equal(3.21m, Number(after.Observations, "fixed_investment", area, "value") - Number(before.Observations, "fixed_investment", area, "value"));
        Assert.Equal(0m, Number(after.Observations, "fixed_investment", "530000", "value") - Number(before.Observations, "fixed_investment", "530000", "value"));
        Assert.Equal(3.21m, Number(after.Observations, "fixed_investment", "530000", "value_from_below") - Number(before.Observations, "fixed_investment", "530000", "value_from_below"));

        // Only indicators that are made of it, directly or through others; among them its growth, 100 × (new / last year's − 1).
        var indicators = after.Indicators.Where(row => !Same(row.Value, before.Indicators[row.Key])).Select(row => row.Key).ToList();
        var madeOfIt = MadeOf("fixed_investment");
        Assert.All(indicators, key => Assert.Contains(key.Subject, madeOfIt));
        var growth = indicators.Where(key => key is { Subject: "fixed_investment_nominal_growth", Period: "2020" }).Select(key => key.Area).ToList();
        Assert.Contains("530602", growth);
        Assert.All(growth, area => Assert.Contains(area, changed.Select(key => key.Area)));
        var grown = Number(after.Observations, "fixed_investment", "530602", "value");
        var yearBefore = decimal.Parse(after.Observations[("fixed_investment", "530602", "2019")]["value"], CultureInfo.InvariantCulture);
        Assert.Equal(
            Math.Round(100m * ((grown / yearBefore) - 1m), 2, MidpointRounding.AwayFromZero),
            Math.Round(Number(after.Indicators, "fixed_investment_nominal_growth", "530602", "value"), 2));
        Assert.True(sequence > 1);
    }

    [Fact]
    public async Task A_broken_workbook_is_answered_with_its_cells_and_changes_nothing()
    {
        var before = await product.SnapshotAsync();
        var current = await new CurrentGenerations(product.Storage).FindAsync("530700", Period.Annual(2020));

        var receipt = await product.SubmitAsync("530700", 2020, EditedWorkbook.Of(
            "530700", 2020,
            ("530702", "population", _ => "约三十万"),
            ("530721", "gdp", x => x * -1),
            ("530722", "urban_population", x => x * 1000)));

        Assert.Equal(Verdict.Rejected, receipt.Verdict);
        foreach (var (area, measure) in (ReadOnlySpan<(string, string)>)[("530702", "population"), ("530721", "gdp"), ("530722", "urban_population")])
        {
            var finding = receipt.Findings.First(f => f.Area == area && f.Measure == measure);
            Assert.Equal(EditedWorkbook.Address("530700", 2020, area, measure), finding.Cell);
            Assert.Equal(TemplateSheet, finding.Sheet);
            Assert.NotEqual("", finding.Remedy.Zh);
            Assert.NotEqual("", finding.Remedy.En);
        }

        Assert.Equal(current, await new CurrentGenerations(product.Storage).FindAsync("530700", Period.Annual(2020)));
        Assert.Equal(before, await product.SnapshotAsync());
    }

    [Fact]
    public async Task The_file_in_force_again_is_a_duplicate_and_an_earlier_file_again_comes_back_into_force()
    {
        var a = await File.ReadAllBytesAsync(ProductFixture.SampleFile("530800", 2020));
        var b = EditedWorkbook.Of("530800", 2020, ("530802", "road_length", x => x + 1), ("530800", "road_length", x => x + 1));

        var again = await product.SubmitAsync("530800", 2020, a);
        var changed = await product.SubmitAsync("530800", 2020, b);
        var back = await product.SubmitAsync("530800", 2020, a);

        Assert.Equal(Verdict.Duplicate, again.Verdict);
        Assert.True(changed.Verdict is Verdict.Accepted or Verdict.AcceptedWithWarnings, string.Join('\n', changed.Findings));
        Assert.True(back.Verdict is Verdict.Accepted or Verdict.AcceptedWithWarnings);
        var inForce = await new CurrentGenerations(product.Storage).FindAsync("530800", Period.Annual(2020));
        Assert.Equal(back.EventId, inForce!.Generation);
        Assert.Equal(back.ContentHash, again.ContentHash);
    }

    [Fact]
    public async Task A_workbook_that_other_software_saved_is_taken_with_the_same_values()
    {
        var path = "530900/2020/SheetJS 临沧 😀 'x'.xlsx";
        var answer = await EngScript.RunAsync(
            product.ConnectionString, "resave-and-upload.mjs", StorageNames.Submissions, path, ProductFixture.SampleFile("530900", 2020));

        var receipt = await product.ReceiptAsync("530900", 2020, Keys.EventId(path, answer[0]!["etag"]!.GetValue<string>()));

        Assert.True(receipt.Verdict is Verdict.Accepted or Verdict.AcceptedWithWarnings, string.Join('\n', receipt.Findings));
        Assert.Equal((0, 0, 0), (receipt.Diff!.Changed, receipt.Diff.Added, receipt.Diff.Removed));
    }

    [Fact]
    public async Task A_night_without_changes_publishes_nothing()
    {
        var first = await product.SnapshotAsync();

        Assert.Equal(first, await product.SnapshotAsync());
    }

    private const string TemplateSheet = Workbooks.TemplateLayout.DataSheet;

    // Places and changes over a year follow from other areas' and other years' values too.
    private static bool Same(Dictionary<string, string> row, Dictionary<string, string> other) =>
        row.Where(cell => cell.Key is "value" or "value_from_below" or "value_own_row" or "status" or "remark")
            .All(cell => other[cell.Key] == cell.Value);

    private static HashSet<string> MadeOf(string measure)
    {
        var found = new HashSet<string>([measure], StringComparer.Ordinal);
        var indicators = CatalogueLoader.LoadDefault().Indicators;
        var known = 0;
        while (known != found.Count)
        {
            known = found.Count;
            found.UnionWith(indicators
                .Where(indicator => indicator.Formula.Subjects.Any(found.Contains))
                .Select(indicator => indicator.Code));
        }

        return found;
    }

    private static decimal Number(
        Dictionary<(string, string, string), Dictionary<string, string>> rows, string subject, string area, string column) =>
        decimal.Parse(rows[(subject, area, "2020")][column], CultureInfo.InvariantCulture);

    private async Task<(
        Dictionary<(string Subject, string Area, string Period), Dictionary<string, string>> Indicators,
        Dictionary<(string Subject, string Area, string Period), Dictionary<string, string>> Observations)> PullAsync() =>
        (await product.PullAsync("released", "indicators", "indicator"), await product.PullAsync("released", "observations", "measure"));
}
