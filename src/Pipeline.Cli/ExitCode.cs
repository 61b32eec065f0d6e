namespace Pipeline.Cli;

/// <summary>What the command's exit code means; the help of every command lists them.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>The answer is no: a workbook is rejected, a figure or something stored differs, the catalogue has faults.</summary>
    public const int Refused = 1;

    /// <summary>The command line is wrong, or names something that does not exist.</summary>
    public const int Usage = 2;

    /// <summary>Storage, the function app or a tool of this machine could not be reached or started.</summary>
    public const int Unavailable = 3;

    /// <summary>Interrupted by Ctrl-C.</summary>
    public const int Cancelled = 130;

    /// <summary>The lines that help shows.</summary>
    public static IReadOnlyList<(int Code, Bilingual Meaning)> All { get; } =
    [
        (Success, new("成功", "done")),
        (Refused, new("答案为否：工作簿被退回、数字或存储内容不符、目录有误", "the answer is no: a rejected workbook, a figure or something stored that differs, a faulty catalogue")),
        (Usage, new("命令用法有误", "the command line is wrong")),
        (Unavailable, new("存储、函数应用或本机工具不可用", "storage, the function app or a tool is not available")),
        (Cancelled, new("被 Ctrl-C 中断", "interrupted by Ctrl-C")),
    ];
}
