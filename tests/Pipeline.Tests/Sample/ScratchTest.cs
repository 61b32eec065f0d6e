using Pipeline.Catalogue;
using Pipeline.Cli.Sample;

namespace Pipeline.Tests.Sample;

public sealed class ScratchTest
{
    [Fact]
    public void Prints()
    {
        var c = CatalogueLoader.LoadDefault();
        if (c.FindGroup("central") is null)
        {
            var rows = File.ReadAllLines("/work/shared/reference/areas.csv").Select(l => l.Split(',')).Where(l => l.Length > 4).ToArray();
            AreaGroup G(string code) => new() { Code = code, Name = new(code, code), Kind = "block", Source = new() { Document = "plan" }, Counties = [.. rows.Where(r => r[4].Split(' ').Contains(code)).Select(r => r[0])] };
            c = new StatisticalCatalogue(new(c.Areas, [G("central"), G("west")], c.Units, c.Measures, c.Indicators, c.Targets, c.Rules, c.DueDates), "x");
        }
        var m = SampleModel.Build(c);
        using var w = new StreamWriter("/tmp/sample.csv");
        foreach (var a in c.Areas) foreach (var me in c.Measures) for (var y = 2019; y <= 2025; y++)
            if (me.Levels.Contains(a.Level)) w.WriteLine(System.FormattableString.Invariant($"{a.Code},{a.Level},{me.Code},{y},{m.Value(a.Code, me.Code, y)},{me.Minimum},{me.Maximum}"));
        Assert.Equal(43, PublishedFigures.Load().Count);
    }
}
