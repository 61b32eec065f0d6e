using Pipeline.Catalogue;
using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>Reads one cell of figures: from whatever the clerk typed to a value in the measure's unit, or to a finding.</summary>
internal sealed class CellReader(UnitNames units, NoteTexts notes, FindingLog log)
{
    // Measures have at most six decimals.
    private static readonly decimal[] LargestByDecimals = [.. Enumerable.Range(0, 7).Select(d => NumberText.Largest * new decimal(1, 0, 0, false, (byte)d))];

    /// <summary>The value of a cell; what it cannot read is logged and missing.</summary>
    public CellValue Read(in FigureCell figure)
    {
        var cell = figure.Cell;
        if (cell.Has(CellTraits.NoCachedValue))
        {
            return Fault(figure, CheckRules.FormulaWithoutValue);
        }

        if (cell.Has(CellTraits.ExternalLink))
        {
            log.Add(figure.Place, CheckRules.ExternalLink, figure.Subject);
        }

        return cell.Kind switch
        {
            CellKind.Blank => figure.Missing(),
            CellKind.Error => Fault(figure, CheckRules.CellError),
            CellKind.Date => Fault(figure, CheckRules.DateInNumber),
            CellKind.Boolean => IsYesNo(figure.Measure)
                ? Answer(figure, cell.Text is "1" || cell.Text.Equals("true", StringComparison.OrdinalIgnoreCase))
                : Fault(figure, CheckRules.BooleanUnexpected),
            CellKind.Number => ReadNumber(figure),
            CellKind.Text => ReadText(figure),
            _ => throw new ArgumentOutOfRangeException(nameof(figure), cell.Kind, "Unknown kind of cell."),
        };
    }

    private CellValue ReadNumber(in FigureCell figure)
    {
        if (NumberText.Stored(figure.Cell.Text) is not { } number)
        {
            return Fault(figure, CheckRules.NumberTooLarge);
        }

        if (!figure.Cell.Has(CellTraits.Percent))
        {
            return Rounded(figure, number, figure.Column.Unit, sayRounding: true);
        }

        if (!Percentage.Is(figure.Measure))
        {
            return Fault(figure, CheckRules.PercentUnexpected);
        }

        var read = Rounded(figure, number * 100, figure.Measure.Unit, sayRounding: false) with { StatedPercent = true };
        log.Add(figure.Place, CheckRules.PercentFormat, read.Subject);
        return read;
    }

    private CellValue ReadText(in FigureCell figure)
    {
        switch (NumberText.Read(figure.Cell.Text))
        {
            case TextReading.Blank:
                return figure.Missing();
            case TextReading.Number number:
                return ReadTypedNumber(number, figure);
            case TextReading.CannotExist mark when figure.Measure.AllowsCannotExist:
                return figure.Marked(ObservationStatus.CannotExist, notes.Of(mark.Marks));
            case TextReading.CannotExist:
                log.Add(figure.Place, CheckRules.CannotExistNotAllowed, figure.Subject);
                return figure.Missing();
            case TextReading.NotSignificant mark:
                return figure.Marked(ObservationStatus.NotSignificant, notes.Of(mark.Marks));
            case TextReading.Missing:
                if (!figure.Compulsory)
                {
                    log.Add(figure.Place, CheckRules.MissingWord, figure.Subject);
                }

                return figure.Missing();
            case TextReading.YesNo word when IsYesNo(figure.Measure):
                return Answer(figure, word.Value);
            case TextReading.TooLarge:
                return Fault(figure, CheckRules.NumberTooLarge);
            default:
                return Fault(figure, CheckRules.NumberUnreadable);
        }
    }

    private CellValue ReadTypedNumber(TextReading.Number number, in FigureCell figure)
    {
        var unit = figure.Column.Unit;
        if (number.Suffix.Length > 0)
        {
            if (units.Find(number.Suffix, figure.Measure.Unit) is not { } stated)
            {
                if (number.InBrackets)
                {
                    return ReadTypedNumber(number with { Suffix = "", Marks = number.Suffix + number.Marks }, figure);
                }

                return Fault(figure, CheckRules.NumberUnreadable);
            }

            if (stated.Dimension != figure.Measure.Unit.Dimension)
            {
                return Fault(figure, Percentage.Is(stated) ? CheckRules.PercentUnexpected : CheckRules.UnitInCellUnsuitable);
            }

            unit = stated;
        }

        var read = Rounded(figure, number.Value, unit, sayRounding: false) with { Note = notes.Of(number.Marks) };
        if (number.Suffix.Length > 0 && !Percentage.Is(unit))
        {
            log.Add(figure.Place, CheckRules.UnitInCell, read.Subject);
        }
        else if (number.Marks.Length > 0)
        {
            log.Add(figure.Place, CheckRules.NoteKept, read.Subject, ("note", read.Note));
        }
        else
        {
            log.Add(figure.Place, CheckRules.NumberNormalised, read.Subject);
        }

        return read with { StatedPercent = number.Suffix.Length > 0 && Percentage.Is(unit) };
    }

    /// <summary>
    /// Converts and rounds half away from zero. Rounding is only said of columns in the measure's own unit: a column of smaller units always
    /// has more digits than are kept, and its conversion is said once.
    /// </summary>
    private CellValue Rounded(in FigureCell figure, decimal number, Unit unit, bool sayRounding)
    {
        var measure = figure.Measure;
        var exact = UnitNames.Convert(number, unit, measure.Unit);
        var value = Math.Round(exact, measure.Decimals, MidpointRounding.AwayFromZero);
        if (Math.Abs(value) >= Largest(measure))
        {
            return Fault(figure, CheckRules.NumberTooLarge);
        }

        var isOwnUnit = unit.Factor == measure.Unit.Factor;
        if (sayRounding && isOwnUnit && value != exact)
        {
            log.Add(figure.Place, CheckRules.Rounded, figure.Subject with { Value = value });
        }

        // Zero has no sign: what rounds up to zero is not negative.
        return new(figure.Area, measure, figure.Place, figure.Cell.Text, value == 0 ? 0 : value, ObservationStatus.Normal)
        {
            Exact = exact,
            WrittenIn = isOwnUnit ? null : unit,
        };
    }

    /// <summary>Below this a value has at most 15 significant digits, so that it survives as a binary number.</summary>
    private static decimal Largest(Measure measure) => LargestByDecimals[measure.Decimals];

    private CellValue Answer(in FigureCell figure, bool yes)
    {
        CellValue read = new(figure.Area, figure.Measure, figure.Place, figure.Cell.Text, yes ? 1 : 0, ObservationStatus.Normal);
        log.Add(figure.Place, CheckRules.BooleanTaken, read.Subject);
        return read;
    }

    private CellValue Fault(in FigureCell figure, CheckRule rule)
    {
        log.Add(figure.Place, rule, figure.Subject);
        return figure.Faulty();
    }

    /// <summary>Yes/no measures are whole numbers from 0 to 1.</summary>
    private static bool IsYesNo(Measure measure) => measure is { Decimals: 0, Minimum: 0, Maximum: 1 };
}
