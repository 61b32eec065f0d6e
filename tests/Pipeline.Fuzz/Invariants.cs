using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Fuzz;

/// <summary>What holds of every reading and every check, whatever the file.</summary>
internal static class Invariants
{
    public static void Check(WorkbookReading reading)
    {
        Require(reading.Workbook is not null || reading.Findings.Any(f => f.Severity == Severity.Error), "a reading without a workbook says why");
        foreach (var finding in reading.Findings)
        {
            Require(finding.Message.Zh.Length > 0 && finding.Message.En.Length > 0, "a finding says something in both languages");
        }

        foreach (var sheet in reading.Workbook?.Sheets ?? [])
        {
            var row = 0;
            foreach (var each in sheet.Rows)
            {
                Require(each.Number > row && each.Number <= 1_048_576, "rows stand in order, each once");
                Require(each.Cells.Count > 0, "a row holds something");
                row = each.Number;
                var column = 0;
                foreach (var cell in each.Cells)
                {
                    Require(cell.Column > column && cell.Column <= 16_384, "cells stand in order, each once");
                    Require(cell.Text is not null, "a cell has a text");
                    column = cell.Column;
                }
            }
        }
    }

    /// <summary>Two readings of one file are equal.</summary>
    public static void Same(WorkbookReading one, WorkbookReading other)
    {
        Require(one.Findings.SequenceEqual(other.Findings), "both ways of reading find the same");
        Require(one.Workbook?.Date1904 == other.Workbook?.Date1904, "both ways of reading count dates alike");
        var (sheets, others) = (one.Workbook?.Sheets ?? [], other.Workbook?.Sheets ?? []);
        Require(sheets.Count == others.Count && sheets.Zip(others).All(pair => Same(pair.First, pair.Second)), "both ways of reading read the same cells");
    }

    public static void Check(CheckResult result)
    {
        HashSet<(string, string)> seen = [];
        foreach (var observation in result.Observations)
        {
            Require(seen.Add((observation.Area, observation.Measure)), "an area and measure have one observation");
        }
    }

    private static bool Same(Sheet one, Sheet other) =>
        one.Name == other.Name && one.Visibility == other.Visibility && one.Merges.SequenceEqual(other.Merges) && one.Rows.Count == other.Rows.Count
        && one.Rows.Zip(other.Rows).All(pair => pair.First.Number == pair.Second.Number && pair.First.Hidden == pair.Second.Hidden
            && pair.First.Cells.SequenceEqual(pair.Second.Cells));

    public static void CheckAnswer(WorkbookReading answer) =>
        Require(answer.Workbook?.Sheets.Any(sheet => sheet.Name == TemplateLayout.FindingsSheet) == true && answer.Findings.Count == 0, "the answer is a workbook of findings");

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"It does not hold that {what}.");
        }
    }
}
