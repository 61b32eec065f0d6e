using System.Reflection;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Pipeline.LocalHost.Functions;

/// <summary>Decides where a parameter's value will come from, or that it has no source.</summary>
internal static class ArgumentReader
{
    private static readonly Type[] TextTypes =
    [
        typeof(string), typeof(int), typeof(long), typeof(bool), typeof(double), typeof(decimal),
        typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly),
    ];

    public static Argument Read(ParameterInfo parameter, Trigger trigger)
    {
        var type = parameter.ParameterType;
        if (parameter.GetCustomAttribute<TriggerBindingAttribute>() is not null)
        {
            return ReadPayload(type, trigger);
        }

        if (type == typeof(FunctionContext))
        {
            return new Argument.Context();
        }

        if (type == typeof(CancellationToken))
        {
            return new Argument.Cancellation();
        }

        if (type == typeof(HttpRequest) && trigger is Trigger.Http)
        {
            return new Argument.Request();
        }

        var names = Names(trigger);
        if (names.Contains(parameter.Name!, StringComparer.OrdinalIgnoreCase) && TextTypes.Contains(Nullable.GetUnderlyingType(type) ?? type))
        {
            return new Argument.Named(parameter.Name!, type, parameter.HasDefaultValue ? parameter.DefaultValue : null);
        }

        throw new StartupException(
            $"Nothing can be bound to the parameter '{type.Name} {parameter.Name}'. It can be FunctionContext, CancellationToken" +
            (trigger is Trigger.Http ? ", HttpRequest" : "") +
            (names.Count > 0 ? $", or one of the trigger's values: {string.Join(", ", names)}." : "."));
    }

    private static Argument.Payload ReadPayload(Type type, Trigger trigger)
    {
        Type[] possible = trigger switch
        {
            Trigger.Blob => [typeof(Stream), typeof(string), typeof(byte[]), typeof(BlobClient)],
            Trigger.Queue => [typeof(string), typeof(byte[])],
            Trigger.Timer => [typeof(TimerInfo)],
            Trigger.Http => [typeof(HttpRequest)],
            _ => throw new InvalidOperationException($"The trigger {trigger.Type} has no payload."),
        };
        return possible.Contains(type)
            ? new Argument.Payload(type)
            : throw new StartupException(
                $"A {trigger.Type} cannot be bound to {type.Name}; use {string.Join(", ", possible.Select(each => each.Name))}.");
    }

    private static IReadOnlyCollection<string> Names(Trigger trigger) => trigger switch
    {
        Trigger.Blob blob => blob.Path.Tokens,
        Trigger.Http http => ReadRoute(http.Route).Parameters.Select(parameter => parameter.Name).ToArray(),
        _ => [],
    };

    private static RoutePattern ReadRoute(string route)
    {
        try
        {
            return RoutePatternFactory.Parse(route);
        }
        catch (RoutePatternException fault)
        {
            throw new StartupException($"The route '{route}' cannot be read: {fault.Message}");
        }
    }
}
