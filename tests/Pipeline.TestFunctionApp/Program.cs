using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.TestFunctionApp;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<Doorkeeper>();
builder.Services.AddSingleton<Journal>();
builder.Services.AddScoped<Visit>();
builder.Build().Run();
