namespace Pipeline.Submissions;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>For information: the value was taken as meant.</summary>
    Info,

    /// <summary>Accepted, but should be looked at.</summary>
    Warning,

    /// <summary>Accepted only where the row's explanation column gives a reason.</summary>
    Confirm,

    /// <summary>The workbook is rejected.</summary>
    Error,
}

/// <summary>One thing that the check has to say about a cell, a row, a sheet or the workbook.</summary>
public sealed record Finding
{
    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The rule's id, such as <c>number-unreadable</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>The sheet's name as the workbook has it; empty where the finding concerns the whole workbook.</summary>
    public string Sheet { get; init; } = "";

    /// <summary>The cell's address such as <c>D7</c>; empty where the finding concerns no single cell.</summary>
    public string Cell { get; init; } = "";

    /// <summary>The code of the area concerned; empty where there is none.</summary>
    public string Area { get; init; } = "";

    /// <summary>The code of the measure concerned; empty where there is none.</summary>
    public string Measure { get; init; } = "";

    /// <summary>The cell's text as it was found.</summary>
    public string RawText { get; init; } = "";

    /// <summary>What the value was taken as, in the measure's unit; null where there is none.</summary>
    public decimal? NormalisedValue { get; init; }

    /// <summary>What is wrong.</summary>
    public required Bilingual Message { get; init; }

    /// <summary>How to mend it.</summary>
    public required Bilingual Remedy { get; init; }
}
