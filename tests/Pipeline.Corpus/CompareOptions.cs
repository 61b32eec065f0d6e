using System.Globalization;

namespace Pipeline.Corpus;

/// <summary>What is to be compared.</summary>
/// <param name="Folder">The folder of workbooks, with those below it.</param>
/// <param name="Dumps">Where eng/corpus/dump.py and dump.mjs have written what openpyxl and SheetJS read; null where they were not run.</param>
/// <param name="Reasons">The list of differences that are known to be right.</param>
/// <param name="Output">The file that every result is written to; null for none.</param>
/// <param name="Seconds">How long one reading may take.</param>
/// <param name="From">The comparison to begin with, in the process that does the work; null in the one that watches it.</param>
internal sealed record CompareOptions(string Folder, string? Dumps, string? Reasons, string? Output, int Seconds, int? From)
{
    private const string Usage = "FOLDER [--dumps FOLDER] [--reasons FILE] [--output FILE] [--seconds N]";

    public static CompareOptions Parse(string[] args)
    {
        CompareOptions options = new("", null, null, null, 20, null);
        for (var i = 0; i < args.Length; i++)
        {
            string Value() => ++i < args.Length ? args[i] : throw new ArgumentException($"{args[i - 1]} needs a value.");
            int Number() => int.Parse(Value(), CultureInfo.InvariantCulture);
            options = args[i] switch
            {
                "--dumps" => options with { Dumps = Value() },
                "--reasons" => options with { Reasons = Value() },
                "--output" => options with { Output = Value() },
                "--seconds" => options with { Seconds = Number() },
                "--from" => options with { From = Number() },
                var folder when !folder.StartsWith('-') && options.Folder.Length == 0 => options with { Folder = folder },
                _ => throw new ArgumentException($"Unknown option {args[i]}: {Usage}."),
            };
        }

        return options.Folder.Length > 0 ? options : throw new ArgumentException(Usage);
    }
}
