using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;
using Microsoft.OData.Edm.Vocabularies.V1;
using Pipeline.Publishing;

namespace Pipeline.Functions.Http.OData;

/// <summary>What the schema says beyond names and types: what things mean, in which unit figures are, and what can be asked.</summary>
internal static class ODataAnnotations
{
    private const string Vocabularies = "https://oasis-tcs.github.io/odata-vocabularies/vocabularies/";
    private const string Capabilities = "Org.OData.Capabilities.V1";
    private const string Measures = "Org.OData.Measures.V1";
    private const string UnitColumn = "unit";

    private static readonly EdmTerm Unit = new(Measures, "Unit", EdmCoreModel.Instance.GetString(isNullable: false));
    private static readonly EdmTerm FilterFunctions = new(Capabilities, "FilterFunctions", EdmCoreModel.GetCollection(EdmCoreModel.Instance.GetString(isNullable: false)));
    private static readonly EdmTerm BatchSupported = new(Capabilities, "BatchSupported", EdmCoreModel.Instance.GetBoolean(isNullable: false));

    /// <summary>What cannot be done with any entity set, by the term that says so and its property.</summary>
    private static readonly (EdmTerm Term, string Property)[] Restrictions =
    [
        (Restriction("ExpandRestrictions"), "Expandable"),
        (Restriction("SearchRestrictions"), "Searchable"),
        (Restriction("InsertRestrictions"), "Insertable"),
        (Restriction("UpdateRestrictions"), "Updatable"),
        (Restriction("DeleteRestrictions"), "Deletable"),
    ];

    /// <summary>Describes a data set.</summary>
    public static void Describe(EdmModel model, Dataset dataset, EdmEntityType type, EdmEntitySet set)
    {
        Describe(model, set, dataset.Title);
        foreach (var column in dataset.Columns)
        {
            var property = type.FindProperty(column.Name);
            Describe(model, property, column.Description);
            if (column.Role == ColumnRole.Value && type.FindProperty(UnitColumn) is not null)
            {
                Add(model, property, Unit, new EdmPathExpression(UnitColumn));
            }
        }

        foreach (var (term, name) in Restrictions)
        {
            Add(model, set, term, new EdmRecordExpression(new EdmPropertyConstructor(name, new EdmBooleanConstant(false))));
        }
    }

    /// <summary>Says what the service as a whole can do, and which vocabularies say it.</summary>
    public static void Describe(EdmModel model, EdmEntityContainer container)
    {
        Add(model, container, BatchSupported, new EdmBooleanConstant(false));
        Add(model, container, FilterFunctions, new EdmCollectionExpression(ODataFilter.Functions.Select(name => new EdmStringConstant(name))));
        model.SetEdmReferences(((string[])["Org.OData.Core.V1", Capabilities, Measures]).Select(vocabulary =>
        {
            var reference = new EdmReference(new Uri($"{Vocabularies}{vocabulary}.xml"));
            reference.AddInclude(new EdmInclude(vocabulary.Split('.')[2], vocabulary));
            return reference;
        }));
    }

    private static EdmTerm Restriction(string name) =>
        new(Capabilities, name, new EdmComplexTypeReference(new EdmComplexType(Capabilities, $"{name}Type"), isNullable: false));

    /// <summary>In both languages at once for tools that show one description, and in each for those that can choose.</summary>
    private static void Describe(EdmModel model, IEdmVocabularyAnnotatable target, Bilingual description)
    {
        Add(model, target, CoreVocabularyModel.DescriptionTerm, new EdmStringConstant(description.ToString()));
        Add(model, target, CoreVocabularyModel.DescriptionTerm, new EdmStringConstant(description.Zh), "zh");
        Add(model, target, CoreVocabularyModel.DescriptionTerm, new EdmStringConstant(description.En), "en");
    }

    private static void Add(EdmModel model, IEdmVocabularyAnnotatable target, IEdmTerm term, IEdmExpression value, string? qualifier = null)
    {
        var annotation = new EdmVocabularyAnnotation(target, term, qualifier, value);
        annotation.SetSerializationLocation(model, EdmVocabularyAnnotationSerializationLocation.Inline);
        model.AddVocabularyAnnotation(annotation);
    }
}
