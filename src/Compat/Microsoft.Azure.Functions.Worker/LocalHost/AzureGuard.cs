namespace Pipeline.LocalHost;

/// <summary>Keeps a stand-in build from running where the real host is in charge.</summary>
internal static class AzureGuard
{
    // Set by App Service and Flex Consumption, by Container Apps, and by any real functions host for its worker.
    private static readonly string[] Signs =
        ["WEBSITE_INSTANCE_ID", "CONTAINER_APP_NAME", "FUNCTIONS_WORKER_RUNTIME_ENDPOINT", "Functions:Worker:HostEndpoint"];

    public static void Refuse(Func<string, string?> variable, IReadOnlyCollection<string> arguments)
    {
        if (arguments.Any(argument => argument.StartsWith("--functions-", StringComparison.Ordinal)))
        {
            throw new StartupException(
                "The real functions host has started this process, but this build contains the local stand-in host. " +
                "Start the app itself instead (dotnet run), or build it with -p:UseOfficialPackages=true.");
        }

        foreach (var sign in Signs)
        {
            if (!string.IsNullOrEmpty(variable(sign)) || !string.IsNullOrEmpty(variable(sign.Replace(":", "__", StringComparison.Ordinal))))
            {
                throw new StartupException(
                    $"{sign} is set, so this is Azure or the real functions host, but this build contains the local stand-in host. " +
                    "Build and publish with -p:UseOfficialPackages=true.");
            }
        }
    }
}
