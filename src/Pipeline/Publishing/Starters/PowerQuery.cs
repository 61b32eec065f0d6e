namespace Pipeline.Publishing.Starters;

/// <summary>A query in Power Query's language M, for Power BI and Excel.</summary>
internal static class PowerQuery
{
    /// <summary>Writes it.</summary>
    public static string Write(StarterSource source) =>
        $$"""
        // {{source.Dataset.Title}}
        let
            Source = Web.Contents("{{source.Csv}}"),
            Rows = Table.PromoteHeaders(Csv.Document(Source, [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv])),
            Typed = Table.TransformColumnTypes(
                Rows,
                {
                    {{source.Lines(",\n            ", column => $$"""{"{{column.Name}}", {{Type(column.Type)}}}""")}}
                },
                "en-US")
        in
            Typed

        """;

    private static string Type(ColumnType type) => type switch
    {
        ColumnType.Number => "type number",
        ColumnType.WholeNumber => "Int64.Type",
        ColumnType.Date => "type date",
        _ => "type text",
    };
}
