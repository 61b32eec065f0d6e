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

    public static void Check(CheckResult result)
    {
        HashSet<(string, string)> seen = [];
        foreach (var observation in result.Observations)
        {
            Require(seen.Add((observation.Area, observation.Measure)), "an area and measure have one observation");
        }
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"It does not hold that {what}.");
        }
    }
}
