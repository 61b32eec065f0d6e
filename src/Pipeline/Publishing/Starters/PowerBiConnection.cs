namespace Pipeline.Publishing.Starters;

/// <summary>A connection file of Power BI Desktop.</summary>
internal static class PowerBiConnection
{
    /// <summary>Writes it.</summary>
    public static string Write(StarterSource source) =>
        $$"""
        {
          "version": "0.1",
          "connections": [
            {
              "details": {
                "protocol": "http",
                "address": { "url": "{{source.Csv}}" },
                "authentication": null,
                "query": null
              },
              "options": {},
              "mode": "Import"
            }
          ]
        }

        """;
}
