using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.LocalHost.Functions;

/// <summary>The official view of a function.</summary>
internal sealed class LocalFunctionDefinition(
    string name,
    MethodInfo method,
    IImmutableDictionary<string, BindingMetadata> inputs,
    IImmutableDictionary<string, BindingMetadata> outputs) : FunctionDefinition
{
    public override ImmutableArray<FunctionParameter> Parameters { get; } =
    [
        .. method.GetParameters().Select(parameter =>
            new FunctionParameter(parameter.Name!, parameter.ParameterType, parameter.HasDefaultValue, parameter.DefaultValue)),
    ];

    public override string PathToAssembly { get; } = method.DeclaringType!.Assembly.Location;

    public override string EntryPoint { get; } = $"{method.DeclaringType!.FullName}.{method.Name}";

    /// <summary>A hash of name and method: the same in every process and after every restart.</summary>
    public override string Id { get; } = new Guid(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{method.DeclaringType!.FullName}.{method.Name}"))[..16]).ToString("N");

    public override string Name { get; } = name;

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } = inputs;

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; } = outputs;
}

/// <summary>The official view of one binding.</summary>
internal sealed class LocalBindingMetadata(string name, string type, BindingDirection direction) : BindingMetadata
{
    public override string Name { get; } = name;

    public override string Type { get; } = type;

    public override BindingDirection Direction { get; } = direction;
}
