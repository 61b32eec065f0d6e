using System.Globalization;
using Pipeline.Publishing.Querying;

namespace Pipeline.Publishing.Sdmx;

/// <summary>What a component's text must fulfil: <c>c[TIME_PERIOD]=ge:2020+le:2023</c>, where commas mean or and plus signs and.</summary>
/// <remarks>Nothing is less, more or equal, and nothing contains anything: what has no value fulfils <c>ne</c> and <c>nc</c> only.</remarks>
internal static class SdmxCondition
{
    private static readonly string[] Operators = ["eq", "ne", "lt", "le", "gt", "ge", "co", "nc", "sw", "ew"];

    /// <summary>The condition of a text; null with a fault where it is none.</summary>
    public static Func<string, bool>? Read(SdmxComponent component, string text, out QueryFault? fault)
    {
        fault = null;
        List<List<Func<string, bool>>> alternatives = [];
        foreach (var alternative in text.Split(','))
        {
            List<Func<string, bool>> all = [];

            // A plus sign in an address arrives as the space that it stands for there.
            foreach (var term in alternative.Split('+', ' '))
            {
                if (Term(component, term, out fault) is not { } holds)
                {
                    return null;
                }

                all.Add(holds);
            }

            alternatives.Add(all);
        }

        return value => alternatives.Exists(all => all.TrueForAll(holds => holds(value)));
    }

    private static Func<string, bool>? Term(SdmxComponent component, string term, out QueryFault? fault)
    {
        var name = $"c[{component.Id}]";
        var mark = term.IndexOf(':', StringComparison.Ordinal);
        var isOperator = mark > 0 && Operators.Contains(term[..mark]);
        var (operation, operand) = isOperator ? (term[..mark], term[(mark + 1)..]) : ("eq", term);
        fault = operand.Length == 0 ? QueryFault.NoneOf(name, term, ["A", "A,B", "ge:A+le:B"]) : null;
        if (fault is not null)
        {
            return null;
        }

        switch (operation)
        {
            case "co":
                return value => value.Contains(operand, StringComparison.Ordinal);
            case "nc":
                return value => !value.Contains(operand, StringComparison.Ordinal);
            case "sw":
                return value => value.StartsWith(operand, StringComparison.Ordinal);
            case "ew":
                return value => value.EndsWith(operand, StringComparison.Ordinal);
        }

        if (component.Role is SdmxRole.TimeDimension)
        {
            return Time(name, operation, operand, out fault);
        }

        if (component.Column.Type is ColumnType.Number or ColumnType.WholeNumber)
        {
            return Number(name, operation, operand, out fault);
        }

        if (operation is "eq" or "ne" && component.Codes is { } codes && !codes.Has(operand))
        {
            fault = UnknownCode.Of(name, operand, codes.Codes);
            return null;
        }

        return value => value.Length == 0 ? operation == "ne" : Compares(operation, string.CompareOrdinal(value, operand));
    }

    private static Func<string, bool>? Number(string name, string operation, string operand, out QueryFault? fault)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(operand, Style, CultureInfo.InvariantCulture, out var limit))
        {
            fault = QueryFault.NoneOf(name, operand, ["1", "ge:0.5+lt:1"]);
            return null;
        }

        fault = null;
        return value => value.Length == 0 ? operation == "ne" : Compares(operation, decimal.Parse(value, Style, CultureInfo.InvariantCulture).CompareTo(limit));
    }

    /// <summary>Periods lie before or after each other as a whole: from 2020 on is what begins in 2020 or later, up to 2023 what ends in 2023 or earlier.</summary>
    private static Func<string, bool>? Time(string name, string operation, string operand, out QueryFault? fault)
    {
        fault = null;
        DateOnly first, last;
        if (Period.TryParse(operand, out var period))
        {
            (first, last) = (SdmxTime.FirstDay(period), period.LastDay);
        }
        else if (DateOnly.TryParseExact(operand, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            first = last = day;
        }
        else
        {
            fault = QueryFault.NoneOf(name, operand, ["2024", "2024-Q3", "2024-06", "ge:2020+le:2023", "2024-06-30"]);
            return null;
        }

        return value => Period.TryParse(value, out var each) && operation switch
        {
            "eq" => value == operand,
            "ne" => value != operand,
            "lt" => each.LastDay < first,
            "le" => each.LastDay <= last,
            "gt" => SdmxTime.FirstDay(each) > last,
            _ => SdmxTime.FirstDay(each) >= first,
        };
    }

    private static bool Compares(string operation, int order) => operation switch
    {
        "eq" => order == 0,
        "ne" => order != 0,
        "lt" => order < 0,
        "le" => order <= 0,
        "gt" => order > 0,
        _ => order >= 0,
    };
}
