using System.Reflection;
using Azure.Data.Tables;

namespace Pipeline.IntegrationTests.Compat.Tables;

/// <summary>
/// Whatever is public in the stand-in must be in the official package too. The list was compared with the official one's
/// published listing, line by line; a new line must be compared before it is added. Built with the official packages,
/// the test checks the list itself.
/// </summary>
public sealed class PublicSurfaceTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Is_what_was_compared_with_the_official_package()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Compat", "Tables", "PublicSurface.txt");

        var listed = File.ReadAllLines(path);
        var surface = typeof(TableClient).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(Describe).ToList();

        Assert.Empty(listed.Except(surface));
        if (!IsOfficial)
            Assert.Empty(surface.Except(listed));
    }

    private static bool IsOfficial =>
        typeof(TableClient).Assembly.GetCustomAttribute<AssemblyCompanyAttribute>()!.Company.StartsWith("Microsoft", StringComparison.Ordinal);

    private static IEnumerable<string> Describe(Type type) =>
        type.GetMembers(Declared).Where(IsVisible).Select(member => $"{type.FullName}: {member}").Distinct().Order(StringComparer.Ordinal);

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && !method.Name.Contains('<', StringComparison.Ordinal),
        FieldInfo field => field.IsPublic || field.IsFamily,
        _ => false,
    };
}
