using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Workbooks.Reading;

/// <summary>
/// Opens the records of a workbook of Excel 97–2003 whose structure is protected: Excel encrypts such a file with a password that everybody
/// knows, so that it opens without asking. A file with a password of its own stays closed.
/// </summary>
internal static class BiffDecryption
{
    private const string KnownPassword = "VelvetSweatshop";
    private const int FilePass = 0x2F;
    private const int BoundSheet = 0x85;

    // A record that no reader looks at: the workbook is plain once the others are.
    private const int Ignored = 0x5C;
    private const int BlockLength = 1024;

    // What a program must be able to read before it has a key.
    private static readonly HashSet<int> NeverEncrypted = [0x0809, FilePass, 0xE1, 0x0194, 0x0195, 0x0196, 0x0138];

    /// <summary>Decrypts in place; plain records stay as they are.</summary>
    /// <exception cref="UnreadableWorkbookException">The file has a password of its own, or an encryption that Excel no longer writes.</exception>
    public static void Apply(byte[] records)
    {
        if (Find(records) is not { } at)
        {
            return;
        }

        var key = Key(records.AsSpan(at + 4, UInt16(records, at + 2))) ?? throw new UnreadableWorkbookException(FileFindings.Encrypted());
        BinaryPrimitives.WriteUInt16LittleEndian(records.AsSpan(at), Ignored);
        Decrypt(records, key);
    }

    // In the first substream, behind its first record.
    private static int? Find(byte[] records)
    {
        for (var at = 0; at + 4 <= records.Length; at += 4 + UInt16(records, at + 2))
        {
            switch (UInt16(records, at))
            {
                case FilePass when at + 4 + UInt16(records, at + 2) <= records.Length:
                    return at;
                case FilePass:
                    throw new UnreadableWorkbookException(FileFindings.Truncated());
                case 0x0A:
                    return null;
            }
        }

        return null;
    }

    // The keystream runs over all bytes, those of headers and plain records included, and begins anew with every block.
    private static void Decrypt(byte[] records, Func<int, byte[]> key)
    {
        var stream = new byte[records.Length];
        for (var start = 0; start < records.Length; start += BlockLength)
        {
            new KeyStream(key(start / BlockLength)).Fill(stream.AsSpan(start, Math.Min(BlockLength, records.Length - start)));
        }

        for (var at = 0; at + 4 <= records.Length;)
        {
            var (id, end) = (UInt16(records, at), Math.Min(records.Length, at + 4 + UInt16(records, at + 2)));
            // The place of a sheet is plain, its name is not.
            for (var i = at + 4 + (id == BoundSheet ? 4 : 0); i < end && !NeverEncrypted.Contains(id) && id != Ignored; i++)
            {
                records[i] ^= stream[i];
            }

            at = end;
        }
    }

    private static Func<int, byte[]>? Key(ReadOnlySpan<byte> pass) => pass switch
    {
        { Length: >= 54 } when UInt16(pass, 0) == 1 && UInt16(pass, 2) == 1 => Verified(
            Standard(pass.Slice(6, 16).ToArray()), pass.Slice(22, 16), pass.Slice(38, 16), MD5.HashData),
        { Length: > 60 } when UInt16(pass, 0) == 1 && UInt16(pass, 2) is 2 or 3 or 4 && UInt16(pass, 4) == 2 => CryptoApi(pass),
        _ => null,
    };

#pragma warning disable CA5350, CA5351 // The hashes that the file format prescribes.
    private static Func<int, byte[]> Standard(byte[] salt)
    {
        var truncated = MD5.HashData(Encoding.Unicode.GetBytes(KnownPassword))[..5];
        var seed = MD5.HashData([.. Enumerable.Repeat(truncated.Concat(salt), 16).SelectMany(b => b)])[..5];
        return block => MD5.HashData([.. seed, .. BitConverter.GetBytes(block)]);
    }

    private static Func<int, byte[]>? CryptoApi(ReadOnlySpan<byte> pass)
    {
        var header = pass[14..];
        var verifierAt = 14 + (int)UInt32(pass, 10);
        if (verifierAt + 60 > pass.Length || header.Length < 20)
        {
            return null;
        }

        var verifier = pass[verifierAt..];
        var bits = (int)UInt32(header, 16);
        var length = bits == 0 ? 5 : bits / 8;
        if (length is < 5 or > 16)
        {
            return null;
        }

        var seed = SHA1.HashData([.. verifier.Slice(4, 16), .. Encoding.Unicode.GetBytes(KnownPassword)]);
        return Verified(
            block => [.. SHA1.HashData([.. seed, .. BitConverter.GetBytes(block)])[..length], .. new byte[length == 5 ? 11 : 0]],
            verifier.Slice(20, 16), verifier.Slice(40, 20), SHA1.HashData);
    }
#pragma warning restore CA5350, CA5351

    private static Func<int, byte[]>? Verified(Func<int, byte[]> key, ReadOnlySpan<byte> verifier, ReadOnlySpan<byte> hash, Func<byte[], byte[]> hashing)
    {
        var stream = new byte[verifier.Length + hash.Length];
        new KeyStream(key(0)).Fill(stream);
        byte[] plain = [.. verifier, .. hash];
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] ^= stream[i];
        }

        return hashing(plain[..verifier.Length]).AsSpan().SequenceEqual(plain.AsSpan(verifier.Length)) ? key : null;
    }

    private static int UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint UInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    /// <summary>RC4.</summary>
    private sealed class KeyStream
    {
        private readonly byte[] _state = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];

        public KeyStream(byte[] key)
        {
            for (int i = 0, j = 0; i < 256; i++)
            {
                j = (j + _state[i] + key[i % key.Length]) & 0xFF;
                (_state[i], _state[j]) = (_state[j], _state[i]);
            }
        }

        public void Fill(Span<byte> stream)
        {
            for (int n = 0, i = 0, j = 0; n < stream.Length; n++)
            {
                i = (i + 1) & 0xFF;
                j = (j + _state[i]) & 0xFF;
                (_state[i], _state[j]) = (_state[j], _state[i]);
                stream[n] = _state[(_state[i] + _state[j]) & 0xFF];
            }
        }
    }
}
