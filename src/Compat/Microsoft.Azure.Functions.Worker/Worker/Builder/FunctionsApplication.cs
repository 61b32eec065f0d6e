namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>The start of a function app.</summary>
public class FunctionsApplication
{
    /// <summary>A builder with configuration, logging and dependency injection set up.</summary>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args);
}
