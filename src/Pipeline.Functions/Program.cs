using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Functions;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Functions.Http.Pulls;
using Pipeline.Functions.Telemetry;
using Pipeline.Storage;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<ResponseHeadersMiddleware>();
builder.UseMiddleware<CorsMiddleware>();
builder.UseMiddleware<FaultMiddleware>();
builder.UseMiddleware<RequestLimitsMiddleware>();
builder.UseMiddleware<AccessMiddleware>();
builder.UseMiddleware<UploadTurns>();
builder.Services.AddPipelineStorage(builder.Configuration);
builder.Services.AddAccess(builder.Configuration);
builder.Services.AddPulls(builder.Configuration);
builder.Services.AddHostedService<StorageSetup>();
builder.Services.AddSingleton<HttpClient>(); // reminders only; one post a day
builder.AddTelemetryExport();

using var app = builder.Build();
var stopping = app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
try
{
    app.Run();
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    // Asked to stop while it was still waiting for storage: an orderly end.
}
