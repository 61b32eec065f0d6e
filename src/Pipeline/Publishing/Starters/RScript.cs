namespace Pipeline.Publishing.Starters;

/// <summary>A script that reads a data set into a data frame of R.</summary>
internal static class RScript
{
    /// <summary>Writes it.</summary>
    public static string Write(StarterSource source) =>
        $$"""
        # {{source.Dataset.Title}}
        token <- Sys.getenv("{{StarterSource.TokenVariable}}")
        {{source.Dataset.Name}} <- read.csv(
          url(
            "{{source.Csv}}",
            headers = if (nzchar(token)) c(Authorization = paste("Bearer", token))
          ),
          encoding = "UTF-8",
          na.strings = "",
          colClasses = c(
            {{source.Lines(",\n    ", column => $"{column.Name} = \"{Type(column.Type)}\"")}}
          )
        )

        """;

    private static string Type(ColumnType type) => type switch
    {
        ColumnType.Number => "numeric",
        ColumnType.WholeNumber => "integer",
        ColumnType.Date => "Date",
        _ => "character",
    };
}
