using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Faults.Script;

/// <summary>What is done to the product in one round: a readable file that anyone can write; docs/reliability.md describes it.</summary>
internal sealed record FaultScript
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>What the script is called in results.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about, for people.</summary>
    public string About { get; init; } = "";

    /// <summary>How many function apps run on the account.</summary>
    public int Apps { get; init; } = 2;

    /// <summary>How many workbooks are uploaded in a round.</summary>
    public int Submissions { get; init; } = 300;

    /// <summary>How many of them are so large that the app keeps them in temporary files.</summary>
    public int Large { get; init; }

    /// <summary>How long a round's uploads take where no kills are counted, in seconds.</summary>
    public double Seconds { get; init; } = 60;

    /// <summary>How many kills a round has; its uploads are spread over them.</summary>
    public int Kills { get; init; }

    /// <summary>Whether the emulator keeps its data on disk; needed for its restart.</summary>
    public bool OnDisk { get; init; }

    /// <summary>Settings of the apps, beside those of the harness.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>What is done.</summary>
    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>Reads a script: a file, or the name of a committed one.</summary>
    public static FaultScript Load(string fileOrName)
    {
        var committed = Path.Combine(AppContext.BaseDirectory, "scripts", $"{fileOrName}.json");
        var file = File.Exists(fileOrName) ? fileOrName : committed;
        if (!File.Exists(file))
        {
            throw new ArgumentException($"There is no script {fileOrName}, neither as a file nor as {committed}.");
        }

        return JsonSerializer.Deserialize<FaultScript>(File.ReadAllText(file), Json)
            ?? throw new ArgumentException($"{file} is empty.");
    }
}
