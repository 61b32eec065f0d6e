using System.Globalization;
using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Corrections;

/// <summary>Decides whether an entry may be added to the list of corrections.</summary>
public static class CorrectionCheck
{
    private static readonly ObservationStatus[] WithoutValue = [ObservationStatus.CannotExist, ObservationStatus.NotSignificant, ObservationStatus.Missing];

    /// <summary>What is wrong with a correction; null where nothing is.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="correction">The correction.</param>
    /// <param name="inForce">The generation in force for its reporter and period; null where none is.</param>
    /// <param name="entries">The entries that there are already.</param>
    public static Bilingual? Fault(
        StatisticalCatalogue catalogue, Correction correction, Generation? inForce, IReadOnlyList<CorrectionEntry> entries) =>
        FaultOfEntry(correction) ?? FaultOfCell(catalogue, correction) ?? FaultOfFigure(catalogue.FindMeasure(correction.Measure)!, correction)
        ?? FaultOfStanding(correction, inForce, entries);

    /// <summary>What is wrong with a withdrawal; null where nothing is.</summary>
    public static Bilingual? Fault(CorrectionWithdrawal withdrawal, IReadOnlyList<CorrectionEntry> entries) =>
        FaultOfEntry(withdrawal) is { } fault ? fault
        : !entries.OfType<Correction>().Any(entry => entry.Id == withdrawal.Withdraws)
            ? new($"没有编号为 {withdrawal.Withdraws} 的更正。", $"There is no correction {withdrawal.Withdraws}.")
        : entries.OfType<CorrectionWithdrawal>().Any(entry => entry.Withdraws == withdrawal.Withdraws)
            ? new($"更正 {withdrawal.Withdraws} 已经撤回。", $"Correction {withdrawal.Withdraws} is withdrawn already.")
        : null;

    private static Bilingual? FaultOfEntry(CorrectionEntry entry) =>
        string.IsNullOrWhiteSpace(entry.Reason) ? new("请写明理由。", "Say why.")
        : string.IsNullOrWhiteSpace(entry.By) ? new("请写明更正人。", "Say who answers for it.")
        : null;

    private static Bilingual? FaultOfCell(StatisticalCatalogue catalogue, Correction correction)
    {
        if (catalogue.FindReporter(correction.Reporter) is not { } reporter)
        {
            return new($"没有填报单位“{correction.Reporter}”。", $"There is no reporter '{correction.Reporter}'.");
        }

        if (reporter.Rows.FirstOrDefault(row => row.Code == correction.Area) is not { } area)
        {
            return new(
                $"{reporter.Area.Name.Zh} 的工作簿没有地区 {correction.Area} 的行。", $"The workbook of {reporter.Code} has no row of area {correction.Area}.");
        }

        return catalogue.MeasuresFor(reporter, area, correction.Period.Frequency).Any(measure => measure.Code == correction.Measure)
            ? null
            : new(
                $"{reporter.Area.Name.Zh} {correction.Period} 的工作簿不要求 {area.Name.Zh} 填报“{correction.Measure}”。",
                $"The workbook of {reporter.Code} {correction.Period} does not ask area {area.Code} for '{correction.Measure}'.");
    }

    private static Bilingual? FaultOfFigure(Measure measure, Correction correction)
    {
        if (correction.New is not { } value)
        {
            return correction.Status is { } status && WithoutValue.Contains(status)
                ? null
                : new("没有新值时须说明状态：M 不存在、N 不显著或 O 缺失。", "Without a new figure the status must be M, N or O.");
        }

        return correction.Status is { } stated && WithoutValue.Contains(stated)
            ? new($"状态 {stated.Letter()} 表示没有数值，不能带新值。", $"Status {stated.Letter()} means that there is no figure; leave it out.")
            : Math.Round(value, measure.Decimals) != value
            ? new($"{measure.Name.Zh} 只保留 {measure.Decimals} 位小数。", $"{measure.Code} has {measure.Decimals} decimals.")
            : value < measure.Minimum || value > measure.Maximum
            ? new(
                $"{measure.Name.Zh} 应在 {Text(measure.Minimum)} 至 {Text(measure.Maximum)} {measure.Unit.Name.Zh} 之间。",
                $"{measure.Code} must be {Text(measure.Minimum)} to {Text(measure.Maximum)} {measure.Unit.Name.En}.")
            : null;
    }

    private static Bilingual? FaultOfStanding(Correction correction, Generation? inForce, IReadOnlyList<CorrectionEntry> entries)
    {
        if (inForce is null)
        {
            return new(
                $"{correction.Reporter} {correction.Period} 没有现行的报送，无可更正。", $"Nothing of {correction.Reporter} is in force for {correction.Period}.");
        }

        var standing = CorrectionOverlay.Apply([inForce], entries).Generations[0].Observations
            .FirstOrDefault(observation => observation.Area == correction.Area && observation.Measure == correction.Measure);
        return standing?.Value != correction.Old
            ? new($"现行的值是 {Text(standing?.Value)}，不是 {Text(correction.Old)}。", $"The figure in force is {Text(standing?.Value)}, not {Text(correction.Old)}.")
            : standing?.Value == correction.New && (correction.Status ?? standing?.Status) == standing?.Status
            ? new("新值与现行的值相同。", "The new figure is the one in force.")
            : null;
    }

    private static string Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "无 none";
}
