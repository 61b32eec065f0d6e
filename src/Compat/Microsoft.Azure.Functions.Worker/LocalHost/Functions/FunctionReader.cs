using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Configuration;
using Pipeline.LocalHost.Configuration;

namespace Pipeline.LocalHost.Functions;

/// <summary>Reads one function from its method.</summary>
internal static partial class FunctionReader
{
    public static LocalFunction Read(string name, MethodInfo method, IConfiguration settings, HostJson hostJson)
    {
        if (!FunctionName().IsMatch(name))
        {
            throw new StartupException("The name must start with a letter and have only letters, digits, - and _ (at most 127).");
        }

        if (!method.IsPublic || !(method.DeclaringType!.IsPublic || method.DeclaringType.IsNestedPublic))
        {
            throw new StartupException("The method and its class must be public.");
        }

        if (method.ReturnType == typeof(void) && method.GetCustomAttribute<AsyncStateMachineAttribute>() is not null)
        {
            throw new StartupException("The method is async void, so nobody could wait for it; return Task.");
        }

        var triggered = method.GetParameters()
            .Where(parameter => parameter.GetCustomAttribute<TriggerBindingAttribute>() is not null)
            .ToArray();
        if (triggered is not [var parameter])
        {
            throw new StartupException($"Exactly one parameter must carry a trigger; {triggered.Length} do.");
        }

        var trigger = TriggerReader.Read(name, parameter.GetCustomAttribute<TriggerBindingAttribute>()!, settings, hostJson);
        var retry = RetryPolicy.From(method.GetCustomAttribute<RetryAttribute>());
        if (retry is not null && trigger is not Trigger.Timer)
        {
            throw new StartupException("Retry policies work on timers only; blobs and queues are retried by the host.");
        }

        return new LocalFunction(
            name,
            method,
            trigger,
            [.. method.GetParameters().Select(each => ArgumentReader.Read(each, trigger))],
            retry,
            new LocalFunctionDefinition(
                name,
                method,
                ImmutableDictionary<string, BindingMetadata>.Empty.Add(
                    parameter.Name!, new LocalBindingMetadata(parameter.Name!, trigger.Type, BindingDirection.In)),
                trigger is Trigger.Http
                    ? ImmutableDictionary<string, BindingMetadata>.Empty.Add(
                        "$return", new LocalBindingMetadata("$return", "http", BindingDirection.Out))
                    : ImmutableDictionary<string, BindingMetadata>.Empty));
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,126}$")]
    private static partial Regex FunctionName();
}
