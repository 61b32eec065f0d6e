using System.Globalization;

namespace Pipeline.Catalogue.Loading;

/// <summary>An item of the catalogue and the entry it was read from, whose line a fault names.</summary>
internal sealed record Located<T>(T Item, Entry Entry);

/// <summary>The items of one file, found by code; a code that is there twice is a fault.</summary>
internal sealed class Table<T>
    where T : class
{
    private readonly List<Located<T>> _items = [];
    private readonly Dictionary<string, Located<T>> _byCode = new(StringComparer.Ordinal);
    private readonly string _file;
    private readonly Bilingual _kind;
    private readonly Func<T, string> _code;

    /// <summary>Reads all entries of a file.</summary>
    public Table(EntryFile file, Bilingual kind, Func<T, string> code, Func<Entry, T> read)
    {
        (_file, Readable, _kind, _code) = (file.Name, file.Readable, kind, code);
        foreach (var entry in file.Entries)
        {
            Add(read(entry), entry);
        }
    }

    /// <summary>Whether the file could be read; where it could not, checks against it are left out.</summary>
    public bool Readable { get; }

    /// <summary>All items in the order of the file.</summary>
    public IReadOnlyList<T> Items => [.. _items.Select(located => located.Item)];

    /// <summary>The items whose entries have no fault so far.</summary>
    public IEnumerable<Located<T>> Sound => _items.Where(located => located.Entry.Sound);

    /// <summary>Adds an item that an entry, of whatever file, stands for.</summary>
    public void Add(T item, Entry entry)
    {
        var located = new Located<T>(item, entry);
        _items.Add(located);
        var key = _code(item);
        if (key.Length > 0 && !_byCode.TryAdd(key, located))
        {
            var first = _byCode[key].Entry.Line.ToString(CultureInfo.InvariantCulture);
            entry.Fault("code", $"代码“{key}”在第 {first} 行已经用过。", $"The code '{key}' is already used on line {first}.",
                "换一个代码，或删去其中一行。", "Choose another code, or remove one of the two.");
        }
    }

    /// <summary>The item of a code; null where there is none.</summary>
    public T? Find(string code) => _byCode.GetValueOrDefault(code)?.Item;

    /// <summary>The item that a field refers to; null where it is not sound; null, and a fault, where there is none.</summary>
    public T? Resolve(Entry entry, string field, string code)
    {
        if (_byCode.TryGetValue(code, out var found))
        {
            if (found.Entry.Sound)
            {
                return found.Item;
            }

            entry.Distrust();
            return null;
        }

        // A file that cannot be read has its own fault; not every reference into it is one, too.
        entry.Distrust();
        if (code.Length > 0 && Readable)
        {
            entry.Fault(field, $"{field} 引用了不存在的{_kind.Zh}“{code}”。", $"{field} refers to the {_kind.En} '{code}', which does not exist.",
                $"改用 {_file} 中的代码，或在其中加上它。", $"Use a code from {_file}, or add it there.");
        }

        return null;
    }

    /// <summary>The item that a required field names; null where it is not sound; null, and a fault, where there is none.</summary>
    public T? Resolve(Entry entry, string field) => Resolve(entry, field, entry.Required(field));
}
