using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using System.Xml;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Pipeline.Functions.Http.Pulls;
using Pipeline.Publishing;

namespace Pipeline.Functions.Http.OData;

/// <summary>The data sets as OData knows them: an entity set each, with types, keys and descriptions from their columns and nothing else.</summary>
public sealed class ODataModel
{
    /// <summary>The namespace of what is ours in the schema.</summary>
    public const string Namespace = "pipeline";

    private readonly Dictionary<string, Dataset> _datasets;
    private readonly Lazy<byte[]> _xml;
    private readonly Lazy<byte[]> _json;

    /// <summary>The model of these data sets.</summary>
    public ODataModel(TableSet tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        _datasets = tables.All.ToDictionary(dataset => dataset.Name, StringComparer.Ordinal);
        var model = new EdmModel();
        var container = new EdmEntityContainer(Namespace, "data");
        foreach (var dataset in tables.All)
        {
            var type = RowType(dataset);
            model.AddElement(type);
            ODataAnnotations.Describe(model, dataset, type, container.AddEntitySet(dataset.Name, type));
        }

        model.AddElement(container);
        model.SetEdmVersion(new Version(4, 0));
        ODataAnnotations.Describe(model, container);
        Edm = model;
        _xml = new(WriteXml);
        _json = new(WriteJson);
    }

    /// <summary>The model as the OData libraries read it.</summary>
    internal IEdmModel Edm { get; }

    /// <summary>The data sets in order.</summary>
    internal IEnumerable<Dataset> Datasets => _datasets.Values;

    /// <summary>The metadata document in XML.</summary>
    internal byte[] Xml => _xml.Value;

    /// <summary>The metadata document in JSON.</summary>
    internal byte[] Json => _json.Value;

    /// <summary>The data set of an entity set.</summary>
    internal Dataset DatasetOf(string entitySet) => _datasets[entitySet];

    /// <summary>The name of the type of a data set's rows.</summary>
    internal static string RowTypeName(Dataset dataset) => $"{dataset.Name}_row";

    private static EdmEntityType RowType(Dataset dataset)
    {
        var type = new EdmEntityType(Namespace, RowTypeName(dataset));
        foreach (var column in dataset.Columns)
        {
            var property = type.AddStructuralProperty(column.Name, TypeOf(column));
            if (column.Role == ColumnRole.Key)
            {
                type.AddKeys(property);
            }
        }

        return type;
    }

    /// <summary>Texts are never null: a text that a row does not have is empty, as in every other format.</summary>
    private static IEdmTypeReference TypeOf(Column column) => column.Type switch
    {
        ColumnType.Text => EdmCoreModel.Instance.GetString(isNullable: false),

        // Without a limit to the decimals: each subject is published with its own, and doubles would not have them exactly.
        ColumnType.Number => new EdmDecimalTypeReference(EdmCoreModel.Instance.GetPrimitiveType(EdmPrimitiveTypeKind.Decimal), isNullable: true, precision: null, scale: null),
        ColumnType.WholeNumber => EdmCoreModel.Instance.GetInt64(isNullable: true),
        ColumnType.Date => EdmCoreModel.Instance.GetDate(isNullable: true),
        _ => throw new InvalidOperationException($"No type of OData stands for '{column.Type}'."),
    };

    private byte[] WriteXml()
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            Check(CsdlWriter.TryWriteCsdl(Edm, xml, CsdlTarget.OData, out var errors), errors);
        }

        // The library writes a capital that the standard does not have; it reads either.
        return Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + text.Replace("Scale=\"Variable\"", "Scale=\"variable\"").Append('\n'));
    }

    private byte[] WriteJson()
    {
        using var written = new MemoryStream();
        using (var json = new Utf8JsonWriter(written, new JsonWriterOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }))
        {
            Check(CsdlWriter.TryWriteCsdl(Edm, json, out var errors), errors);
        }

        return written.ToArray();
    }

    private static void Check(bool written, IEnumerable<Microsoft.OData.Edm.Validation.EdmError> errors)
    {
        if (!written)
        {
            throw new InvalidOperationException($"The data sets make no valid schema: {string.Join("; ", errors)}");
        }
    }
}
