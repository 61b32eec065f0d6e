using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Pipeline.LocalHost.Configuration;

namespace Pipeline.LocalHost.Functions;

/// <summary>Finds the functions of an app and refuses an app that could not run as written.</summary>
internal sealed class FunctionCatalogue
{
    private readonly Dictionary<string, LocalFunction> _byName;

    private FunctionCatalogue(IReadOnlyList<LocalFunction> functions)
    {
        Functions = functions;
        _byName = functions.ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<LocalFunction> Functions { get; }

    public LocalFunction? Find(string name) => _byName.GetValueOrDefault(name);

    public IEnumerable<(LocalFunction Function, TTrigger Trigger)> TriggeredBy<TTrigger>()
        where TTrigger : Trigger =>
        from function in Functions
        where function.Trigger is TTrigger
        select (function, (TTrigger)function.Trigger);

    public static FunctionCatalogue Discover(Assembly app, IConfiguration settings, HostJson hostJson) =>
        Of(app.GetTypes().Where(type => type.IsClass), settings, hostJson);

    public static FunctionCatalogue Of(IEnumerable<Type> types, IConfiguration settings, HostJson hostJson)
    {
        const BindingFlags declared =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var functions = new List<LocalFunction>();
        var problems = new List<string>();
        foreach (var method in types.SelectMany(type => type.GetMethods(declared)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is not { } attribute || IsDisabled(attribute.Name, settings))
            {
                continue;
            }

            try
            {
                functions.Add(FunctionReader.Read(attribute.Name, method, settings, hostJson));
            }
            catch (StartupException fault)
            {
                problems.Add($"Function '{attribute.Name}' ({method.DeclaringType}.{method.Name}): {fault.Message}");
            }
        }

        problems.AddRange(
            from function in functions
            group function by function.Name.ToUpperInvariant() into same
            where same.Count() > 1
            select $"Function '{same.First().Name}' is defined {same.Count()} times: " +
                string.Join(", ", same.Select(function => function.Definition.EntryPoint)) + ". Names must be unique.");
        return problems.Count == 0
            ? new FunctionCatalogue([.. functions.OrderBy(function => function.Name, StringComparer.Ordinal)])
            : throw new StartupException(string.Join(Environment.NewLine, problems));
    }

    private static bool IsDisabled(string name, IConfiguration settings) =>
        settings[$"AzureWebJobs.{name}.Disabled"] is { } text
        && (text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase));
}
