using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>Whether the relations of the catalogue hold among the figures, and control totals are the sums of their rows.</summary>
internal sealed class IdentityCheck(StatisticalCatalogue catalogue, FindingLog log)
{
    /// <summary>A larger share of the total than this is no rounding and no adjustment.</summary>
    private const decimal Tolerable = 0.01m;

    // The rule's own remedy is for what an explanation can excuse.
    private static readonly Bilingual BeyondReason = new(
        "差额超过 1%，只写说明不能采用；请改正其中的数据。", "More than 1 % apart: an explanation is not enough; correct the figures.");

    public void Check(SubmittedTable table)
    {
        foreach (var rule in catalogue.Rules)
        {
            foreach (var area in table.Areas.Values)
            {
                switch (rule.Kind)
                {
                    case RuleKind.AtMost:
                        CheckAtMost(table, rule, area);
                        break;
                    case RuleKind.SumOf:
                        CheckSum(table, rule, area);
                        break;
                    case RuleKind.CountiesSum when area == table.Reporter.Area && area.Level == AreaLevel.Prefecture:
                        CheckCounties(table, rule, area);
                        break;
                    case RuleKind.CountiesSum:
                        break;
                    default:
                        throw new NotSupportedException($"Rule kind '{rule.Kind}' has no check.");
                }
            }
        }
    }

    private void CheckAtMost(SubmittedTable table, ValidationRule rule, Area area)
    {
        if (table.Comparable(area.Code, rule.Left) is { Value: { } left } cell
            && Sum(rule.Right.Select(m => table.Comparable(area.Code, m)?.Value)) is { } right && left > right)
        {
            Say(cell, rule, rule.Severity, left, right);
        }
    }

    private void CheckSum(SubmittedTable table, ValidationRule rule, Area area)
    {
        if (table.Comparable(area.Code, rule.Left) is { Value: { } total } cell && Sum(rule.Right.Select(m => table.Summand(area.Code, m))) is { } sum)
        {
            CheckTotal(cell, rule, total, sum, rule.Right.Count);
        }
    }

    private void CheckCounties(SubmittedTable table, ValidationRule rule, Area prefecture)
    {
        var counties = table.Reporter.Rows.Where(a => a != prefecture).ToList();
        foreach (var measure in table.Measures.Where(m => m.Additive && m.Levels.Contains(AreaLevel.County)))
        {
            if (table.Comparable(prefecture.Code, measure.Code) is { Value: { } total } cell
                && Sum(counties.Select(c => table.Summand(c.Code, measure.Code))) is { } sum)
            {
                CheckTotal(cell, rule, total, sum, counties.Count);
            }
        }
    }

    private void CheckTotal(CellValue cell, ValidationRule rule, decimal total, decimal sum, int items)
    {
        var difference = Math.Abs(total - sum);
        if (difference > LastDigit.Tolerance(cell.Measure, items))
        {
            var severe = rule.Severity != Severity.Warning && difference > Tolerable * Math.Abs(total);
            Say(cell, rule, severe ? Severity.Error : rule.Severity, total, sum);
        }
    }

    /// <summary>The sum of the items; null where one is missing or there are none.</summary>
    private static decimal? Sum(IEnumerable<decimal?> items)
    {
        decimal? sum = null;
        foreach (var item in items)
        {
            if (item is not { } number)
            {
                return null;
            }

            sum = (sum ?? 0) + number;
        }

        return sum;
    }

    private void Say(CellValue cell, ValidationRule rule, Severity severity, decimal left, decimal right)
    {
        ReadOnlySpan<Word> words =
        [
            ("area", cell.Area.Name), ("left", WithUnit(cell, left)), ("right", WithUnit(cell, right)), ("difference", WithUnit(cell, left - right)),
        ];
        var message = CheckRule.Fill(rule.Message, words);
        log.Add(cell.Place, new Finding
        {
            Severity = severity,
            Rule = rule.Code,
            Area = cell.Area.Code,
            Measure = cell.Measure.Code,
            RawText = cell.Raw,
            NormalisedValue = cell.Value,
            // A relation of many measures cannot name the one at hand.
            Message = rule.Left.Length > 0 ? message : new($"{cell.Measure.Name.Zh}：{message.Zh}", $"{cell.Measure.Name.En}: {message.En}"),
            Remedy = severity > rule.Severity ? BeyondReason : CheckRule.Fill(rule.Remedy, words),
        });
    }

    private static Bilingual WithUnit(CellValue cell, decimal value) => FindingLog.Quantity(value, cell.Measure.Unit);
}
