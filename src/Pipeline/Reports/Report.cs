using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Reports.Charts;

namespace Pipeline.Reports;

/// <summary>An evaluation, ready to be written as a page or a workbook: a pure function of a snapshot and the catalogue.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Year">The year that it is of.</param>
/// <param name="Sections">Its parts in order.</param>
public sealed record Report(ReportKind Kind, int Year, IReadOnlyList<ReportSection> Sections)
{
    /// <summary>The title with the year.</summary>
    public Bilingual Title => new(FormattableString.Invariant($"{Kind.Name.Zh}（{Year} 年）"), FormattableString.Invariant($"{Kind.Name.En}, {Year}"));

    /// <summary>The name of its files, without extension: the kind and the year, which the code of a kind that is due in one year may have already.</summary>
    public string FileName => FormattableString.Invariant($"-{Year}") is var year && Kind.Code.EndsWith(year, StringComparison.Ordinal) ? Kind.Code : Kind.Code + year;
}

/// <summary>A part of a report.</summary>
/// <param name="Part">Which.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">What it shows, from top to bottom.</param>
public sealed record ReportSection(ReportPart Part, Bilingual Title, IReadOnlyList<ReportBlock> Blocks);

/// <summary>Something that a section shows; the set is closed.</summary>
public abstract record ReportBlock
{
    private ReportBlock()
    {
    }

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(Bilingual Text) : ReportBlock;

    /// <summary>A paragraph that must not be overlooked.</summary>
    public sealed record Notice(Bilingual Text) : ReportBlock;

    /// <summary>Labels with what they stand for.</summary>
    public sealed record Facts(IReadOnlyList<(Bilingual Label, Bilingual Text)> Items) : ReportBlock;

    /// <summary>A table; one that a page has no room for is only in the workbook.</summary>
    public sealed record Grid(Bilingual Title, IReadOnlyList<GridColumn> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows) : ReportBlock
    {
        /// <summary>Whether a page leaves it out.</summary>
        public bool WorkbookOnly { get; init; }
    }

    /// <summary>A chart; the workbook has its figures in tables.</summary>
    public sealed record Figure(Bilingual Title, Chart Chart) : ReportBlock;

    /// <summary>One target: how it stands, the figures, the chart, and the words that set it.</summary>
    public sealed record Card(
        Bilingual Title, Bilingual Place, TargetStatus Status, IReadOnlyList<(Bilingual Label, Cell Value)> Figures, Chart Chart, Bilingual Source, Bilingual Remark)
        : ReportBlock;
}

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="IsNumber">Whether its cells stand to the right.</param>
public sealed record GridColumn(Bilingual Title, bool IsNumber = false)
{
    /// <summary>A column of texts.</summary>
    public static GridColumn Text(string zh, string en) => new(new Bilingual(zh, en));

    /// <summary>A column of numbers.</summary>
    public static GridColumn Number(string zh, string en) => new(new Bilingual(zh, en), true);
}

/// <summary>What a table has in one place; the set is closed.</summary>
public abstract record Cell
{
    private Cell()
    {
    }

    /// <summary>Words.</summary>
    public sealed record Text(Bilingual Words) : Cell;

    /// <summary>A number with its decimals; a dash where there is none.</summary>
    public sealed record Number(decimal? Value, int Decimals) : Cell
    {
        /// <summary>A sign in front, such as ≥.</summary>
        public string Prefix { get; init; } = "";

        /// <summary>Whether a plus is shown, too.</summary>
        public bool ShowsPlus { get; init; }
    }

    /// <summary>How a target stands.</summary>
    public sealed record Standing(TargetStatus Status) : Cell;

    /// <summary>Whether a standing is better or worse than the year before.</summary>
    public sealed record Change(StandingChange? Value) : Cell;

    /// <summary>How far along something is, beside how much of the time is over, both in per cent.</summary>
    public sealed record Meter(decimal? Progress, decimal TimeElapsed) : Cell;
}
