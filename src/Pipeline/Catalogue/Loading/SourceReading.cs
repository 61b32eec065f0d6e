namespace Pipeline.Catalogue.Loading;

/// <summary>Reads where a definition, group or target comes from.</summary>
internal static class SourceReading
{
    /// <summary>The fields of a source.</summary>
    public static readonly IReadOnlyList<string> Fields = ["source.document", "source.section", "source.quote"];

    /// <summary>The source of an entry: a document with section and quote, or a mark with neither.</summary>
    public static Source Read(Entry entry)
    {
        var document = entry.Text("source.document");
        if (!Vocabulary.Documents.ContainsKey(document))
        {
            // Whether an unknown document needs section and quote is unknown, too.
            entry.Word("source.document", Vocabulary.Documents);
            return new() { Document = document };
        }

        if (Vocabulary.Documents[document])
        {
            return new() { Document = document, Section = entry.Required("source.section"), Quote = entry.Required("source.quote") };
        }

        foreach (var field in Fields.Skip(1).Where(field => entry.Text(field).Length > 0))
        {
            entry.Fault(field, $"“{document}”不是文件，没有章节和引文。", $"'{document}' is no document and has no section or quote.",
                $"删去 {field}，或写明文件 plan 或 opinions。", $"Remove {field}, or name the document: plan or opinions.");
        }

        return new() { Document = document };
    }
}
