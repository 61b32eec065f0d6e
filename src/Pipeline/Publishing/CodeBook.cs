using Pipeline.Catalogue;
using Pipeline.Indicators;

namespace Pipeline.Publishing;

/// <summary>What the codes in a snapshot's rows stand for.</summary>
internal sealed class CodeBook
{
    private readonly Dictionary<string, PlaceEntry> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SubjectEntry> _subjects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Target> _targets;

    public CodeBook(StatisticalCatalogue catalogue)
    {
        foreach (var area in catalogue.Areas)
        {
            _places[area.Code] = new(area.Name, area.Level.Code());
        }

        foreach (var group in catalogue.Groups)
        {
            _places[group.Code] = new(group.Name, AreaLevel.Group.Code());
        }

        foreach (var measure in catalogue.Measures)
        {
            _subjects[measure.Code] = new(measure.Name, measure.Unit, measure.Decimals);
        }

        foreach (var indicator in catalogue.Indicators)
        {
            _subjects[indicator.Code] = new(indicator.Name, indicator.Unit, indicator.Decimals);
        }

        _targets = catalogue.Targets.ToDictionary(target => target.Code, StringComparer.Ordinal);
    }

    /// <summary>An area or group.</summary>
    public PlaceEntry Area(string code) => _places[code];

    /// <summary>A measure or indicator.</summary>
    public SubjectEntry Subject(string code) => _subjects[code];

    /// <summary>A target.</summary>
    public Target Target(string code) => _targets[code];

    /// <summary>How many decimals a value is published with.</summary>
    public int Decimals(SnapshotValue value) => Subject(value.Subject).Decimals;

    /// <summary>How many decimals the values of a target are published with.</summary>
    public int Decimals(TargetValue value) => Subject(value.Subject).Decimals;

    /// <summary>An area or group as rows show it.</summary>
    internal sealed record PlaceEntry(Bilingual Name, string Level);

    /// <summary>A measure or indicator as rows show it.</summary>
    internal sealed record SubjectEntry(Bilingual Name, Unit Unit, int Decimals);
}
