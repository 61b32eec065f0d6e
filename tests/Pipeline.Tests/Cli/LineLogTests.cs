using Pipeline.Cli.Local;

namespace Pipeline.Tests.Commands;

public sealed class LineLogTests
{
    [Fact]
    public void A_log_that_has_become_long_is_set_aside_once_and_no_disk_is_filled()
    {
        var folder = Directory.CreateTempSubdirectory("pipeline-log-");
        try
        {
            var path = Path.Combine(folder.FullName, "functions.log");
            var log = new LineLog(path, longest: 100);
            foreach (var number in Enumerable.Range(0, 1000))
                log.Write($"line {number:0000}");

            Assert.Equal(["functions.log", "functions.log.1"], folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
            Assert.All(folder.GetFiles(), file => Assert.InRange(file.Length, 1, 120));
            Assert.Equal("line 0999", File.ReadAllLines(path)[^1]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
