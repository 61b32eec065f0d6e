namespace Pipeline.Submissions;

// The figures against each other and against earlier ones.
public static partial class CheckRules
{
    /// <summary>A value is about ten thousand times last period's, or a ten-thousandth.</summary>
    public static CheckRule Magnitude { get; } = new("magnitude", Severity.Confirm,
        new("“{measure}”是 {value}，上期是 {previous}，相差 {times} 倍，可能是单位错误（{area}）。",
            "'{measure}' is {value}, last period {previous}: a factor of {times}, perhaps a wrong unit ({area})."),
        new("请核对 {cell} 的单位（应为{unit}）；若无误，请在该行说明栏写明原因。",
            "Check the unit of {cell} (it should be {unit}); if it is right, give the reason in the row's explanation column."));

    /// <summary>A value is zero where last period's was large.</summary>
    public static CheckRule ZeroWhereLarge { get; } = new("zero-where-large", Severity.Confirm,
        new("“{measure}”是 0，上期是 {previous}（{area}）。",
            "'{measure}' is 0, last period {previous} ({area})."),
        new("缺失请留空；若确实为 0，请在该行说明栏写明原因。",
            "Leave {cell} blank if the figure is missing; if it is 0, give the reason in the row's explanation column."));

    /// <summary>An area of the version in force has no figures any more.</summary>
    public static CheckRule AreaVanished { get; } = new("area-vanished", Severity.Confirm,
        new("现行版本有“{area}”的 {count} 个数值，本次没有；采用后这些数值将消失。",
            "The version in force has {count} values of '{area}', this one none; they would vanish."),
        new("请补上该地区的数据；若确实取消，请在本级行的说明栏写明原因。",
            "Add the area's figures; if they are to go, give the reason in the explanation column of your own area's row."));

    /// <summary>A measure of the version in force has no figures any more.</summary>
    public static CheckRule MeasureVanished { get; } = new("measure-vanished", Severity.Confirm,
        new("现行版本有“{measure}”的 {count} 个数值，本次没有；采用后这些数值将消失。",
            "The version in force has {count} values of '{measure}', this one none; they would vanish."),
        new("请补上该指标的数据；若确实取消，请在本级行的说明栏写明原因。",
            "Add the measure's figures; if they are to go, give the reason in the explanation column of your own area's row."));

    /// <summary>A value of the version in force is missing.</summary>
    public static CheckRule ValueVanished { get; } = new("value-vanished", Severity.Warning,
        new("现行版本中“{area}”的“{measure}”是 {previous}，本次缺失。",
            "The version in force has {previous} for '{measure}' of '{area}', this one nothing."),
        new("若不是有意删除，请在 {cell} 补上。",
            "Add it in {cell} unless it was removed on purpose."));
}
