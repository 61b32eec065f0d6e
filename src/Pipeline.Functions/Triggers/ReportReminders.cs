using System.Net.Http.Headers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Pipeline.Storage;

namespace Pipeline.Functions.Triggers;

/// <summary>Says every morning who is due and who is overdue.</summary>
public sealed partial class ReportReminders(Completeness completeness, IConfiguration settings, HttpClient http, ILogger<ReportReminders> log)
{
    /// <summary>The setting with the address that reminders are posted to; nothing is posted where it is empty.</summary>
    public const string WebhookSetting = "ReminderWebhook";

    /// <summary>Runs at 01:00 UTC = 09:00 in Yunnan; posts what is due or overdue as JSON, and counts it in the log.</summary>
    [Function(nameof(ReportReminders))]
    public async Task Run([TimerTrigger("0 0 1 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        var open = (await completeness.StatusAsync(cancellation)).Where(s => s.Timeliness is Timeliness.Due or Timeliness.Overdue).ToList();
        var overdue = open.Count(s => s.Timeliness == Timeliness.Overdue);
        LogOpen(log, open.Count - overdue, overdue);
        if (open.Count > 0 && settings[WebhookSetting] is { Length: > 0 } address)
        {
            using var body = new ByteArrayContent(Http.Json.ToBytes(new { value = open.Select(Http.StatusEndpoint.Row) }));
            body.Headers.ContentType = MediaTypeHeaderValue.Parse(Http.Json.MediaType);
            using var answer = await http.PostAsync(address, body, cancellation);
            answer.EnsureSuccessStatusCode();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Reports due: {Due}; overdue: {Overdue}")]
    private static partial void LogOpen(ILogger log, int due, int overdue);
}
