using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Configuration;
using Pipeline.LocalHost.Blobs;
using Pipeline.LocalHost.Configuration;
using Pipeline.LocalHost.Timers;

namespace Pipeline.LocalHost.Functions;

/// <summary>Turns a trigger attribute into a trigger, expanding settings and checking names.</summary>
internal static partial class TriggerReader
{
    public static Trigger Read(string function, TriggerBindingAttribute attribute, IConfiguration settings, HostJson hostJson)
    {
        string Expand(string text) => SettingExpansion.Expand(text, settings);
        switch (attribute)
        {
            case BlobTriggerAttribute blob:
                return new Trigger.Blob(BlobPathPattern.Parse(Expand(blob.BlobPath)), blob.Source, blob.Connection is null ? null : Expand(blob.Connection));
            case QueueTriggerAttribute queue:
                // The real host lower-cases queue names; other characters storage would refuse later.
                var name = Expand(queue.QueueName).ToLowerInvariant();
                return QueueName().IsMatch(name) && name.Length is >= 3 and <= 63
                    ? new Trigger.Queue(name, queue.Connection is null ? null : Expand(queue.Connection))
                    : throw new StartupException($"'{name}' is not a queue name: 3 to 63 lower-case letters, digits and single hyphens.");
            case TimerTriggerAttribute timer:
                var schedule = Cron.Parse(Expand(timer.Schedule));
                return new Trigger.Timer(schedule, timer.UseMonitor && !Cron.IsBelowOneMinute(schedule), timer.RunOnStartup);
            case HttpTriggerAttribute http:
                return ReadHttp(function, http, Expand, hostJson);
            default:
                throw new StartupException($"The local host has no {attribute.GetType().Name}.");
        }
    }

    private static Trigger.Http ReadHttp(string function, HttpTriggerAttribute http, Func<string, string> expand, HostJson hostJson)
    {
        if (http.AuthLevel == AuthorizationLevel.User)
        {
            throw new StartupException("AuthorizationLevel.User is not available; choose Anonymous, Function or Admin.");
        }

        var own = expand(http.Route ?? function).Trim('/');
        var route = string.Join('/', new[] { hostJson.RoutePrefix, own }.Where(part => part.Length > 0));
        var first = route.Split('/')[0];
        return first.Equals("admin", StringComparison.OrdinalIgnoreCase) || first.Equals("runtime", StringComparison.OrdinalIgnoreCase)
            ? throw new StartupException($"The route '{route}' begins with '{first}', which belongs to the host.")
            : new Trigger.Http(route, [.. (http.Methods ?? []).Select(method => method.ToUpperInvariant())], http.AuthLevel);
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex QueueName();
}
