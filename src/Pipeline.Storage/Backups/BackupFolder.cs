using System.Security.Cryptography;
using System.Text.Json;

namespace Pipeline.Storage.Backups;

/// <summary>
/// A folder of backups: <c>objects/ab/abcd…</c> has every content once, under its SHA-256; <c>backups/{time}/</c> has the manifest and the lists
/// of one backup. A backup is put together in <c>backups/{time}.partial</c> and gets its name when it is whole.
/// </summary>
internal sealed class BackupFolder(string path)
{
    /// <summary>The manifest's file name.</summary>
    public const string ManifestName = "manifest.json";

    /// <summary>The list of blobs.</summary>
    public const string BlobList = "blobs.jsonl";

    private const string Partial = ".partial";

    private string Backups => Path.Combine(path, "backups");

    private string Objects => Path.Combine(path, "objects");

    /// <summary>Keeps the folder for one backup at a time, until it is disposed; the file that says so stays, empty.</summary>
    /// <exception cref="BackupRefusedException">Another backup is at work.</exception>
    public IDisposable Keep()
    {
        Directory.CreateDirectory(path);
        try
        {
            return new FileStream(Path.Combine(path, "backup.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (held is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new BackupRefusedException($"另一备份正在写入 {path}。 / Another backup is being written into {path}.", held);
        }
    }

    /// <summary>Removes what backups left that did not end; true where there was anything. Whole contents stay: the next backup uses them.</summary>
    public bool Clear()
    {
        List<string> halves =
        [
            .. Directory.Exists(Backups) ? Directory.GetDirectories(Backups, $"*{Partial}") : [],
            .. Directory.Exists(Objects) ? Directory.GetFiles(Objects, $"*{Partial}") : [],
        ];
        foreach (var half in halves)
        {
            if (Directory.Exists(half))
            {
                Directory.Delete(half, recursive: true);
            }
            else
            {
                File.Delete(half);
            }
        }

        return halves.Count > 0;
    }

    /// <summary>The folder of a backup that is being put together.</summary>
    public string Begin(string name) => Directory.CreateDirectory(Path.Combine(Backups, name + Partial)).FullName;

    /// <summary>Gives a backup that is whole its name.</summary>
    public void Finish(string name) => Directory.Move(Path.Combine(Backups, name + Partial), Path.Combine(Backups, name));

    /// <summary>The names of whole backups, newest first.</summary>
    public IReadOnlyList<string> Names() => !Directory.Exists(Backups)
        ? []
        : [.. Directory.GetDirectories(Backups).Where(folder => !folder.EndsWith(Partial, StringComparison.Ordinal) && File.Exists(Path.Combine(folder, ManifestName)))
            .Select(folder => Path.GetFileName(folder)!)
            .OrderDescending(StringComparer.Ordinal)];

    /// <summary>The file of a list.</summary>
    public string List(string backup, string list) => Path.Combine(Backups, backup, list);

    /// <summary>The name of the list of a table's rows.</summary>
    public static string TableList(string table) => $"{table}.jsonl";

    /// <summary>Reads a backup's manifest, and checks that every list is as it says.</summary>
    /// <exception cref="InvalidDataException">A list was changed or is missing, or another version of the program wrote the backup.</exception>
    public async Task<BackupManifest> ReadManifestAsync(string backup, CancellationToken cancellation)
    {
        var bytes = await File.ReadAllBytesAsync(List(backup, ManifestName), cancellation);
        var manifest = JsonSerializer.Deserialize(bytes, BackupJson.Readable.BackupManifest) ?? throw new InvalidDataException("The manifest is null.");
        if (manifest.Format != BackupManifest.Present)
        {
            throw new InvalidDataException(
                $"备份的格式是 {manifest.Format}，本程序只认识 {BackupManifest.Present}。 / The backup's format is {manifest.Format}; this program reads {BackupManifest.Present}.");
        }

        foreach (var list in manifest.Lists)
        {
            var file = List(backup, list.Name);
            if (!File.Exists(file) || await HashAsync(file, cancellation) != list.Sha256)
            {
                throw new InvalidDataException($"备份文件 {list.Name} 缺失或被改动。 / {list.Name} of the backup is missing or was changed.");
            }
        }

        return manifest;
    }

    /// <summary>The blobs of a backup.</summary>
    public async IAsyncEnumerable<BackupBlob> ReadBlobsAsync(string backup)
    {
        await foreach (var line in File.ReadLinesAsync(List(backup, BlobList)))
        {
            yield return JsonSerializer.Deserialize(line, BackupJson.Line.BackupBlob) ?? throw new InvalidDataException("A line of the list of blobs is null.");
        }
    }

    /// <summary>Whether an object is there.</summary>
    public bool Has(string sha256) => File.Exists(Object(sha256));

    /// <summary>Keeps a content; one that is there already is left as it is.</summary>
    public async Task<(string Sha256, long Bytes)> KeepAsync(Stream content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Objects);
        var temporary = Path.Combine(Objects, Path.GetRandomFileName() + Partial);
        string hash;
        long length;
        await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.Asynchronous))
        {
            await content.CopyToAsync(file, cancellation);
            file.Position = 0;
            hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
            length = file.Length;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Object(hash))!);
        File.Move(temporary, Object(hash), overwrite: true);
        return (hash, length);
    }

    /// <summary>Opens an object, after its bytes were checked.</summary>
    /// <exception cref="InvalidDataException">It is missing or was changed.</exception>
    public async Task<Stream> OpenAsync(string sha256, CancellationToken cancellation) =>
        Has(sha256) && await HashAsync(Object(sha256), cancellation) == sha256
            ? File.OpenRead(Object(sha256))
            : throw new InvalidDataException($"备份中的内容 {sha256} 缺失或被改动。 / Object {sha256} of the backup is missing or was changed.");

    /// <summary>The SHA-256 of a file, hexadecimal.</summary>
    public static async Task<string> HashAsync(string file, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
    }

    private string Object(string sha256) => Path.Combine(Objects, sha256[..2], sha256);
}
