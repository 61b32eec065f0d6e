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

    public sealed record Blob(BlobPathPattern Path, BlobTriggerSource Source, string? Connection) : Trigger
    {
        public override string Type => "blobTrigger";
    }

    public sealed record Queue(string Name, string? Connection) : Trigger
    {
        public override string Type => "queueTrigger";
    }

    public sealed record Timer(CrontabSchedule Schedule, bool UseMonitor, bool RunOnStartup) : Trigger
    {
        public override string Type => "timerTrigger";
    }

    public sealed record Http(string Route, IReadOnlyList<string> Methods, AuthorizationLevel Level) : Trigger
    {
        public override string Type => "httpTrigger";
    }
}
