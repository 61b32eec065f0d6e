using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;

namespace Pipeline.IntegrationTests.Access;

/// <summary>That the table of who may do what leaves nothing out; needs nothing running.</summary>
public sealed class AccessTableTests
{
    private static readonly ApiRoutes Routes = new();

    [Fact]
    public void Every_route_and_verb_of_the_app_has_a_line()
    {
        var missing =
            from route in Routes.All
            from verb in route.Verbs.DefaultIfEmpty("*")
            where !AccessTable.Lines.Any(line => line.Function == route.Function && line.Verbs.Contains(verb) && Matches(route, line))
            select $"{route.Function} {verb} {route.Template}";

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_line_is_a_route_of_the_app_with_its_verbs_and_a_status_for_each_identity()
    {
        Assert.All(AccessTable.Lines, line =>
        {
            var route = Assert.Single(Routes.All, route => route.Function == line.Function && Matches(route, line));
            Assert.Equal(route.Verbs.DefaultIfEmpty("*").Order(StringComparer.Ordinal), line.Verbs.Order(StringComparer.Ordinal));
            Assert.Equal(AccessTable.Identities.Count, line.Statuses.Count);
        });
    }

    [Fact]
    public void Functions_open_to_anyone_are_these_and_no_others()
    {
        var open = AccessRules.Functions.Where(function => AccessRules.Find(function) == AccessRule.Anyone);

        Assert.Equal(
            AccessTable.Lines.Where(line => line.Statuses.Distinct().Count() == 1).Select(line => line.Function).Order(StringComparer.Ordinal),
            open.Order(StringComparer.Ordinal));
    }

    private static bool Matches(ApiRoute route, AccessLine line) =>
        new TemplateMatcher(TemplateParser.Parse(route.Template), []).TryMatch("/" + line.Address.Split('?')[0], new RouteValueDictionary());
}
