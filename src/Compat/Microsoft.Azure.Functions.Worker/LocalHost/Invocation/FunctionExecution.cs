using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.LocalHost.Functions;

namespace Pipeline.LocalHost.Invocation;

/// <summary>The innermost step: makes the arguments and the instance, calls the method and keeps what it returns.</summary>
internal sealed class FunctionExecution
{
    private readonly ConcurrentDictionary<Type, ObjectFactory> _factories = new();
    private readonly ConcurrentDictionary<MethodInfo, MethodInvoker> _invokers = new();
    private readonly ConcurrentDictionary<Type, PropertyInfo?> _taskResults = new();

    public async Task RunAsync(LocalFunction function, LocalFunctionContext context)
    {
        var arguments = new object?[function.Arguments.Count];
        var disposables = new List<IDisposable>();
        object? instance = null;
        try
        {
            for (var index = 0; index < arguments.Length; index++)
            {
                arguments[index] = await BindAsync(function.Arguments[index], context);
                if (arguments[index] is Stream stream)
                {
                    disposables.Add(stream);
                }
            }

            instance = function.Method.IsStatic ? null : Create(function.Method.DeclaringType!, context.InstanceServices);
            context.Result = await AwaitAsync(Call(function.Method, instance, arguments));
        }
        finally
        {
            disposables.ForEach(disposable => disposable.Dispose());
            await DisposeAsync(instance);
        }
    }

    private static async Task<object?> BindAsync(Argument argument, LocalFunctionContext context) => argument switch
    {
        Argument.Payload(var type) when context.Occasion.Payload is IPayload payload =>
            await payload.ReadAsync(type, context.CancellationToken),
        Argument.Payload => context.Occasion.Payload,
        Argument.Named named => Convert(named, context.BindingContext.BindingData.GetValueOrDefault(named.Name)),
        Argument.Context => context,
        Argument.Cancellation => context.CancellationToken,
        Argument.Request => context.Occasion.Http!.Request,
        _ => throw new InvalidOperationException($"The argument {argument} has no source."),
    };

    private static object? Convert(Argument.Named named, object? value)
    {
        var type = Nullable.GetUnderlyingType(named.Type) ?? named.Type;
        if (value is not string text)
        {
            return named.Default ?? (type != named.Type || !type.IsValueType ? null : Activator.CreateInstance(type));
        }

        try
        {
            return type == typeof(string) ? text
                : type == typeof(Guid) ? Guid.Parse(text)
                : type == typeof(DateOnly) ? DateOnly.Parse(text, CultureInfo.InvariantCulture)
                : type == typeof(DateTimeOffset) ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)
                : System.Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            throw new BindingException($"'{text}' is not a {type.Name}, which the parameter '{named.Name}' needs.", fault);
        }
    }

    private object Create(Type type, IServiceProvider services) =>
        _factories.GetOrAdd(type, static each => ActivatorUtilities.CreateFactory(each, Type.EmptyTypes))(services, null);

    private object? Call(MethodInfo method, object? instance, object?[] arguments)
    {
        try
        {
            return _invokers.GetOrAdd(method, MethodInvoker.Create).Invoke(instance, arguments);
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
            throw;
        }
    }

    private async Task<object?> AwaitAsync(object? returned)
    {
        switch (returned)
        {
            case Task task:
                await task;
                var result = _taskResults.GetOrAdd(task.GetType(), ResultOf)?.GetValue(task);
                return result;
            case ValueTask task:
                await task;
                return null;
            case not null when returned.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>):
                return await AwaitAsync(type.GetMethod(nameof(ValueTask<int>.AsTask))!.Invoke(returned, null));
            default:
                return returned;
        }
    }

    // An async method that returns Task is, at run time, a Task<VoidTaskResult>.
    private static PropertyInfo? ResultOf(Type task) =>
        task.GetProperty(nameof(Task<int>.Result)) is { } result && result.PropertyType.Name != "VoidTaskResult" ? result : null;

    private static async ValueTask DisposeAsync(object? instance)
    {
        if (instance is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }
        else if (instance is IDisposable disposable)
        {
            disposable.Dispose();
        }
    }
}

/// <summary>A trigger's value that is read when it is bound, as the type the function asks for.</summary>
internal interface IPayload
{
    Task<object?> ReadAsync(Type type, CancellationToken cancellation);
}

/// <summary>A path token or route value does not fit the parameter it is for.</summary>
internal sealed class BindingException(string message, Exception inner) : Exception(message, inner);
