using System.Text.RegularExpressions;

namespace Pipeline.Faults.Script;

/// <summary>What a fault does.</summary>
internal enum FaultKind
{
    /// <summary>Kills an app (SIGKILL) at a random moment; with an operation, at the next one that matches.</summary>
    Kill,

    /// <summary>Stops an app (SIGSTOP) for some seconds, then lets it go on (SIGCONT); with an operation, at the next one that matches.</summary>
    Pause,

    /// <summary>Stops the storage emulator in an orderly way and starts it again.</summary>
    RestartAzurite,

    /// <summary>Answers storage operations with a status, before or after they took effect.</summary>
    Answer,

    /// <summary>Lets storage operations wait for some seconds.</summary>
    Slow,

    /// <summary>Closes the connection of storage operations, before or after they took effect.</summary>
    Cut,

    /// <summary>Delivers a trigger's message once more.</summary>
    Duplicate,

    /// <summary>Loses a trigger's message.</summary>
    Lose,

    /// <summary>Delivers the waiting messages of the trigger in another order.</summary>
    Shuffle,

    /// <summary>Starts the nightly snapshot, in all apps at once.</summary>
    Nightly,

    /// <summary>Starts the sweep in one app.</summary>
    Sweep,

    /// <summary>Sets an app's clock wrong by some seconds.</summary>
    Clock,

    /// <summary>Gives an app a disk for temporary files that is full.</summary>
    DiskFull,
}

/// <summary>Whether an operation takes effect before the fault.</summary>
internal enum Moment
{
    /// <summary>The operation never reaches storage.</summary>
    Before,

    /// <summary>The operation takes effect, and the app never hears of it.</summary>
    After,

    /// <summary>One or the other, by chance.</summary>
    Either,
}

/// <summary>One fault of a script.</summary>
internal sealed record Fault
{
    /// <summary>What it does.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>The shortest and the longest pause between two times, in seconds.</summary>
    public double[] Every { get; init; } = [1, 3];

    /// <summary>The shortest and the longest time that it lasts, in seconds; of a clock, how far it is off.</summary>
    public double[] Seconds { get; init; } = [1, 5];

    /// <summary>The storage operations that it is about: a regular expression on texts such as <c>PUT table/current(…)</c>; empty for all.</summary>
    public string Operation { get; init; } = "";

    /// <summary>Of such operations, the share that it befalls, 0 to 1.</summary>
    public double Chance { get; init; } = 1;

    /// <summary>Whether operations take effect first.</summary>
    public Moment When { get; init; } = Moment.Either;

    /// <summary>The HTTP status of answers.</summary>
    public int Status { get; init; } = 503;

    /// <summary>The app that it is about, counted from 1; 0 for any, by chance.</summary>
    public int App { get; init; }

    /// <summary>A draw of the pause before the next time.</summary>
    public TimeSpan NextPause(Random random) => Draw(Every, random);

    /// <summary>A draw of how long it lasts.</summary>
    public TimeSpan NextDuration(Random random) => Draw(Seconds, random);

    /// <summary>The expression of its operations.</summary>
    public Regex Pattern() => new(Operation, RegexOptions.CultureInvariant);

    private static TimeSpan Draw(double[] range, Random random) =>
        TimeSpan.FromSeconds(range[0] + (random.NextDouble() * (range[^1] - range[0])));
}
