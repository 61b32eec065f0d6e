using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Functions.Http;

/// <summary>An address that a function answers.</summary>
/// <param name="Function">The function.</param>
/// <param name="Template">The route's template, such as <c>api/v1/snapshots/{snapshot}</c>.</param>
/// <param name="Verbs">The verbs in upper case; empty for every verb.</param>
public sealed record ApiRoute(string Function, string Template, IReadOnlyList<string> Verbs);

/// <summary>The addresses of this app, read from its functions.</summary>
public sealed class ApiRoutes
{
    private readonly List<(TemplateMatcher Matcher, ApiRoute Route)> _matchers;

    /// <summary>Reads the functions of this assembly.</summary>
    public ApiRoutes()
    {
        All =
        [
            .. typeof(ApiRoutes).Assembly.GetTypes()
                .SelectMany(type => type.GetMethods())
                .Select(method => (method, Trigger: method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null)))
                .Where(pair => pair.Trigger is not null)
                .Select(pair => new ApiRoute(
                    pair.method.GetCustomAttribute<FunctionAttribute>()!.Name,
                    pair.Trigger!.Route ?? "",
                    [.. (pair.Trigger.Methods ?? []).Select(verb => verb.ToUpperInvariant())]))
                .OrderBy(route => route.Template, StringComparer.Ordinal),
        ];
        _matchers = [.. All.Where(route => route.Verbs.Count > 0).Select(route => (new TemplateMatcher(TemplateParser.Parse(route.Template), []), route))];
    }

    /// <summary>All addresses, ordered by template.</summary>
    public IReadOnlyList<ApiRoute> All { get; }

    /// <summary>The verbs that an address takes; empty where there is none.</summary>
    public IReadOnlyList<string> VerbsOf(PathString path) =>
        [.. _matchers.Where(each => each.Matcher.TryMatch(path, new RouteValueDictionary())).SelectMany(each => each.Route.Verbs).Distinct().Order(StringComparer.Ordinal)];
}
