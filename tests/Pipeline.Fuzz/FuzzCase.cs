using System.IO.Compression;
using Pipeline.Fuzz.Mutations;

namespace Pipeline.Fuzz;

/// <summary>One file to be read: made from the seed and its number alone, so that it can be made again.</summary>
internal sealed record FuzzCase(int Number, string Description, string Name, byte[] File)
{
    public static FuzzCase Make(int seed, int number, Seeds seeds)
    {
        Random random = new(unchecked((seed * 1_000_003) + number));
        List<string> did = [];
        var (name, file) = random.Next(10) switch
        {
            < 6 => Break(seeds.Archives[random.Next(seeds.Archives.Count)], seeds, random, did),
            < 8 => Break(seeds.OldBooks[random.Next(seeds.OldBooks.Count)], seeds, random, did),
            _ => Break(seeds.Tables[random.Next(seeds.Tables.Count)], seeds, random, did),
        };
        return new(number, string.Concat($"{name}: {string.Join("; ", did)}".Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)), name, file);
    }

    private static (string Name, byte[] File) Break(Archive archive, Seeds seeds, Random random, List<string> did)
    {
        if (random.Next(6) == 0)
        {
            return (archive.Name, ByteMutations.Apply(archive.File, seeds.Archives, random, did));
        }

        List<Part> parts = [.. archive.Parts];
        for (var rounds = random.Next(1, 4); rounds > 0; rounds--)
        {
            if (random.Next(5) == 0)
            {
                PartMutations.Apply(parts, seeds.Archives, random, did);
            }
            else if (parts.Count > 0)
            {
                XmlMutations.Apply(parts, random, did);
            }
        }

        var file = Archive.Write(parts, random.Next(8) == 0 ? CompressionLevel.Fastest : CompressionLevel.NoCompression);
        return (archive.Name, random.Next(20) == 0 ? ByteMutations.Apply(file, seeds.Archives, random, did) : file);
    }

    private static (string Name, byte[] File) Break(OldBook book, Seeds seeds, Random random, List<string> did)
    {
        if (random.Next(3) == 0)
        {
            return (book.Name, ByteMutations.Apply(book.File, seeds.Archives, random, did));
        }

        var file = OldWorkbook.Wrap(RecordMutations.Apply(book.Records, random, did));
        return (book.Name, random.Next(20) == 0 ? ByteMutations.Apply(file, seeds.Archives, random, did) : file);
    }

    private static (string Name, byte[] File) Break(TextTable table, Seeds seeds, Random random, List<string> did) => random.Next(5) == 0
        ? (table.Name, ByteMutations.Apply(table.File, seeds.Archives, random, did))
        : (table.Name, TextMutations.Apply(table.Text, random, did));
}
