using System.CommandLine;
using Pipeline.Catalogue;
using Pipeline.Cli.Output;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline check</c>: what the function would say about a workbook, without sending it.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("file") { Description = "工作簿文件。 The workbook." };
        var reporter = new Option<string?>("--reporter") { Description = "填报单位代码；缺省取自工作簿。 The reporter's code; taken from the workbook by default." };
        var period = new Option<string?>("--period") { Description = "报告期；缺省取自工作簿。 The period; taken from the workbook by default." };
        var feedback = new Option<string?>("--feedback")
        {
            Description = "把检查结果写成可修改后上传的工作簿。 Write the findings into a workbook to be mended and sent back.",
        };
        var force = new Option<bool>("--force") { Description = "覆盖已有的检查结果工作簿。 Replace a feedback workbook that is there already." };
        var json = CommonOptions.Json();
        var command = new Command("check", "检查工作簿，不上传。 Check a workbook without sending it.") { file, reporter, period, feedback, force, json };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!File.Exists(path))
                throw new UsageException($"没有文件 {path}。 / There is no file {path}.");
            var catalogue = CatalogueLoader.LoadDefault();
            using var stream = File.OpenRead(path);
            var reading = WorkbookReader.Read(stream, name: Path.GetFileName(path));
            if (reading.Workbook is null)
            {
                ShowUnreadable(terminal, reading.Findings, parsed.GetValue(json));
                return ExitCode.Refused;
            }

            var address = WorkbookAddress.Find(catalogue, path, reading.Workbook, parsed.GetValue(reporter), parsed.GetValue(period));
            var context = new CheckContext(address.Reporter, address.Period, [], []);
            var result = new SubmissionChecker(catalogue).Check(reading, context);
            if (parsed.GetValue(feedback) is { Length: > 0 } output)
                WriteFeedback(catalogue, context, result, output, parsed.GetValue(force));
            if (parsed.GetValue(json))
                terminal.SayJson(new
                {
                    reporter = address.Reporter.Code,
                    period = address.Period.ToString(),
                    accepted = result.Accepted,
                    verdict = result.Verdict.Code(),
                    observations = result.Observations.Count,
                    findings = result.Findings,
                });
            else
                Show(terminal, address, result);
            return result.Accepted ? ExitCode.Success : ExitCode.Refused;
        });
        return command.WithExamples(
            ("pipeline check \"昆明市 2024.xlsx\"", new("按模板内的单位和报告期检查", "whose it is and of which period is in the template")),
            ("pipeline check \"昆明市 2024.xls\" --feedback 检查结果.xlsx", new("把检查结果写进工作簿，改好后上传它", "with the findings in a workbook to mend and submit")),
            ("pipeline check 表.xlsx --reporter 530100 --period 2024 --json", new("自制表格，供脚本使用", "a table of your own, for scripts")));
    }

    private static void WriteFeedback(StatisticalCatalogue catalogue, CheckContext context, CheckResult result, string path, bool replace)
    {
        var writer = new FeedbackWriter(catalogue);
        if (!writer.Covers(context.Reporter, context.Period))
            throw new UsageException($"{context.Reporter.Area.Name} 没有 {context.Period} 的报表。 / {context.Reporter.Area.Name.En} reports nothing for {context.Period}.");
        using var file = TargetPath.Create(path, replace);
        writer.Write(context, result, file);
    }

    private static void ShowUnreadable(Terminal terminal, IReadOnlyList<Finding> findings, bool json)
    {
        if (json)
            terminal.SayJson(new { accepted = false, verdict = Verdict.Rejected.Code(), observations = 0, findings });
        else
            FindingsTable.Show(terminal, findings);
    }

    private static void Show(Terminal terminal, WorkbookAddress address, CheckResult result)
    {
        FindingsTable.Show(terminal, result.Findings);
        terminal.Say(
            $"{address.Reporter.Area.Name} {address.Period}: {result.Observations.Count} 个数值 values；{FindingsTable.Counts(result.Findings)}");
        terminal.Say(result.Accepted
            ? "可以上传。 It can be submitted."
            : "尚不能采用：请按“改法”修改，需说明的在“说明”列写明原因。 It would not be taken: mend it as described, and write the reason of every value to confirm in the explanation column.");
        terminal.Say("未与上期数据比较（上传后会比较）。 Not compared with last period's figures; that is done when it is submitted.");
    }
}
