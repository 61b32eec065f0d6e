using System.IO.Compression;
using Pipeline.Fuzz.Mutations;

namespace Pipeline.Fuzz;

/// <summary>One file to be read: made from the seed and its number alone, so that it can be made again.</summary>
internal sealed record FuzzCase(int Number, string Description, byte[] File)
{
    public static FuzzCase Make(int seed, int number, IReadOnlyList<Archive> seeds)
    {
        Random random = new(unchecked((seed * 1_000_003) + number));
        var archive = seeds[random.Next(seeds.Count)];
        List<string> did = [archive.Name];
        if (random.Next(6) == 0)
        {
            var broken = ByteMutations.Apply(archive.File, seeds, random, did);
            return new(number, Describe(did), broken);
        }

        List<Part> parts = [.. archive.Parts];
        for (var rounds = random.Next(1, 4); rounds > 0; rounds--)
        {
            if (random.Next(5) == 0)
            {
                PartMutations.Apply(parts, seeds, random, did);
            }
            else if (parts.Count > 0)
            {
                XmlMutations.Apply(parts, random, did);
            }
        }

        var file = Archive.Write(parts, random.Next(8) == 0 ? CompressionLevel.Fastest : CompressionLevel.NoCompression);
        file = random.Next(20) == 0 ? ByteMutations.Apply(file, seeds, random, did) : file;
        return new(number, Describe(did), file);
    }

    private static string Describe(List<string> did) => string.Concat(string.Join("; ", did).Select(c => char.IsControl(c) ? ' ' : c));
}
