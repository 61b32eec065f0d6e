using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Access;
using Pipeline.Functions.Triggers;
using Pipeline.Storage;

namespace Pipeline.Tests.Infrastructure;

/// <summary>What the templates create is what the code uses.</summary>
public sealed partial class BicepTests
{
    [Theory]
    [InlineData("containers")]
    [InlineData("tables")]
    [InlineData("queues")]
    public void Storage_has_every_name_that_the_code_uses_and_no_other(string variable)
    {
        var expected = variable switch { "containers" => StorageNames.Containers, "tables" => StorageNames.Tables, _ => StorageNames.Queues };

        Assert.Equal(expected.Order(StringComparer.Ordinal), List("storage", variable).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_container_table_and_queue_is_created_from_its_list()
    {
        var storage = Module("storage");

        Assert.Contains("for container in concat(containers, [deploymentContainerName])", storage, StringComparison.Ordinal);
        Assert.Contains("for table in tables", storage, StringComparison.Ordinal);
        Assert.Contains("for queue in queues", storage, StringComparison.Ordinal);
    }

    [Fact]
    public void Events_go_to_the_function_and_container_of_the_blob_trigger()
    {
        var trigger = Assert.Single(Triggers<BlobTriggerAttribute>());

        Assert.Equal(BlobTriggerSource.EventGrid, trigger.Attribute.Source);
        Assert.Equal(nameof(IngestSubmission), trigger.Function);
        Assert.Equal(trigger.Function, Variable("events", "ingestFunction"));
        Assert.Equal(trigger.Attribute.BlobPath.Split('/')[0], Variable("events", "uploadContainer"));
        Assert.Equal(StorageNames.Submissions, Variable("access", "uploadContainer"));
    }

    [Fact]
    public void The_poison_queue_of_the_host_has_a_handler()
    {
        var trigger = Assert.Single(Triggers<QueueTriggerAttribute>());

        Assert.Equal((nameof(HandlePoison), StorageNames.PoisonQueue), (trigger.Function, trigger.Attribute.QueueName));
    }

    [Fact]
    public void Every_setting_is_one_that_the_code_or_the_host_reads()
    {
        string[] host = ["AzureWebJobsStorage", "AzureFunctionsWebHost", "AzureWebJobsDisableHomepage", "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING"];
        var own = typeof(PipelineOptions).GetProperties().Select(p => $"{PipelineOptions.Section}__{p.Name}")
            .Append(AccessOptions.PublicReadSetting.Replace(":", "__", StringComparison.Ordinal))
            .Append(ReportReminders.WebhookSetting)
            .Concat(Expanded())
            .ToHashSet(StringComparer.Ordinal);

        var unknown = Settings().Where(name => !own.Contains(name)
            && !host.Contains(name.Split("__")[0])
            && !Connections().Any(connection => IsOfConnection(name, connection)));

        Assert.Empty(unknown);
    }

    [Fact]
    public void The_address_for_reminders_can_be_given_and_is_kept_as_a_secret()
    {
        Assert.Contains(ReportReminders.WebhookSetting, Settings());
        Assert.All([Repository.Text("infra", "main.bicep"), Module("functions")], template =>
            Assert.Contains("@secure()\nparam reminderWebhook string", template, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_setting_that_a_trigger_needs_is_set()
    {
        Assert.Equal(["SnapshotSchedule"], Expanded());
        Assert.All(Expanded(), name => Assert.Contains(name, Settings()));
        Assert.All(Connections().Append("AzureWebJobsStorage"), connection =>
        {
            Assert.Contains($"{connection}__blobServiceUri", Settings());
            Assert.Contains($"{connection}__queueServiceUri", Settings());
            Assert.Contains($"{connection}__tableServiceUri", Settings());
        });
    }

    [Fact]
    public void No_setting_holds_a_key()
    {
        Assert.DoesNotContain("AccountKey", Module("functions"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("listKeys", Module("functions"), StringComparison.Ordinal);
        Assert.Contains("allowSharedKeyAccess: false", Module("storage"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_module_is_used_by_the_main_template()
    {
        var main = Repository.Text("infra", "main.bicep");
        var modules = Directory.GetFiles(Path.Combine(Repository.Root, "infra", "modules"), "*.bicep");

        Assert.NotEmpty(modules);
        Assert.All(modules, path => Assert.Contains($"'modules/{Path.GetFileName(path)}'", main, StringComparison.Ordinal));
    }

    private static bool IsOfConnection(string name, string connection) =>
        name.StartsWith(connection + "__", StringComparison.Ordinal)
        && name[(connection.Length + 2)..] is "blobServiceUri" or "queueServiceUri" or "tableServiceUri" or "credential";

    private static List<(string Function, T Attribute)> Triggers<T>() where T : Attribute =>
    [
        .. from type in typeof(IngestSubmission).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           from parameter in method.GetParameters()
           let trigger = parameter.GetCustomAttribute<T>()
           where trigger is not null
           select (function.Name, trigger),
    ];

    private static IEnumerable<string> Connections() =>
        Triggers<BlobTriggerAttribute>().Select(t => t.Attribute.Connection)
            .Concat(Triggers<QueueTriggerAttribute>().Select(t => t.Attribute.Connection))
            .OfType<string>().Distinct();

    private static IEnumerable<string> Expanded() =>
        Triggers<TimerTriggerAttribute>().Select(t => t.Attribute.Schedule).Where(s => s.StartsWith('%')).Select(s => s.Trim('%'));

    private static List<string> Settings() =>
        [.. SettingLine().Matches(Block("functions", "var settings = {", "\n}")).Select(match => match.Groups[1].Value)];

    private static string[] List(string module, string variable) =>
        [.. Quoted().Matches(Block(module, $"var {variable} = [", "\n]")).Select(match => match.Groups[1].Value)];

    private static string Variable(string module, string name) =>
        Quoted().Match(Block(module, $"var {name} = ", "\n")).Groups[1].Value;

    private static string Block(string module, string start, string end)
    {
        var text = Module(module);
        var from = text.IndexOf(start, StringComparison.Ordinal);
        Assert.True(from >= 0, $"{module}.bicep has no '{start}'");
        var to = text.IndexOf(end, from + start.Length, StringComparison.Ordinal);
        return text[(from + start.Length)..to];
    }

    private static string Module(string name) => Repository.Text("infra", "modules", name + ".bicep");

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^  (\w+):", RegexOptions.Multiline)]
    private static partial Regex SettingLine();
}
