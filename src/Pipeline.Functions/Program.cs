using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Functions;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Functions.Http.Pulls;
using Pipeline.Storage;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<CorsMiddleware>();
builder.UseMiddleware<FaultMiddleware>();
builder.UseMiddleware<AccessMiddleware>();
builder.Services.AddPipelineStorage(builder.Configuration);
builder.Services.AddAccess(builder.Configuration);
builder.Services.AddPulls(builder.Configuration);
builder.Services.AddHostedService<StorageSetup>();
builder.Build().Run();
