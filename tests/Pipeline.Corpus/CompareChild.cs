using System.Diagnostics;
using System.Globalization;
using Pipeline.Corpus.Readings;
using Pipeline.Workbooks;

namespace Pipeline.Corpus;

/// <summary>Does the comparisons one after another and writes each result as a line; it may be killed at any of them.</summary>
internal sealed class CompareChild(CompareOptions options)
{
    private const int MostShown = 12;

    public int Run(int from)
    {
        var pairings = Pairing.Of(options);
        for (var number = from; number < pairings.Count; number++)
        {
            Console.WriteLine($"@{number.ToString(CultureInfo.InvariantCulture)}");
            Console.WriteLine($"={Line(Compare(pairings[number]))}");
        }

        return 0;
    }

    private static string Line(string text) => text.ReplaceLineEndings("⏎");

    private string Compare(Pairing pairing)
    {
        using var file = File.OpenRead(pairing.Path);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        WorkbookReading reading;
        try
        {
            reading = WorkbookReader.Read(file, name: pairing.Path);
        }
#pragma warning disable CA1031 // Ours never throws for what is in a file: whatever it throws is a result.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return $"FAILED\t{thrown}";
        }

        if (pairing.Reader == Pairing.Ours)
        {
            var cost = string.Create(
                CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms, {(GC.GetAllocatedBytesForCurrentThread() - allocated) >> 20} MiB allocated");
            return reading.Workbook is { } book
                ? $"read\t{book.Sheets.Sum(s => s.Rows.Sum(r => r.Cells.Count))} cells, {cost}"
                : $"finding\t{reading.Findings[0].Rule}: {reading.Findings[0].Message.En} ({cost})";
        }

        var (theirs, failure) = Read(pairing, reading.Workbook?.Date1904 ?? false);
        return (reading.Workbook, theirs) switch
        {
            (null, null) => $"neither\t{failure}",
            (null, { } their) => $"only theirs\t{reading.Findings[0].Rule}; {their.Sheets.Sum(s => s.Cells.Count)} cells",
            (_, null) => $"only ours\t{failure}",
            ({ } own, { } their) => Differences(pairing.IsText ? OurReading.OfText(own) : OurReading.Of(own), their),
        };
    }

    private static string Differences(ReadBook ours, ReadBook theirs)
    {
        var differences = Comparison.Of(ours, theirs).ToList();
        return differences.Count == 0 ? "equal" : $"differs\t{differences.Count}\t{string.Join('\t', Spread(differences).Select(d => d.Replace('\t', ' ')))}";
    }

    // Some of every shape, for a thousand of one would hide all others.
    private static IEnumerable<string> Spread(List<string> differences) => differences
        .GroupBy(d => d[(d.LastIndexOf('!', Math.Max(0, d.IndexOf(" ≠ ", StringComparison.Ordinal))) is var at and > 0 ? at : 0)..].Split(' ')[1])
        .SelectMany(group => group.Take(MostShown));

    private (ReadBook? Book, string Failure) Read(Pairing pairing, bool date1904)
    {
        try
        {
            var book = pairing.Reader switch
            {
                Pairing.ClosedXml => ClosedXmlReading.Read(pairing.Path),
                Pairing.ExcelDataReader => pairing.IsText ? ExcelDataReaderReading.ReadText(pairing.Path) : ExcelDataReaderReading.Read(pairing.Path, date1904),
                _ => DumpedReading.Read(pairing.DumpIn(options)),
            };
            return (book, book is null ? "see its dump" : "");
        }
#pragma warning disable CA1031 // These throw anything at files that they cannot read, and that is a result.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return (null, $"{thrown.GetType().Name}: {thrown.Message}");
        }
    }
}
