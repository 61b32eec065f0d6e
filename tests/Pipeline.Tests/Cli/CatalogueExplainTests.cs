using System.Text.Json;
using Pipeline.Cli;
using Pipeline.Cli.Output;
using Pipeline.Tests.Catalogue;

namespace Pipeline.Tests.Commands; // Not Cli: that would hide Pipeline.Cli from the other tests.

/// <summary><c>pipeline catalogue explain</c> as a user types it.</summary>
public sealed class CatalogueExplainTests
{
    [Fact]
    public async Task Prints_the_plan_of_an_indicator_down_to_the_measures()
    {
        var (code, output) = await RunAsync("catalogue", "explain", "urban_rural_income_ratio");

        Assert.Equal(ExitCode.Success, code);
        Assert.Contains("urban_rural_income_ratio  城乡居民收入比值 Urban–rural income ratio", output, StringComparison.Ordinal);
        Assert.Contains("half away from zero to 2 decimals", output, StringComparison.Ordinal);
        Assert.Contains("weighted by mean_of_year(population - urban_population)", output, StringComparison.Ordinal);
        Assert.Contains("plan 2.3 “城乡居民收入比值缩小到2.7左右”", output, StringComparison.Ordinal);
        Assert.Contains("        urban_population  城镇常住人口", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prints_it_for_scripts()
    {
        var (code, output) = await RunAsync("catalogue", "explain", "energy_intensity", "--json");
        var plan = JsonDocument.Parse(output).RootElement;

        Assert.Equal(ExitCode.Success, code);
        Assert.Equal("tce-per-10k", plan.GetProperty("unit").GetProperty("code").GetString());
        Assert.Equal(
            ["energy_consumption", "gdp", "gdp_real_growth"],
            plan.GetProperty("operands").EnumerateArray().Select(operand => operand.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Explains_the_catalogue_that_is_being_edited()
    {
        using var folder = new CatalogueFolder();
        var (code, output) = await RunAsync("catalogue", "explain", "income_gap", "--catalogue", folder.Path);

        Assert.Equal(ExitCode.Success, code);
        Assert.Contains("收入差距", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_there_is_no_such_code()
    {
        var (code, output) = await RunAsync("catalogue", "explain", "nothing");

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("There is no measure or indicator nothing", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        await using var writer = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, new Terminal(writer, writer));
        return (code, writer.ToString());
    }
}
