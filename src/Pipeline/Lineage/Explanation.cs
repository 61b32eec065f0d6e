using Pipeline.Submissions;

namespace Pipeline.Lineage;

/// <summary>Why a published number is what it is.</summary>
public sealed record Explanation
{
    /// <summary>The number of the snapshot.</summary>
    public required long Sequence { get; init; }

    /// <summary>The hash of the snapshot's content.</summary>
    public required string Hash { get; init; }

    /// <summary>When the snapshot was taken.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>The version of the catalogue that the snapshot was computed with.</summary>
    public required string CatalogueVersion { get; init; }

    /// <summary>What there is to know of the catalogue, such as that it has changed since; null where there is nothing.</summary>
    public Bilingual? CatalogueNotice { get; init; }

    /// <summary>Which of the row's numbers is explained.</summary>
    public required PublishedColumn Column { get; init; }

    /// <summary>The number as the snapshot's file has it; null where it has none.</summary>
    public decimal? Published { get; init; }

    /// <summary>The state of the value as the snapshot's file has it.</summary>
    public required ObservationStatus Status { get; init; }

    /// <summary>
    /// Why there is no tree: what the pinned submissions give today is not the published number, and another number is never explained in
    /// its place. Null where there is a tree.
    /// </summary>
    public Bilingual? Disagreement { get; init; }

    /// <summary>The tree from the number down to the cells; null where <see cref="Disagreement"/> says why.</summary>
    public LineageNode? Tree { get; init; }

    /// <summary>The same without the names of persons.</summary>
    public Explanation WithoutPersons() => this with
    {
        Tree = Tree?.WithCells(cell => cell with
        {
            Submission = cell.Submission is null ? null : cell.Submission with { SignedBy = null },
            Corrections = [.. cell.Corrections.Select(correction => correction with { By = "" })],
        }),
    };

    /// <summary>The explanation with its tree, or with the reason why there is none.</summary>
    public Explanation With(LineageNode? tree) =>
        tree is not null && tree.Published == Published && (Column != PublishedColumn.Value || tree.Status == Status)
            ? this with { Tree = tree }
            : this with { Disagreement = Differs(Published, tree?.Published) };

    private static Bilingual Differs(decimal? published, decimal? now)
    {
        var (stands, computed) = (Text(published), Text(now));
        return new(
            $"快照发布的值是 {stands}，而所引用的报送按可用的目录与程序重算为 {computed}，不作解释。",
            $"The snapshot published {stands}, but the submissions that it pins give {computed} with the catalogue and program at hand: it is not explained.");
    }

    private static string Text(decimal? value) => value is { } number ? FormattableString.Invariant($"{number}") : "无 none";
}
