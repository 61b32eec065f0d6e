using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Pipeline.Tests.Workbooks.Differential;
using Pipeline.Workbooks;
using Pipeline.Workbooks.Reading;
using static Pipeline.Tests.Workbooks.PackageBuilder;

namespace Pipeline.Tests.Workbooks;

/// <summary>Inflating on a second thread changes nothing of what is read, or said.</summary>
public sealed class InflatingAheadTests
{
    // So small that every part goes through many blocks and pieces.
    private static readonly Pace Ahead = new(Block: 512, Piece: 1024, AheadFrom: 0);
    private static readonly Pace InTurns = Ahead with { AheadFrom = long.MaxValue };

    public static TheoryData<string> Files =>
        [.. CorpusFiles.Names.Select(CorpusFiles.Path).Concat(Directory.EnumerateFiles(Fixtures.Path(""), "*.xlsx")).Select(path => Path.GetRelativePath(Repository.Root, path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Reads_the_same_of_every_workbook(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Root, file));
        var usual = Read(bytes, Pace.InTurns);
        Assert.Equal(usual, Read(bytes, InTurns));
        Assert.Equal(usual, Read(bytes, Ahead));
    }

    [Fact]
    public void Says_the_same_of_damage_wherever_it_is()
    {
        var file = WithRows(Rows(2_000)).Build();
        Random random = new(4);
        HashSet<string> said = [];
        for (var i = 0; i < 100; i++)
        {
            byte[] damaged = [.. file];
            damaged[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
            var expected = Read(damaged, InTurns);
            Assert.Equal(expected, Read(damaged, Ahead));
            said.Add(expected);
        }

        Assert.True(said.Count > 3, "Damage in different places is of different kinds.");
    }

    [Theory]
    [InlineData(FileRules.Bomb, 20_000, 0, 0)]
    [InlineData(FileRules.Bomb, 0, 20_000, 0)]
    [InlineData(FileRules.TooManyRows, 0, 0, 1_000)]
    public void Stops_at_the_same_limits(string rule, long part, long total, int rows)
    {
        var file = WithRows(Rows(2_000)).Build();
        var limits = ReadLimits.Default;
        limits = limits with
        {
            PartBytes = part > 0 ? part : limits.PartBytes,
            TotalBytes = total > 0 ? total : limits.TotalBytes,
            Rows = rows > 0 ? rows : limits.Rows,
        };
        var reading = WorkbookReader.Read(new MemoryStream(file), limits, null, Ahead);
        Assert.Equal(rule, Assert.Single(reading.Findings).Rule);
        Assert.Equal(Text(WorkbookReader.Read(new MemoryStream(file), limits, null, InTurns)), Text(reading));
    }

    [Fact]
    public void Stops_at_the_same_ratio()
    {
        var file = WithRows(string.Concat(Enumerable.Repeat("<!-- -->", 400_000)) + Rows(1)).Build(CompressionLevel.SmallestSize);
        var expected = Read(file, InTurns);
        Assert.Contains(FileRules.Bomb, expected, StringComparison.Ordinal);
        Assert.Equal(expected, Read(file, Ahead));
    }

    [Fact]
    public void Inflates_a_large_sheet_ahead_where_there_are_processors() =>
        Assert.Equal(Environment.ProcessorCount > 1 ? Pace.Ahead : Pace.InTurns, Pace.Suited);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Throws_what_the_file_throws(bool ahead)
    {
        var file = WithRows(Rows(2_000)).Build();
        using TrackedStream failing = new(file, at: file.Length / 2, () => throw new IOException("The disk is gone."));
        var thrown = Assert.Throws<IOException>(() => WorkbookReader.Read(failing, ReadLimits.Default, null, ahead ? Ahead : InTurns));
        Assert.Equal("The disk is gone.", thrown.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ends_when_it_is_cancelled(bool ahead)
    {
        var file = WithRows(Rows(2_000)).Build();
        using CancellationTokenSource cancellation = new();
        using TrackedStream stream = new(file, at: file.Length / 2, cancellation.Cancel);
        Assert.ThrowsAny<OperationCanceledException>(() => WorkbookReader.Read(stream, ReadLimits.Default, null, ahead ? Ahead : InTurns, cancellation.Token));
    }

    [Fact]
    public void Stops_inflating_when_it_is_disposed_of_early()
    {
        EndlessStream endless = new();
        using (AheadStream ahead = new(endless, Ahead))
        {
            Assert.Equal(700, ahead.ReadAtLeast(new byte[700], 700));
        }

        Assert.True(endless.Disposed);
        Assert.False(endless.ReadAfterDisposal);
        Assert.InRange(endless.Given, 1024, 4 * 1024);
    }

    [Fact]
    public void Gives_all_whole_blocks_before_damage()
    {
        using AheadStream ahead = new(new EndlessStream(end: 1_600), Ahead);
        Assert.Equal(1_536, ahead.ReadAtLeast(new byte[1_536], 1_536));
        Assert.Throws<InvalidDataException>(() => ahead.ReadByte());
    }

    private static string Rows(int count)
    {
        StringBuilder rows = new();
        for (var i = 1; i <= count; i++)
        {
            rows.Append(Invariant($"<row r=\"{i}\"><c r=\"A{i}\"><v>{i * 7919 % 1000}</v></c><c r=\"C{i}\" t=\"inlineStr\"><is><t>第{i}行</t></is></c></row>"));
        }

        return rows.ToString();
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static string Read(byte[] file, Pace pace) => Text(WorkbookReader.Read(new MemoryStream(file), ReadLimits.Default, null, pace));

    private static string Text(WorkbookReading reading) => JsonSerializer.Serialize(reading);

    // Does something when reading comes to a place.
    private sealed class TrackedStream(byte[] file, int at, Action then) : MemoryStream(file)
    {
        public override int Read(Span<byte> buffer)
        {
            if (Position > at / 2 && Position <= at && Position + buffer.Length > at)
            {
                then();
            }

            return base.Read(buffer);
        }
    }

    // Gives bytes for ever, or until it is found damaged.
    private sealed class EndlessStream(int end = int.MaxValue) : MemoryStream
    {
        public int Given { get; private set; }

        public bool Disposed { get; private set; }

        public bool ReadAfterDisposal { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            ReadAfterDisposal |= Disposed;
            var count = Math.Min(buffer.Length, Math.Min(100, end - Given));
            Given += count;
            return count > 0 ? count : throw new InvalidDataException("Damaged.");
        }

        protected override void Dispose(bool disposing)
        {
            Disposed = true;
            base.Dispose(disposing);
        }
    }
}
