using Pipeline.IntegrationTests.EndToEnd;

namespace Pipeline.IntegrationTests.Outside;

/// <summary>The data package against the Frictionless project's own library: valid, and every resource read by its schema has the figures of the pull.</summary>
[Collection(RunningProduct.Name)]
public sealed class DataPackageTests(ProductFixture product)
{
    [Fact]
    public async Task The_package_is_valid_and_its_resources_have_the_same_figures()
    {
        var resources = await EngScript.RunAsync("", "check-data-package.mjs", $"{product.App.Address}api/v1/snapshots/1/datapackage.json");

        Assert.Equal(5, resources.Count);
        foreach (var resource in resources)
            (await PulledTable.PullAsync(product.Http, "1", resource!["name"]!.GetValue<string>())).AssertSame(resource["rows"]!.AsArray());
    }
}
