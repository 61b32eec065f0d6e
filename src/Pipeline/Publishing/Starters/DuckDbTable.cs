namespace Pipeline.Publishing.Starters;

/// <summary>Statements that make a typed table of a downloaded file in DuckDB, which needs no extension for that.</summary>
internal static class DuckDbTable
{
    /// <summary>Writes them.</summary>
    public static string Write(StarterSource source) =>
        $$"""
        -- {{source.Dataset.Title}}
        -- 先下载；不需要令牌时去掉 --header。 Download first; leave --header out where no token is needed.
        --   curl --fail --compressed --header "Authorization: Bearer ${{StarterSource.TokenVariable}}" --output {{source.Dataset.FileName}} {{source.Csv}}
        -- 再运行。 Then run:
        --   duckdb yunnan.duckdb < {{source.Dataset.Name}}.sql
        CREATE OR REPLACE TABLE {{source.Dataset.Name}} AS
        SELECT * FROM read_csv(
            '{{source.Dataset.FileName}}',
            auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', new_line = '\r\n', nullstr = '', dateformat = '%Y-%m-%d',
            columns = {
                {{source.Lines(",\n        ", column => $"'{column.Name}': '{Type(column.Type)}'")}}
            });

        """;

    private static string Type(ColumnType type) => type switch
    {
        ColumnType.Number => "DOUBLE",
        ColumnType.WholeNumber => "BIGINT",
        ColumnType.Date => "DATE",
        _ => "VARCHAR",
    };
}
