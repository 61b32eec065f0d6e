namespace Pipeline.Publishing.Starters;

/// <summary>A script that reads a data set into a data frame of pandas.</summary>
internal static class PandasScript
{
    /// <summary>Writes it.</summary>
    public static string Write(StarterSource source) =>
        $$"""
        # {{source.Dataset.Title}}
        import os
        import urllib.request

        import pandas

        request = urllib.request.Request("{{source.Csv}}")
        if os.environ.get("{{StarterSource.TokenVariable}}"):
            request.add_header("Authorization", "Bearer " + os.environ["{{StarterSource.TokenVariable}}"])

        with urllib.request.urlopen(request) as answer:
            {{source.Dataset.Name}} = pandas.read_csv(
                answer,
                encoding="utf-8",
                keep_default_na=False,
                na_values=[""],
                parse_dates=[{{source.Lines(", ", column => column.Type == ColumnType.Date, column => $"\"{column.Name}\"")}}],
                dtype={
                    {{source.Lines(",\n            ", column => column.Type != ColumnType.Date, column => $"\"{column.Name}\": \"{Type(column.Type)}\"")}}
                },
            )

        """;

    private static string Type(ColumnType type) => type switch
    {
        ColumnType.Number => "float64",
        ColumnType.WholeNumber => "Int64",
        _ => "string",
    };
}
