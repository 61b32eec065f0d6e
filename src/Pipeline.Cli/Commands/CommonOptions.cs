using System.CommandLine;
using System.Globalization;
using Pipeline.Catalogue;
using Pipeline.Cli.Local;
using Pipeline.Storage;

namespace Pipeline.Cli.Commands;

/// <summary>Options and arguments that several verbs share.</summary>
internal static class CommonOptions
{
    /// <summary>Answer as JSON.</summary>
    public static Option<bool> Json() => new("--json") { Description = "以 JSON 输出，供脚本使用。 Answer as JSON, for scripts." };

    /// <summary>The storage account.</summary>
    public static Option<string?> Connection() => new("--connection")
    {
        Description = "存储账户的连接字符串；缺省时依次取环境变量 AzureWebJobsPipeline、Pipeline，再取本机正在运行的 serve 或 demo。 "
            + "The storage account's connection string; otherwise the variable AzureWebJobsPipeline, then Pipeline, then what serve or demo runs on this machine.",
    };

    /// <summary>The reporter's code.</summary>
    public static Argument<string> Reporter() => new("reporter")
    {
        Description = "填报单位代码，如 530100、DZXQ、530000。 The reporter's code, such as 530100, DZXQ or 530000.",
    };

    /// <summary>The period.</summary>
    public static Argument<string> Period() => new("period")
    {
        Description = "报告期：2024、2024-Q3 或 2024-06。 The period: 2024, 2024-Q3 or 2024-06.",
    };

    /// <summary>The reporter of a code, or an explanation of which codes there are.</summary>
    public static Reporter FindReporter(StatisticalCatalogue catalogue, string code) => catalogue.FindReporter(code)
        ?? throw new UsageException(
            $"没有填报单位“{code}”。可用代码： / No reporter '{code}'. Use one of: "
            + string.Join(", ", catalogue.Reporters.Select(r => $"{r.Code} {r.Area.Name.Zh}")));

    /// <summary>The period of a text, or an explanation of how to write one.</summary>
    public static Period ParsePeriod(string text) => Pipeline.Period.TryParse(text, out var period)
        ? period
        : throw new UsageException(
            text.Length >= 4 && text[..4].All(char.IsAsciiDigit) && Pipeline.Period.TryParse("2000" + text[4..], out _)
                ? $"“{text}”的年份不在 1949 至 2999 之间。 / The year of '{text}' is not one of 1949 to 2999."
                : $"“{text}”不是报告期；请写成 2024、2024-Q3 或 2024-06。 / '{text}' is not a period; write 2024, 2024-Q3 or 2024-06.");

    /// <summary>An option that takes whole numbers from the least to the most.</summary>
    public static Option<int> Between(Option<int> option, int least, int most)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && (value < least || value > most))
                result.AddError($"{option.Name} 须为 {least} 至 {most}，不能是 {value}。 / {option.Name} must be {least} to {most}, not {value}.");
        });
        return option;
    }

    /// <summary>The storage account that applies, or an explanation of how to give one.</summary>
    public static PipelineStorage OpenStorage(string? given) => StorageAccount.Open(FindConnection(given));

    /// <summary>The connection string that applies, or an explanation of how to give one.</summary>
    public static string FindConnection(string? given) => TryFindConnection(given)
        ?? throw new UsageException(
            "不知道用哪个存储账户：请用 --connection 指定，或先在另一个终端运行 pipeline serve。 / "
            + "Which storage account? Give --connection, or run 'pipeline serve' in another terminal first.");

    /// <summary>The connection string that applies; null where there is none.</summary>
    public static string? TryFindConnection(string? given) => First(
        given, Environment.GetEnvironmentVariable("AzureWebJobsPipeline"), Environment.GetEnvironmentVariable("Pipeline"), LocalSession.Find()?.ConnectionString);

    private static string? First(params string?[] candidates) => candidates.FirstOrDefault(text => !string.IsNullOrEmpty(text));
}
