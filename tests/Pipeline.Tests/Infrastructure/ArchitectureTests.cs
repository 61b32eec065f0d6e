using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Catalogue;
using Pipeline.Functions.Access;
using Pipeline.Functions.Triggers;
using Pipeline.Storage;

namespace Pipeline.Tests.Infrastructure;

/// <summary>Rules that hold for all code.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Domain = typeof(StatisticalCatalogue).Assembly;
    private static readonly Assembly[] Product = [Domain, typeof(StorageNames).Assembly, typeof(IngestSubmission).Assembly, typeof(Pipeline.Cli.ExitCode).Assembly];

    [Fact]
    public void The_domain_knows_no_Azure_and_no_web()
    {
        var foreign = Domain.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(name => name.StartsWith("Azure", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.Azure", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.Extensions", StringComparison.Ordinal)
                || name.StartsWith("System.Net", StringComparison.Ordinal));

        Assert.Empty(foreign);
    }

    [Fact]
    public void Every_class_is_sealed_abstract_or_static()
    {
        var open = Product.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !IsGenerated(type));

        Assert.Empty(open.Select(type => type.FullName));
    }

    [Fact]
    public void Nothing_is_called_manager_helper_or_utility()
    {
        string[] vague = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities"];

        var names = Product.SelectMany(assembly => assembly.GetTypes()).Where(type => !IsGenerated(type) && vague.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal)));

        Assert.Empty(names.Select(type => type.FullName));
    }

    [Fact]
    public void No_source_reads_the_clock_or_chance_but_through_what_it_is_given()
    {
        string[] banned = ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Random.Shared", "new Random()", "Guid.NewGuid()"];
        var folders = new[] { "Pipeline", "Pipeline.Storage", "Pipeline.Functions" };

        var breaches = folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", folder), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(path => banned.Where(File.ReadAllText(path).Contains).Select(word => $"{path}: {word}"));

        Assert.Empty(breaches);
    }

    [Fact]
    public void Every_http_function_has_an_access_rule_and_every_rule_a_function()
    {
        var functions = typeof(IngestSubmission).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetParameters().Any(p => p.GetCustomAttribute<HttpTriggerAttribute>() is not null))
            .ToList();

        Assert.Equal(
            functions.Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name).Order(StringComparer.Ordinal),
            AccessRules.Functions.Order(StringComparer.Ordinal));
        Assert.All(
            functions.SelectMany(method => method.GetParameters()).Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>(),
            trigger => Assert.Equal(AuthorizationLevel.Anonymous, trigger.AuthLevel));
    }

    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || type.Name.StartsWith('<')
        || type.Name == "Program" // what top-level statements become
        || (type.Namespace ?? "").Contains("Generated", StringComparison.Ordinal)
        || (type.DeclaringType is { } outer && IsGenerated(outer));
}
