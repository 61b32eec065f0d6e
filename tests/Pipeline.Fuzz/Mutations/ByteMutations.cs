namespace Pipeline.Fuzz.Mutations;

/// <summary>Damage to a file as bytes: what broken disks, interrupted uploads and careless tools do.</summary>
internal static class ByteMutations
{
    public static byte[] Apply(byte[] file, IReadOnlyList<Archive> seeds, Random random, List<string> did)
    {
        if (file.Length < 8)
        {
            return file;
        }

        var bytes = file.ToArray();
        var at = random.Next(bytes.Length);
        switch (random.Next(8))
        {
            case 0:
                did.Add("bits flipped");
                for (var flips = random.Next(1, 30); flips > 0; flips--)
                {
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                }

                return bytes;
            case 1:
                did.Add($"cut at {at}");
                return bytes[..at];
            case 2:
                did.Add("beginning lost");
                return bytes[at..];
            case 3:
                did.Add($"hole at {at}");
                return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 2000))..]];
            case 4:
                did.Add("a stretch twice");
                return [.. bytes[..at], .. bytes[(at / 2)..]];
            case 5:
                did.Add("joined with another file");
                return [.. bytes, .. seeds[random.Next(seeds.Count)].File];
            case 6:
                did.Add("zeros");
                bytes.AsSpan(at, Math.Min(bytes.Length - at, random.Next(1, 600))).Clear();
                return bytes;
            default:
                // The directory at the end: sizes, offsets, counts, checksums, methods, flags.
                did.Add("directory changed");
                var directory = Math.Max(0, bytes.Length - random.Next(22, 1200));
                for (var changes = random.Next(1, 6); changes > 0; changes--)
                {
                    bytes[random.Next(directory, bytes.Length)] = random.Next(3) switch { 0 => 0xFF, 1 => 0, _ => (byte)random.Next(256) };
                }

                return bytes;
        }
    }
}
