using Pipeline.Catalogue;

namespace Pipeline.Reports;

/// <summary>Goals in words and signs.</summary>
internal static class Goals
{
    /// <summary>The sign before a goal.</summary>
    public static string Sign(this TargetDirection direction) => direction switch
    {
        TargetDirection.AtLeast => "≥ ",
        TargetDirection.Above => "> ",
        TargetDirection.AtMost => "≤ ",
        TargetDirection.About => "≈ ",
        TargetDirection.Falling => "↓",
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "Unknown direction."),
    };

    /// <summary>The goal as a cell.</summary>
    public static Cell Goal(this ReportData data, TargetInYear item) => item.Target.Direction == TargetDirection.Falling
        ? new Cell.Text(new("逐年缩小", "narrower every year"))
        : data.Number(item.Target.Subject, item.Row.Goal, item.Target.Direction.Sign());

    /// <summary>What each remaining year must bring, in words; empty where nothing is left to say.</summary>
    public static Bilingual StillRequired(this ReportData data, TargetInYear item)
    {
        var row = item.Row;
        if (row.GrowthStillRequired is { } growth)
        {
            var text = ReportData.Text(growth, 2);
            return new($"年均增长 {text}%", $"{text} % growth a year");
        }

        if (row.StepStillRequired is { } step)
        {
            var (text, unit) = (ReportData.Text(step, data.Decimals(item.Target.Subject)), data.UnitOf(item.Target.Subject).Name);
            if (item.Target.Path == TargetPath.Constant)
            {
                return new($"每年达到 {text} {unit.Zh}", $"{text} {unit.En} every year");
            }

            var plus = step > 0 ? "+" : "";
            return new($"每年 {plus}{text} {StepUnit(unit.Zh, "个百分点")}", $"{plus}{text} {StepUnit(unit.En, "points")} a year");
        }

        return item.Target.Direction == TargetDirection.Falling
            ? new("每年低于上年", "less than the year before")
            : row.Period.Year >= item.Target.Year ? new("期限已到", "the time is over") : new("", "");
    }

    // A share moves by points, not by per cent.
    private static string StepUnit(string unit, string points) => unit == "%" ? points : unit;
}
