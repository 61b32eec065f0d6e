namespace Pipeline.Publishing.Starters;

/// <summary>A connection file of Power BI Desktop, which cannot state types: hence by OData.</summary>
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
                "protocol": "odata",
                "address": { "url": "{{source.OData}}" },
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
