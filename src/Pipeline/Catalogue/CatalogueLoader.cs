using System.Text.Json;
using Pipeline.Catalogue.Loading;

namespace Pipeline.Catalogue;

/// <summary>Reads the catalogue's files and refuses them whole if anything in them is wrong.</summary>
public static class CatalogueLoader
{
    private static readonly Lazy<StatisticalCatalogue> Default = new(() => Load(CatalogueFiles.Embedded()));

    /// <summary>The catalogue that is built into the program; read once.</summary>
    /// <exception cref="CatalogueException">The files have faults; all are listed.</exception>
    public static StatisticalCatalogue LoadDefault() => Default.Value;

    /// <summary>The catalogue in a folder.</summary>
    /// <exception cref="CatalogueException">The files have faults; all are listed.</exception>
    public static StatisticalCatalogue Load(string directory) => Load(CatalogueFiles.In(directory));

    /// <summary>The catalogue that <see cref="Write"/> wrote.</summary>
    /// <exception cref="CatalogueException">The files have faults, such as one that this version of the program needs and an old catalogue lacks.</exception>
    /// <exception cref="JsonException">The stream holds no catalogue.</exception>
    public static StatisticalCatalogue Read(Stream input) => Load(CatalogueFiles.Read(input));

    /// <summary>Writes the files of a catalogue as one document, so that it can be read again when the program has another; false where it was read from none.</summary>
    public static bool Write(StatisticalCatalogue catalogue, Stream output)
    {
        catalogue.Files?.Write(output);
        return catalogue.Files is not null;
    }

    /// <summary>All faults of the catalogue in a folder, by file and line; none means that it loads.</summary>
    public static IReadOnlyList<CatalogueFault> Lint(string directory) => Lint(CatalogueFiles.In(directory));

    /// <summary>All faults of the catalogue that is built into the program.</summary>
    public static IReadOnlyList<CatalogueFault> LintDefault() => Lint(CatalogueFiles.Embedded());

    private static IReadOnlyList<CatalogueFault> Lint(CatalogueFiles files)
    {
        var faults = new FaultList();
        CatalogueReading.Read(files, faults);
        return faults.Sorted();
    }

    private static StatisticalCatalogue Load(CatalogueFiles files)
    {
        var faults = new FaultList();
        var parts = CatalogueReading.Read(files, faults);
        return faults.Any ? throw new CatalogueException(faults.Sorted()) : new(parts, files.Version, files);
    }
}
