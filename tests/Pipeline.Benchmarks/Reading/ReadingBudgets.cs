using Pipeline.Benchmarks.Measuring;

namespace Pipeline.Benchmarks.Reading;

/// <summary>The budgets of reading alone, without other readers: quick enough to be run by anyone.</summary>
internal static class ReadingBudgets
{
    /// <summary>Processor time of streaming rows, inflating being 1.</summary>
    public const double Rows = 2.5;

    /// <summary>Time on the clock where inflating has a processor of its own.</summary>
    public const double RowsAhead = 1.5;

    /// <summary>MiB above idle while rows are read.</summary>
    public const double Memory = 64;

    // Inflating twice at once takes twice as long where other work, or nothing at all, is on the second processor.
    private const double SecondProcessorIsFree = 1.25;
    private const int Many = 1_000_000;
    private const int Rounds = 21;

    /// <summary>Measures them all.</summary>
    public static void Measure(Page page)
    {
        var folder = Directory.CreateTempSubdirectory("pipeline-benchmarks-").FullName;
        try
        {
            foreach (var style in Enum.GetValues<BookStyle>())
            {
                MeasureRows(page, style, folder);
            }

            MeasureMemory(page, Many, BookWriter.Write(Many, BookStyle.Excel), folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void MeasureRows(Page page, BookStyle style, string folder)
    {
        var book = BookWriter.Write(BookSize.Large.Rows, style);
        Contender[] contenders = [Contender.Inflate, Contender.Rows, Contender.RowsAhead];
        Interleaved race = new(times: 1);
        foreach (var contender in contenders)
        {
            race.Add(contender.Name, () => contender.Read(new MemoryStream(book)), Rounds);
        }

        race.Add("inflating twice at once", () => InflateOnly.ReadTwiceAtOnce(book), Rounds);
        var standings = race.Run();
        var what = $"{BookSize.Large.Rows:#,##0} × {BookSize.Columns} as {style} writes it";
        page.Budget($"{what}: rows against inflating, processor time (median)", standings[1].CpuRatio, Rows, "×");
        var ahead = $"{what}: rows against inflating, which has a processor of its own, clock (least)";
        if (standings[3].LeastWallRatio <= SecondProcessorIsFree)
        {
            page.Budget(ahead, standings[2].LeastWallRatio, RowsAhead, "×");
        }
        else
        {
            page.NotMeasured(ahead, RowsAhead, "×", "no second processor was free");
        }

        MeasureMemory(page, BookSize.Large.Rows, book, folder);
    }

    private static void MeasureMemory(Page page, int rows, byte[] book, string folder)
    {
        var file = Path.Combine(folder, "book.xlsx");
        File.WriteAllBytes(file, book);
        foreach (var contender in new[] { Contender.Rows, Contender.RowsAhead })
        {
            page.Budget($"{rows:#,##0} × {BookSize.Columns}: memory above idle, {contender.Name}", PeakMemory.Of(contender, file), Memory, " MiB");
        }
    }
}
