using System.Globalization;

namespace Pipeline.Fuzz;

/// <summary>What a run is to do.</summary>
/// <param name="Cases">How many cases to run.</param>
/// <param name="Seed">What all chance follows from.</param>
/// <param name="Only">The one case to run; null for all.</param>
/// <param name="Save">The folder into which files that fail, and the one case, are written; null for none.</param>
/// <param name="IsChild">Whether this is the process that does the work, under the memory cap.</param>
internal sealed record FuzzOptions(int Cases, int Seed, int? Only, string? Save, bool IsChild)
{
    public static FuzzOptions Parse(string[] args)
    {
        FuzzOptions options = new(20_000, 1, null, null, false);
        for (var i = 0; i < args.Length; i++)
        {
            string Value() => ++i < args.Length ? args[i] : throw new ArgumentException($"{args[i - 1]} needs a value.");
            int Number() => int.Parse(Value(), CultureInfo.InvariantCulture);
            options = args[i] switch
            {
                "--cases" => options with { Cases = Number() },
                "--seed" => options with { Seed = Number() },
                "--only" => options with { Only = Number() },
                "--save" => options with { Save = Value() },
                "--child" => options with { IsChild = true },
                _ => throw new ArgumentException($"Unknown option {args[i]}: --cases N, --seed N, --only CASE, --save FOLDER."),
            };
        }

        return options;
    }
}
