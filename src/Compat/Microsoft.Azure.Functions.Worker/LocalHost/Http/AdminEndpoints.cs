using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.LocalHost.Functions;

namespace Pipeline.LocalHost.Http;

/// <summary>The host's own API under <c>/admin</c>, for holders of the master key.</summary>
internal static class AdminEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var keys = endpoints.ServiceProvider.GetRequiredService<KeyCheck>();
        RequestDelegate ForAdmins(RequestDelegate answer) => async http =>
        {
            if (await keys.PassAsync(http, AuthorizationLevel.Admin))
            {
                await answer(http);
            }
        };

        endpoints.MapGet("admin/host/status", ForAdmins(StatusAsync));
        endpoints.MapGet("admin/functions", ForAdmins(ListAsync));
        endpoints.MapGet("admin/functions/{name}", ForAdmins(GetAsync));
        endpoints.MapPost("admin/functions/{name}", ForAdmins(RunAsync));
        // The real host answers this to anyone, for load balancers.
        endpoints.MapMethods("admin/host/ping", ["GET", "POST"], http =>
        {
            http.Response.StatusCode = StatusCodes.Status200OK;
            return Task.CompletedTask;
        });
    }

    private static Task StatusAsync(HttpContext http)
    {
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var process = Process.GetCurrentProcess();
        var uptime = TimeProvider.System.GetUtcNow() - new DateTimeOffset(process.StartTime.ToUniversalTime());
        return WriteAsync(http, new
        {
            id = http.RequestServices.GetRequiredService<HostId>().Value,
            state = stopping.IsCancellationRequested ? "Stopping" : "Running",
            version = typeof(AdminEndpoints).Assembly.GetName().Version?.ToString(),
            versionDetails = "Local stand-in host",
            processUptime = (long)uptime.TotalMilliseconds,
        });
    }

    private static Task ListAsync(HttpContext http) => WriteAsync(
        http, http.RequestServices.GetRequiredService<FunctionCatalogue>().Functions.Select(function => Describe(http, function)));

    private static Task GetAsync(HttpContext http) =>
        Find(http) is { } function ? WriteAsync(http, Describe(http, function)) : NotFound(http);

    private static async Task RunAsync(HttpContext http)
    {
        if (Find(http) is not { } function)
        {
            await NotFound(http);
            return;
        }

        string? input;
        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            var given = body.RootElement.ValueKind == JsonValueKind.Object
                ? body.RootElement.EnumerateObject().FirstOrDefault(each => each.Name.Equals("input", StringComparison.OrdinalIgnoreCase)).Value
                : default;
            input = given.ValueKind switch
            {
                JsonValueKind.Undefined or JsonValueKind.Null => null,
                JsonValueKind.String => given.GetString(),
                _ => given.GetRawText(),
            };
        }
        catch (JsonException)
        {
            await RefuseAsync(http, "The body must be JSON: {\"input\": \"…\"}, or {} where the function needs none.");
            return;
        }

        var refusal = http.RequestServices.GetRequiredService<ManualRun>().Start(function, input);
        if (refusal is null)
        {
            http.Response.StatusCode = StatusCodes.Status202Accepted;
        }
        else
        {
            await RefuseAsync(http, refusal);
        }
    }

    private static object Describe(HttpContext http, LocalFunction function)
    {
        var root = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";
        return new
        {
            name = function.Name,
            href = $"{root}/admin/functions/{function.Name}",
            invoke_url_template = function.Trigger is Trigger.Http trigger ? $"{root}/{trigger.Route}" : null,
            language = "dotnet-isolated",
            isDisabled = false,
            config = new
            {
                name = function.Name,
                entryPoint = function.Definition.EntryPoint,
                bindings = function.Definition.InputBindings.Values.Concat(function.Definition.OutputBindings.Values)
                    .Select(binding => new { name = binding.Name, type = binding.Type, direction = binding.Direction.ToString() }),
            },
        };
    }

    private static LocalFunction? Find(HttpContext http) =>
        http.RequestServices.GetRequiredService<FunctionCatalogue>().Find((string)http.Request.RouteValues["name"]!);

    private static Task NotFound(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(HttpContext http, string message)
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return WriteAsync(http, new { message });
    }

    private static Task WriteAsync<T>(HttpContext http, T value) => http.Response.WriteAsJsonAsync(value, Json, http.RequestAborted);
}
