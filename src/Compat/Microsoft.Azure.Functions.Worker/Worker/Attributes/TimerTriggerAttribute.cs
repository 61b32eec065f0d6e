using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function on a schedule.</summary>
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>An NCRONTAB expression of six fields (five: without seconds), or <c>%Setting%</c>.</summary>
    public string Schedule { get; } = schedule;

    /// <summary>Whether the schedule is remembered across restarts; never for schedules under a minute.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether to run once when the host starts.</summary>
    public bool RunOnStartup { get; set; }
}
