using Pipeline.Catalogue;
using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>Reads one cell of figures: from whatever the clerk typed to a value in the measure's unit, or to a finding.</summary>
internal sealed class CellReader(UnitNames units, NoteTexts notes, FindingLog log)
{
    // Measures have at most six decimals.
    private static readonly decimal[] LargestByDecimals = [.. Enumerable.Range(0, 7).Select(d => NumberText.Largest * new decimal(1, 0, 0, false, (byte)d))];

    /// <summary>The value of a cell; what it cannot read is logged and missing.</summary>
    public CellValue Read(SheetCell cell, MeasureColumn column, Area area, Place place)
    {
        var blank = new CellValue(area, column.Measure, place, cell.Text, null, ObservationStatus.Missing);
        var subject = new Subject(area, column.Measure, cell.Text);
        if (cell.Traits.HasFlag(CellTraits.NoCachedValue))
        {
            return Fault(blank, CheckRules.FormulaWithoutValue, subject);
        }

        if (cell.Traits.HasFlag(CellTraits.ExternalLink))
        {
            log.Add(place, CheckRules.ExternalLink, subject);
        }

        return cell.Kind switch
        {
            CellKind.Blank => blank,
            CellKind.Error => Fault(blank, CheckRules.CellError, subject),
            CellKind.Date => Fault(blank, CheckRules.DateInNumber, subject),
            CellKind.Boolean => IsYesNo(column.Measure)
                ? Answer(blank, cell.Text is "1" || cell.Text.Equals("true", StringComparison.OrdinalIgnoreCase))
                : Fault(blank, CheckRules.BooleanUnexpected, subject),
            CellKind.Number => ReadNumber(cell, column, blank, subject),
            CellKind.Text => ReadText(cell, column, blank, subject),
            _ => throw new ArgumentOutOfRangeException(nameof(cell), cell.Kind, "Unknown kind of cell."),
        };
    }

    private CellValue ReadNumber(SheetCell cell, MeasureColumn column, CellValue blank, Subject subject)
    {
        if (NumberText.Stored(cell.Text) is not { } number)
        {
            return Fault(blank, CheckRules.NumberTooLarge, subject);
        }

        if (!cell.Traits.HasFlag(CellTraits.Percent))
        {
            return Rounded(blank, number, column.Unit, sayRounding: true);
        }

        if (!Percentage.Is(column.Measure))
        {
            return Fault(blank, CheckRules.PercentUnexpected, subject);
        }

        var read = Rounded(blank, number * 100, column.Measure.Unit, sayRounding: false) with { StatedPercent = true };
        log.Add(blank.Place, CheckRules.PercentFormat, subject with { Value = read.Value });
        return read;
    }

    private CellValue ReadText(SheetCell cell, MeasureColumn column, CellValue blank, Subject subject)
    {
        switch (NumberText.Read(cell.Text))
        {
            case TextReading.Blank:
                return blank;
            case TextReading.Number number:
                return ReadTypedNumber(number, column, blank, subject);
            case TextReading.CannotExist mark when column.Measure.AllowsCannotExist:
                return blank with { Status = ObservationStatus.CannotExist, Note = notes.Of(mark.Marks) };
            case TextReading.CannotExist:
                log.Add(blank.Place, CheckRules.CannotExistNotAllowed, subject);
                return blank;
            case TextReading.NotSignificant mark:
                return blank with { Status = ObservationStatus.NotSignificant, Note = notes.Of(mark.Marks) };
            case TextReading.Missing:
                log.Add(blank.Place, CheckRules.MissingWord, subject);
                return blank;
            case TextReading.YesNo word when IsYesNo(column.Measure):
                return Answer(blank, word.Value);
            case TextReading.TooLarge:
                return Fault(blank, CheckRules.NumberTooLarge, subject);
            default:
                return Fault(blank, CheckRules.NumberUnreadable, subject);
        }
    }

    private CellValue ReadTypedNumber(TextReading.Number number, MeasureColumn column, CellValue blank, Subject subject)
    {
        var unit = column.Unit;
        if (number.Suffix.Length > 0)
        {
            if (units.Find(number.Suffix, column.Measure.Unit) is not { } stated)
            {
                if (number.InBrackets)
                {
                    return ReadTypedNumber(number with { Suffix = "", Marks = number.Suffix + number.Marks }, column, blank, subject);
                }

                return Fault(blank, CheckRules.NumberUnreadable, subject);
            }

            if (stated.Dimension != column.Measure.Unit.Dimension)
            {
                return Fault(blank, Percentage.Is(stated) ? CheckRules.PercentUnexpected : CheckRules.UnitInCellUnsuitable, subject);
            }

            unit = stated;
        }

        var read = Rounded(blank, number.Value, unit, sayRounding: false) with { Note = notes.Of(number.Marks) };
        var said = subject with { Value = read.Value };
        if (number.Suffix.Length > 0 && !Percentage.Is(unit))
        {
            log.Add(blank.Place, CheckRules.UnitInCell, said);
        }
        else if (number.Marks.Length > 0)
        {
            log.Add(blank.Place, CheckRules.NoteKept, said, ("note", read.Note));
        }
        else
        {
            log.Add(blank.Place, CheckRules.NumberNormalised, said);
        }

        return read with { StatedPercent = number.Suffix.Length > 0 && Percentage.Is(unit) };
    }

    /// <summary>
    /// Converts and rounds half away from zero. Rounding is only said of columns in the measure's own unit: a column of smaller units always
    /// has more digits than are kept, and its conversion is said once.
    /// </summary>
    private CellValue Rounded(CellValue blank, decimal number, Unit unit, bool sayRounding)
    {
        var exact = UnitNames.Convert(number, unit, blank.Measure.Unit);
        var value = Math.Round(exact, blank.Measure.Decimals, MidpointRounding.AwayFromZero);
        if (Math.Abs(value) >= Largest(blank.Measure))
        {
            return Fault(blank, CheckRules.NumberTooLarge, new(blank.Area, blank.Measure, blank.Raw));
        }

        if (sayRounding && value != exact && unit.Factor == blank.Measure.Unit.Factor)
        {
            log.Add(blank.Place, CheckRules.Rounded, new(blank.Area, blank.Measure, blank.Raw, value));
        }

        // Zero has no sign: what rounds up to zero is not negative.
        return blank with { Value = value == 0 ? 0 : value, Exact = exact, Status = ObservationStatus.Normal, WrittenIn = unit.Factor == blank.Measure.Unit.Factor ? null : unit };
    }

    /// <summary>Below this a value has at most 15 significant digits, so that it survives as a binary number.</summary>
    private static decimal Largest(Measure measure) => LargestByDecimals[measure.Decimals];

    private CellValue Answer(CellValue blank, bool yes)
    {
        var read = blank with { Value = yes ? 1 : 0, Status = ObservationStatus.Normal };
        log.Add(blank.Place, CheckRules.BooleanTaken, new(blank.Area, blank.Measure, blank.Raw, read.Value));
        return read;
    }

    private CellValue Fault(CellValue blank, CheckRule rule, Subject subject)
    {
        log.Add(blank.Place, rule, subject);
        return blank with { Faulty = true };
    }

    /// <summary>Yes/no measures are whole numbers from 0 to 1.</summary>
    private static bool IsYesNo(Measure measure) => measure is { Decimals: 0, Minimum: 0, Maximum: 1 };
}
