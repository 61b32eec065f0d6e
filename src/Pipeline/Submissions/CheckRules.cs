namespace Pipeline.Submissions;

/// <summary>
/// Every rule of the check, in the order of the check: its id, its severity and its words. The list is closed: a finding that comes neither
/// from reading the file itself nor from a relation of the catalogue has one of these ids. Names in braces are filled in; <c>{area}</c>,
/// <c>{measure}</c>, <c>{unit}</c>, <c>{raw}</c>, <c>{value}</c>, <c>{quantity}</c> (the value with its unit), <c>{cell}</c> and <c>{sheet}</c> are what the finding concerns.
/// </summary>
public static partial class CheckRules
{
    /// <summary>All rules, in the order of the check.</summary>
    public static IReadOnlyList<CheckRule> All => field ??=
    [
        PathUnreadable, ReporterUnknown, PathPeriodUnreadable, PathPeriodForm, SheetNotFound, FiguresMissing, TableLong, SheetAlsoData, SheetOfAnotherPeriod,
        MetaReporterDiffers, MetaPeriodDiffers, PeriodDiffers, TemplateOlder, TemplateAltered,
        ColumnUnknown, ColumnUnclear, ColumnDuplicate, ColumnOfAnotherPeriod, ColumnMissing, ColumnsAbsent, MeasureSinceAdded,
        ColumnNameDiffers, ColumnNotAsked, AreaColumnMissing, UnitConverted, UnitHeaderDiffers, UnitMissing, UnitUnknown,
        UnitUnsuitable, UnitAssumed, ColumnHidden,
        AreaUnknown, AreaCodeNameDiffer, AreaDuplicate, FigureDuplicate, AreaNotYours, AreaMissing, AreaAlias, AreaFormerCode,
        AreaRowMissing, RowHidden, TotalRow, RowNotRead, TotalDiffers, TotalWrong,
        NumberUnreadable, NumberTooLarge, CellError, FormulaWithoutValue, ExternalLink, BooleanTaken, BooleanUnexpected, DateInNumber,
        MergedNumber, NumberNormalised, MissingWord, CannotExistNotAllowed, UnitInCell, UnitInCellUnsuitable, PercentFormat,
        PercentUnexpected, PercentAmbiguous, Rounded, NoteKept, BreakMarked, NotAsked, Negative, OutOfRange, PercentFraction, CompulsoryMissing,
        Magnitude, ZeroWhereLarge, AreaVanished, MeasureVanished, ValueVanished,
        SignOffMissing, SignOffDateUnreadable, StageUnknown, ReasonUnknown, RevisionReasonMissing,
    ];
}
