using Microsoft.Azure.Functions.Worker;
using NCrontab;
using Pipeline.LocalHost.Blobs;

namespace Pipeline.LocalHost.Functions;

/// <summary>What starts a function; settings in its texts are expanded already.</summary>
internal abstract record Trigger
{
    private Trigger()
    {
    }

    /// <summary>The binding's type in function metadata.</summary>
    public abstract string Type { get; }

    /// <summary>One line for the log.</summary>
    public abstract string Describe();

    public sealed record Blob(BlobPathPattern Path, BlobTriggerSource Source, string? Connection) : Trigger
    {
        public override string Type => "blobTrigger";

        public override string Describe() => $"{Type} {Path} ({Source})";
    }

    public sealed record Queue(string Name, string? Connection) : Trigger
    {
        public override string Type => "queueTrigger";

        public override string Describe() => $"{Type} {Name}";
    }

    public sealed record Timer(CrontabSchedule Schedule, bool UseMonitor, bool RunOnStartup) : Trigger
    {
        public override string Type => "timerTrigger";

        public override string Describe() => $"{Type} {Schedule}";
    }

    public sealed record Http(string Route, IReadOnlyList<string> Methods, AuthorizationLevel Level) : Trigger
    {
        public override string Type => "httpTrigger";

        public override string Describe() => $"{Type} {(Methods.Count == 0 ? "any method" : string.Join(',', Methods))} /{Route} ({Level})";
    }
}
