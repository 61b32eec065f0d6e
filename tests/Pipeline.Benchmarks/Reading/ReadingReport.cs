using Pipeline.Benchmarks.Measuring;

namespace Pipeline.Benchmarks.Reading;

/// <summary>The table of ratios for reading, and whether its budgets hold.</summary>
internal static class ReadingReport
{
    public static int Run(TextWriter output, IReadOnlyList<string> names)
    {
        Page page = new(output);
        page.Head("Reading .xlsx", string.Join(' ', names.Prepend("reading")), Contender.Versions);
        page.Line("CPU is processor time of the whole process, so that waiting for a busy machine does not count; ratios are medians over interleaved");
        page.Line("rounds, each against inflating the same parts in the same round. Memory is the largest working set of a fresh process above idle.");
        page.Line("Before anything is measured, all readers' cells are summed and found equal.");
        var folder = Directory.CreateTempSubdirectory("pipeline-benchmarks-").FullName;
        try
        {
            foreach (var size in BookSize.All.Where(s => names.Count == 0 || names.Contains(s.Name, StringComparer.Ordinal)))
            {
                foreach (var style in size == BookSize.Large ? [BookStyle.Excel, BookStyle.LibreOffice] : (BookStyle[])[BookStyle.Excel])
                {
                    Measure(page, size, style, folder);
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return page.AllHold ? 0 : 1;
    }

    private static void Measure(Page page, BookSize size, BookStyle style, string folder)
    {
        var book = BookWriter.Write(size.Rows, style);
        var file = Path.Combine(folder, $"{size.Name}-{style}.xlsx");
        File.WriteAllBytes(file, book);
        Contender[] contenders = style == BookStyle.LibreOffice
            ? [Contender.Inflate, Contender.Rows, Contender.RowsAhead, Contender.Workbook]
            : [.. Contender.All];
        page.Line();
        page.Line($"## {size.Rows:#,##0} × {BookSize.Columns}, as {style} writes it ({book.Length / 1024:#,##0} KiB)");
        page.Line();
        Contender.CheckSums(contenders, book);

        Interleaved race = new(size.Times);
        foreach (var contender in contenders)
        {
            race.Add(contender.Name, () => contender.Read(new MemoryStream(book)), RoundsOf(contender, size));
        }

        var standings = race.Run();
        page.Header("reader", "CPU ms", "× inflating", "clock × inflating", "least clock × inflating", "allocated KiB", "peak MiB", "rounds");
        var memory = 0.0;
        foreach (var (contender, standing) in contenders.Zip(standings))
        {
            var peak = PeakMemory.Of(contender, file);
            memory = contender == Contender.Rows ? peak : memory;
            page.Row(
                contender.Name,
                standing.CpuMilliseconds,
                standing.CpuRatio,
                standing.WallRatio,
                standing.LeastWallRatio,
                standing.AllocatedBytes / 1024.0,
                peak,
                standing.Rounds);
        }

        var outside = size == BookSize.Large && style == BookStyle.Excel;
        Outside(page, "openpyxl, read-only, whole process", outside ? OutsideReader.ByOpenPyXl(file) : null, standings[0]);
        Outside(page, "LibreOffice to CSV, whole process", outside ? OutsideReader.ByLibreOffice(file, folder) : null, standings[0]);
        page.Line();
        if (size == BookSize.Large)
        {
            page.Budget("rows against inflating", standings[1].CpuRatio, ReadingBudgets.Rows, "×");
        }

        page.Budget("memory while reading rows", memory, ReadingBudgets.Memory, " MiB");
    }

    private static void Outside(Page page, string name, double? milliseconds, Standing inflating)
    {
        if (milliseconds is { } cpu)
        {
            page.Row(name, cpu, cpu / inflating.CpuMilliseconds, "", "", "", "", 1);
        }
    }

    private static int RoundsOf(Contender contender, BookSize size) =>
        size != BookSize.Large ? 7
        : contender == Contender.Inflate || contender == Contender.Rows || contender == Contender.RowsAhead ? 11
        : contender == Contender.Workbook ? 5
        : 1;
}
