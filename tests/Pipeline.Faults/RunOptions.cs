using System.Globalization;
using Pipeline.Cli.Local;

namespace Pipeline.Faults;

/// <summary>What the command line asks for.</summary>
internal sealed record RunOptions
{
    /// <summary>What all chance follows from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many kills there are to be in all rounds together; 0 for one round of the script as it stands.</summary>
    public int Kills { get; init; }

    /// <summary>After how many minutes no round begins any more.</summary>
    public double AtMost { get; init; } = double.PositiveInfinity;

    /// <summary>How many uploads a round has; 0 for as many as the script says.</summary>
    public int Submissions { get; init; }

    /// <summary>The scripts, played in turn: names of committed ones, or files.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = ["everything"];

    /// <summary>How many snapshots are published one after the other.</summary>
    public int Publishes { get; init; } = 100;

    /// <summary>How many uploads come at once, of a load.</summary>
    public int Burst { get; init; } = 2000;

    /// <summary>How many minutes a soak lasts.</summary>
    public double Minutes { get; init; } = 10;

    /// <summary>How many uploads a minute a soak has.</summary>
    public double Rate { get; init; } = 60;

    /// <summary>The file that the results are written to, beside the console; null for none.</summary>
    public string? Results { get; init; }

    /// <summary>The folder in which logs stay; null removes them.</summary>
    public string? Keep { get; init; }

    /// <summary>The folder of the function app.</summary>
    public required string AppDirectory { get; init; }

    /// <summary>The arguments as anyone may repeat them: without where this machine has its folders.</summary>
    public string Command { get; init; } = "";

    /// <summary>Reads the arguments.</summary>
    public static RunOptions Parse(string[] args)
    {
        RunOptions options = new() { AppDirectory = BuiltApp() };
        List<string> command = [args[0]];
        for (var i = 1; i < args.Length; i++)
        {
            string Value() => ++i < args.Length ? args[i] : throw new ArgumentException($"{args[i - 1]} needs a value.");
            int Number() => int.Parse(Value(), CultureInfo.InvariantCulture);
            double Real() => double.Parse(Value(), CultureInfo.InvariantCulture);
            options = args[i] switch
            {
                "--seed" => options with { Seed = Number() },
                "--kills" => options with { Kills = Number() },
                "--at-most" => options with { AtMost = Real() },
                "--submissions" => options with { Submissions = Number() },
                "--script" => options with { Scripts = Value().Split(',') },
                "--publishes" => options with { Publishes = Number() },
                "--burst" => options with { Burst = Number() },
                "--minutes" => options with { Minutes = Real() },
                "--rate" => options with { Rate = Real() },
                "--results" => options with { Results = Value() },
                "--keep" => options with { Keep = Value() },
                "--app" => options with { AppDirectory = Path.GetFullPath(Value()) },
                _ => throw new ArgumentException($"Unknown option {args[i]}; docs/reliability.md lists them."),
            };
            if (args[i - 1] is not ("--app" or "--keep"))
            {
                command.AddRange([args[i - 1], args[i]]);
            }
        }

        return options with { Command = string.Join(' ', command) };
    }

    /// <summary>The function app beside the command, of the configuration that this program was built with.</summary>
    private static string BuiltApp()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.GetFullPath(Path.Combine(
            EngTools.Locate(), "..", "src", "Pipeline.Cli", "bin", own.Parent!.Name, own.Name, "functions"));
    }
}
