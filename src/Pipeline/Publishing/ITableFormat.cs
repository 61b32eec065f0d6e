using System.IO.Pipelines;

namespace Pipeline.Publishing;

/// <summary>A format that rows can be had in. One file each; <see cref="Formats"/> lists them, and nothing else names them.</summary>
public interface ITableFormat
{
    /// <summary>The name that callers ask for it by; also the extension of its files.</summary>
    string Name { get; }

    /// <summary>The media type, with its parameters.</summary>
    string MediaType { get; }

    /// <summary>Whether compressing it saves anything.</summary>
    bool Compressible { get; }

    /// <summary>What of it callers may choose.</summary>
    IReadOnlyList<FormatOption> Options { get; }

    /// <summary>Whether rows cannot be written without the keys that name them.</summary>
    bool NeedsKeys => false;

    /// <summary>Whether only who names it gets it: what browsers accept first is not what is wanted of the address of a file.</summary>
    bool IsByNameOnly => false;

    /// <summary>Whether a table can be had in it.</summary>
    bool Suits(Dataset dataset) => true;

    /// <summary>Writes the rows as they come; what has been written is handed on before it piles up.</summary>
    Task WriteAsync(TableView view, RowSource rows, PipeWriter output, CancellationToken cancellation);
}

/// <summary>Something of a format that callers may choose by a query parameter.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Description">What it does.</param>
/// <param name="Values">The values, the usual one first.</param>
public sealed record FormatOption(string Name, Bilingual Description, IReadOnlyList<string> Values);
