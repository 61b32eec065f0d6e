using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Access;

/// <summary>How requests are answered that ask for more than <see cref="RequestLimits"/> allows.</summary>
internal static class RequestProblems
{
    /// <summary>414.</summary>
    public static Problem AddressTooLong { get; } = Problem.Of(
        StatusCodes.Status414UriTooLong,
        "address-too-long",
        new("地址太长。", "The address is too long."),
        new($"最长 {RequestLimits.LongestAddress} 个字符；请少列代码，或分几次取。", $"At most {RequestLimits.LongestAddress} characters: list fewer codes, or ask several times."));

    /// <summary>431.</summary>
    public static Problem TooManyHeaders { get; } = Problem.Of(
        StatusCodes.Status431RequestHeaderFieldsTooLarge,
        "headers-too-many",
        new("请求头太多。", "The request has too many headers."),
        new($"最多 {RequestLimits.MostHeaders} 行。", $"At most {RequestLimits.MostHeaders} lines."));

    /// <summary>400.</summary>
    public static Problem TooManyParameters { get; } = Problem.BadRequest(
        "parameters-too-many",
        new("查询参数太多。", "The query has too many parameters."),
        new($"最多 {RequestLimits.MostParameters} 个；多个代码用逗号隔开写在一个参数里。", $"At most {RequestLimits.MostParameters}; write several codes in one parameter, separated by commas."));

    /// <summary>400.</summary>
    public static Problem AddressInvalid { get; } = Problem.BadRequest(
        "address-invalid",
        new("地址中有编码的斜线、反斜线或控制字符。", "The address has an encoded slash, a backslash or a control character."),
        new("地址的每一段只写代码；文件名写在参数 file 中。", "Each part of the address is a code; a file's name goes into the parameter 'file'."));

    /// <summary>413.</summary>
    public static Problem BodyTooLarge(long most, bool isUpload) => Problem.Of(
        StatusCodes.Status413PayloadTooLarge,
        "body-too-large",
        isUpload ? new("文件太大。", "The file is too large.") : new("请求正文太大。", "The body of the request is too large."),
        isUpload
            ? new($"最大 {most} 字节；请删除图片和多余的工作表。", $"At most {most} bytes; remove pictures and sheets that are not asked for.")
            : new($"最大 {most} 字节。", $"At most {most} bytes."));

    /// <summary>503.</summary>
    public static Problem Busy { get; } = Problem.Of(
        StatusCodes.Status503ServiceUnavailable,
        "busy",
        new("同时上传的文件太多。", "Too many files are being taken at once."),
        new("请稍后再试。", "Try again shortly."));
}
