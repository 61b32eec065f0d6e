namespace Pipeline.Indicators;

/// <summary>An operand as a computation uses it at a point.</summary>
/// <param name="Operand">What is used.</param>
/// <param name="At">Where; a period that nothing was reported for is <see cref="Timeline.Absent"/>.</param>
/// <param name="Role">What for.</param>
internal readonly record struct OperandUse(Computation Operand, Point At, Bilingual Role);

/// <summary>What operands are used for.</summary>
internal static class Roles
{
    public static readonly Bilingual Numerator = new("分子", "numerator");
    public static readonly Bilingual Denominator = new("分母", "denominator");
    public static readonly Bilingual Part = new("组成部分", "part");
    public static readonly Bilingual Weight = new("权重", "weight");
    public static readonly Bilingual Here = new("本地", "area itself");
    public static readonly Bilingual Reference = new("参照地区", "reference area");
    public static readonly Bilingual Minuend = new("被减数", "minuend");
    public static readonly Bilingual Subtrahend = new("减数", "subtrahend");
    public static readonly Bilingual Now = new("本期", "this period");
    public static readonly Bilingual YearBefore = new("上年同期", "year before");
    public static readonly Bilingual YearEnd = new("本年末", "end of this year");
    public static readonly Bilingual LastYearEnd = new("上年末", "end of last year");
    public static readonly Bilingual BaseLevel = new("基期水平", "level of the base year");
    public static readonly Bilingual Growth = new("增速", "growth");
    public static readonly Bilingual Year = new("各年", "year");
    public static readonly Bilingual Answer = new("是否", "yes or no");
}
