using System.Diagnostics;
using System.Text;

namespace Pipeline.IntegrationTests.EndToEnd;

/// <summary>Pulls by a client that is not ours: curl.</summary>
[Collection(RunningProduct.Name)]
public sealed class CurlTests(ProductFixture product) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-curl-").FullName;

    private string Address => $"{product.App.Address}api/v1/snapshots/released/indicators.csv";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Asks_again_by_entity_tag_and_by_date()
    {
        Assert.Equal("200", await CurlAsync("--etag-save", Path("tag"), "-o", Path("first"), "-w", "%{http_code}", Address));
        Assert.Equal("304", await CurlAsync("--etag-compare", Path("tag"), "-o", Path("second"), "-w", "%{http_code}", Address));
        Assert.Equal("304 0", await CurlAsync("--header", "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT", "-o", Path("third"), "-w", "%{http_code} %{size_download}", Address));
    }

    [Fact]
    public async Task Goes_on_where_a_download_was_cut_off()
    {
        await CurlAsync("-o", Path("whole"), Address);
        var whole = await File.ReadAllBytesAsync(Path("whole"));
        await File.WriteAllBytesAsync(Path("part"), whole[..1234]);

        Assert.Equal("206", await CurlAsync("-C", "-", "-o", Path("part"), "-w", "%{http_code}", Address));
        Assert.Equal(whole, await File.ReadAllBytesAsync(Path("part")));
    }

    [Fact]
    public async Task Takes_less_when_compressed_and_gets_the_same()
    {
        var plain = await CurlAsync("-o", Path("plain"), "-w", "%{size_download}", Address);
        var packed = await CurlAsync("--compressed", "-o", Path("packed"), "-w", "%{size_download}", Address);

        Assert.Equal(await File.ReadAllBytesAsync(Path("plain")), await File.ReadAllBytesAsync(Path("packed")));
        Assert.True(long.Parse(packed, System.Globalization.CultureInfo.InvariantCulture) * 3 < long.Parse(plain, System.Globalization.CultureInfo.InvariantCulture), $"{packed} of {plain}");
    }

    private string Path(string name) => System.IO.Path.Combine(_folder, name);

    private static async Task<string> CurlAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("curl") { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        foreach (var argument in (string[])["--silent", "--show-error", .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("curl does not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return await output;
    }
}
