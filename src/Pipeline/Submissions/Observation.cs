using System.Text.Json.Serialization;

namespace Pipeline.Submissions;

/// <summary>The state of a value: SDMX code list CL_OBS_STATUS.</summary>
public enum ObservationStatus
{
    /// <summary>A: normal.</summary>
    Normal,

    /// <summary>P: provisional.</summary>
    Provisional,

    /// <summary>B: break in the series (口径变化).</summary>
    Break,

    /// <summary>E: estimated, or aggregated from below.</summary>
    Estimated,

    /// <summary>M: cannot exist (<c>一</c>).</summary>
    CannotExist,

    /// <summary>N: not significant (<c>…</c>).</summary>
    NotSignificant,

    /// <summary>O: missing (blank).</summary>
    Missing,

    /// <summary>V: unvalidated.</summary>
    Unvalidated,
}

/// <summary>The one-letter SDMX codes of <see cref="ObservationStatus"/>.</summary>
public static class ObservationStatusCodes
{
    private const string Letters = "APBEMNOV";

    /// <summary>The SDMX letter of a status.</summary>
    public static char Letter(this ObservationStatus status) => Letters[(int)status];

    /// <summary>The status of an SDMX letter.</summary>
    /// <exception cref="FormatException">The letter is none of A, P, B, E, M, N, O, V.</exception>
    public static ObservationStatus FromLetter(char letter) => Letters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var index
        ? (ObservationStatus)index
        : throw new FormatException($"'{letter}' is not an observation status; expected one of {Letters}.");
}

/// <summary>The cell a value came from.</summary>
/// <param name="Sheet">The sheet's name as the workbook has it.</param>
/// <param name="Cell">The address such as <c>D7</c>.</param>
/// <param name="RawText">The cell's text as it was found.</param>
public sealed record SourceCell(string Sheet, string Cell, string RawText)
{
    /// <summary>The code of the unit that the number was written in; null where it is the measure's own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unit { get; init; }

    /// <summary>The place as Excel writes it: <c>数据!D7</c>.</summary>
    public override string ToString() => $"{Sheet}!{Cell}";
}

/// <summary>One reported value: of one area, period and measure, in the measure's unit and rounded to its decimals.</summary>
/// <param name="Area">The area's code.</param>
/// <param name="Period">The period.</param>
/// <param name="Measure">The measure's code.</param>
/// <param name="Value">The value in the measure's unit; null exactly when the status is M, N or O.</param>
/// <param name="Status">The state of the value.</param>
public sealed record Observation(string Area, Period Period, string Measure, decimal? Value, ObservationStatus Status)
{
    /// <summary>The cell it came from; null where it was read from the observations table, which does not keep it.</summary>
    public SourceCell? Source { get; init; }

    /// <summary>A footnote or explanation that belongs to the value; empty where there is none.</summary>
    public string Note { get; init; } = "";
}
