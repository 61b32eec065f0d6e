using BenchmarkDotNet.Attributes;

namespace Pipeline.Benchmarks.Reading;

/// <summary>The contenders under BenchmarkDotNet.</summary>
[MemoryDiagnoser]
[HideColumns("Job", "InvocationCount", "IterationCount", "LaunchCount", "RunStrategy", "UnrollFactor", "WarmupCount", "Error", "RatioSD", "Alloc Ratio")]
#pragma warning disable CA1515, CA1822 // BenchmarkDotNet asks for public classes and instance methods.
public class ReadingBenchmarks
{
    private byte[] _book = [];

    /// <summary>How many rows of 12 cells the workbook has.</summary>
    [Params(200, 20_000, 200_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Write() => _book = BookWriter.Write(Rows, BookStyle.Excel);

    [Benchmark(Baseline = true, Description = "inflating only")]
    public void Inflating() => InflateOnly.Read(new MemoryStream(_book));

    [Benchmark(Description = "Pipeline, rows")]
    public void OwnRowsOnly() => OwnRows.Read(new MemoryStream(_book));

    [Benchmark(Description = "Pipeline, rows, inflating on a second thread")]
    public void OwnRowsAhead() => OwnRows.ReadAhead(new MemoryStream(_book));

    [Benchmark(Description = "Pipeline, WorkbookReader.Read")]
    public void OwnRecords() => OwnWorkbook.Read(new MemoryStream(_book));

    [Benchmark(Description = "ExcelDataReader")]
    public void DataReader() => ExcelDataReaderRows.Read(new MemoryStream(_book));

    [Benchmark(Description = "OpenXmlReader")]
    public void OpenXml() => OpenXmlRows.Read(new MemoryStream(_book));

    [Benchmark(Description = "ClosedXML")]
    public void Closed() => ClosedXmlWorkbook.Read(new MemoryStream(_book));
}
