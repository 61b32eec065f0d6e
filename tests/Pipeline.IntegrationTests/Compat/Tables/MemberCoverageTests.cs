using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Pipeline.IntegrationTests.Compat.Tables;

/// <summary>That this suite calls every public member of the tables client: read from what its own code was compiled to.</summary>
public sealed class MemberCoverageTests
{
    // For mocking and for debuggers: there is nothing in them to call.
    private static readonly string[] Exempt = ["TableClient..ctor()", "TableServiceClient..ctor()"];

    [Fact]
    public void Every_public_member_is_called_by_a_test()
    {
        var called = Called();
        var uncalled =
            from type in typeof(TableClient).Assembly.GetExportedTypes()
            from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).OfType<MethodBase>()
            let name = $"{type.Name}.{member.Name}"
            where !type.IsEnum && !type.IsInterface && !IsErrorCode(member) && !called.Contains(name) && !IsInherited(member) && !Exempt.Contains($"{name}({string.Join(", ", member.GetParameters().Select(p => p.ParameterType.Name))})")
            select name;

        var missing = string.Join(" ", uncalled.Distinct().Order(StringComparer.Ordinal));
        Assert.True(missing.Length == 0, missing);
    }

    /// <summary>A constant, which <see cref="ValueTypeTests"/> looks at by reflection.</summary>
    private static bool IsErrorCode(MethodBase member) => member.DeclaringType == typeof(TableErrorCode) && member.IsStatic && member.Name.StartsWith("get_", StringComparison.Ordinal);

    /// <summary>What a caller reaches by another type's name: overrides, and the interfaces of dictionaries and tables.</summary>
    private static bool IsInherited(MethodBase member) =>
        member is MethodInfo method && (method.GetBaseDefinition().DeclaringType != method.DeclaringType
            || (method.DeclaringType == typeof(TableEntity) && IsOfAnInterface(method)));

    private static bool IsOfAnInterface(MethodInfo method) =>
        typeof(TableEntity).GetInterfaces().Any(each => typeof(TableEntity).GetInterfaceMap(each).TargetMethods.Contains(method));

    private static HashSet<string> Called()
    {
        using var file = new PEReader(File.OpenRead(typeof(MemberCoverageTests).Assembly.Location));
        var metadata = file.GetMetadataReader();
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference)
            {
                var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
                names.Add($"{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}");
            }
        }

        return names;
    }
}
