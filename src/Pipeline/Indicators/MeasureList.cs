using Pipeline.Catalogue;

namespace Pipeline.Indicators;

/// <summary>A measure as the engine looks it up: by ordinal.</summary>
internal sealed class BoundMeasure(int ordinal, Measure measure)
{
    /// <summary>The position among the measures.</summary>
    public int Ordinal { get; } = ordinal;

    /// <summary>The measure.</summary>
    public Measure Measure { get; } = measure;

    /// <summary>The code.</summary>
    public string Code => Measure.Code;

    /// <summary>Whether counties report it.</summary>
    public bool ByCounties { get; } = measure.Levels.Contains(AreaLevel.County);

    /// <summary>Whether prefectures report it.</summary>
    public bool ByPrefectures { get; } = measure.Levels.Contains(AreaLevel.Prefecture);

    /// <summary>Whether parts make a whole.</summary>
    public bool Aggregable => Measure.Aggregation != Aggregation.None;

    /// <summary>Whether a level has a value of it, reported or made of parts.</summary>
    public bool HasValueAt(AreaLevel level) => Measure.Levels.Contains(level) || (Aggregable && level switch
    {
        AreaLevel.Province or AreaLevel.Group => ByPrefectures || ByCounties,
        AreaLevel.Prefecture => ByCounties,
        _ => false,
    });
}

/// <summary>The measures of a catalogue by ordinal and code.</summary>
internal sealed class MeasureList
{
    private readonly Dictionary<string, BoundMeasure> _byCode = new(StringComparer.Ordinal);

    public MeasureList(StatisticalCatalogue catalogue)
    {
        foreach (var measure in catalogue.Measures)
        {
            _byCode.Add(measure.Code, new(_byCode.Count, measure));
        }

        Ordered = [.. _byCode.Values.OrderBy(measure => measure.Code, StringComparer.Ordinal)];
    }

    /// <summary>How many there are.</summary>
    public int Count => _byCode.Count;

    /// <summary>All measures in the order in which snapshots list them.</summary>
    public BoundMeasure[] Ordered { get; }

    /// <summary>The measure of a code; null where there is none.</summary>
    public BoundMeasure? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The measure of a code that the catalogue itself names.</summary>
    public BoundMeasure this[string code] => Find(code) ?? throw new InvalidOperationException($"The catalogue names measure '{code}', which it lacks.");
}
