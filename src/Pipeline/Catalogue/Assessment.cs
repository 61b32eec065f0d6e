namespace Pipeline.Catalogue;

/// <summary>What a county is meant for (主体功能区).</summary>
public enum FunctionalZone
{
    /// <summary>城市化地区.</summary>
    Urban,

    /// <summary>农产品主产区.</summary>
    Agricultural,

    /// <summary>重点生态功能区.</summary>
    Ecological,
}

/// <summary>What a component of the assessment is about.</summary>
public enum AssessmentDimension
{
    /// <summary>经济发展.</summary>
    Economy,

    /// <summary>资源能源消耗.</summary>
    Resources,

    /// <summary>生态效益.</summary>
    Ecology,
}

/// <summary>One thing that the assessment scores.</summary>
public sealed record AssessmentComponent
{
    /// <summary>The component's code.</summary>
    public required string Code { get; init; }

    /// <summary>The name shown to users.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>What it is about.</summary>
    public required AssessmentDimension Dimension { get; init; }

    /// <summary>The measure or indicator that is scored.</summary>
    public required string Subject { get; init; }

    /// <summary>The value that scores 0, as does any beyond it.</summary>
    public required decimal Worst { get; init; }

    /// <summary>The value that scores 100, as does any beyond it.</summary>
    public required decimal Best { get; init; }

    /// <summary>What it weighs in each zone; 0 leaves it out.</summary>
    public required IReadOnlyDictionary<FunctionalZone, decimal> Weights { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Source Source { get; init; }

    /// <summary>The score of a value, 0 to 100, unrounded.</summary>
    public decimal Score(decimal value) => Math.Clamp((value - Worst) / (Best - Worst), 0, 1) * 100;
}

/// <summary>Something that caps the grade, whatever the score.</summary>
/// <param name="Code">The veto's code.</param>
/// <param name="Name">The name shown to users.</param>
/// <param name="Subject">The measure or indicator that is looked at.</param>
/// <param name="Direction">On which side of the limit nothing is wrong: at least or at most.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Cap">The best grade that is left.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record AssessmentVeto(string Code, Bilingual Name, string Subject, TargetDirection Direction, decimal Limit, string Cap, Source Source)
{
    /// <summary>Whether a value breaks the limit.</summary>
    public bool IsBrokenBy(decimal value) => Direction == TargetDirection.AtLeast ? value < Limit : value > Limit;
}

/// <summary>A grade, and the least score that earns it.</summary>
/// <param name="Code">The grade's code.</param>
/// <param name="Name">The name shown to users.</param>
/// <param name="From">The least score, 0 to 100.</param>
public sealed record AssessmentGrade(string Code, Bilingual Name, decimal From);

/// <summary>The zone of a county.</summary>
/// <param name="Area">The county's code.</param>
/// <param name="Zone">The zone.</param>
/// <param name="Source">The document or mark that says so.</param>
public sealed record ZoneAssignment(string Area, FunctionalZone Zone, string Source);

/// <summary>How areas are assessed once a year.</summary>
public sealed class AssessmentScheme
{
    private readonly Dictionary<string, ZoneAssignment> _zones;

    internal AssessmentScheme(
        IReadOnlyList<AssessmentComponent> components, IReadOnlyList<AssessmentVeto> vetoes, IReadOnlyList<AssessmentGrade> grades,
        IReadOnlyList<ZoneAssignment> zones, IReadOnlyList<Area> areas)
    {
        (Components, Vetoes) = (components, vetoes);
        Grades = [.. grades.OrderByDescending(grade => grade.From)];
        _zones = zones.ToDictionary(zone => zone.Area, StringComparer.Ordinal);
        foreach (var prefecture in areas.Where(area => area.Level == AreaLevel.Prefecture))
        {
            // The dominant zone is that of the most counties; among equals the one that comes first.
            var dominant = areas.Where(county => county.Parent == prefecture.Code).Select(county => _zones.GetValueOrDefault(county.Code)).OfType<ZoneAssignment>()
                .GroupBy(zone => zone.Zone).OrderByDescending(zone => zone.Count()).ThenBy(zone => zone.Key).FirstOrDefault();
            if (dominant is not null)
            {
                _zones[prefecture.Code] = new(prefecture.Code, dominant.Key, dominant.First().Source);
            }
        }
    }

    /// <summary>Nothing is assessed.</summary>
    internal static AssessmentScheme None { get; } = new([], [], [], [], []);

    /// <summary>What is scored, in the order of the file.</summary>
    public IReadOnlyList<AssessmentComponent> Components { get; }

    /// <summary>What caps the grade, in the order of the file.</summary>
    public IReadOnlyList<AssessmentVeto> Vetoes { get; }

    /// <summary>The grades, best first.</summary>
    public IReadOnlyList<AssessmentGrade> Grades { get; }

    /// <summary>The zone of a county, or the dominant one of a prefecture; null where there is none.</summary>
    public ZoneAssignment? ZoneOf(string area) => _zones.GetValueOrDefault(area);
}
