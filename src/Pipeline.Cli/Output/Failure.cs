using Azure;
using Microsoft.Extensions.Options;
using Pipeline.Catalogue;
using Pipeline.Cli.Local;

namespace Pipeline.Cli.Output;

/// <summary>How a command ends that could not do its work.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Message">What to tell the user.</param>
internal sealed record Failure(int Code, string Message)
{
    /// <summary>The failure that an exception stands for; null for a fault of the program itself.</summary>
    public static Failure? Of(Exception exception) => exception switch
    {
        UsageException => new(ExitCode.Usage, exception.Message),
        OptionsValidationException => new(ExitCode.Usage, $"设置有误。 / A setting is wrong: {exception.Message}"),
        CatalogueException or InvalidDataException => new(ExitCode.Refused, exception.Message),
        LocalToolException => new(ExitCode.Unavailable, exception.Message),
        RequestFailedException { Status: 0 } or TaskCanceledException => Unreachable(exception),
        RequestFailedException { Status: 404 } missing when missing.ErrorCode is "ContainerNotFound" or "TableNotFound" => new(
            ExitCode.Unavailable,
            "存储账户中还没有所需的容器和表：请先启动函数应用或 pipeline serve。 / "
            + "The storage account lacks the containers and tables: start the function app or 'pipeline serve' first."),
        RequestFailedException refused => new(
            ExitCode.Unavailable,
            $"存储账户拒绝了请求（{refused.Status} {refused.ErrorCode}）；请检查连接字符串和权限。 / "
            + $"The storage account refused the request ({refused.Status} {refused.ErrorCode}); check connection string and permissions. {FirstLine(refused)}"),

        // What the storage clients throw after their last retry: the last try says most.
        AggregateException { InnerExceptions: [.., var last] } => Of(last),
        HttpRequestException => new(
            ExitCode.Unavailable, $"函数应用没有应答。 / The function app did not answer: {FirstLine(exception)}"),
        IOException or UnauthorizedAccessException => new(
            ExitCode.Unavailable, $"文件无法读写。 / A file could not be read or written: {FirstLine(exception)}"),
        _ => null,
    };

    private static Failure Unreachable(Exception cause) => new(
        ExitCode.Unavailable,
        "连不上存储账户：请检查连接字符串和网络，本机运行时请先启动 pipeline serve。 / "
        + $"The storage account cannot be reached: check connection string and network, or start 'pipeline serve' first. {FirstLine(cause)}");

    private static string FirstLine(Exception exception) => exception.Message.Split('\n')[0].Trim();
}
