using Pipeline.Snapshots;

namespace Pipeline.Publishing;

/// <summary>What data sets promise their readers, in versions: major.minor.patch.</summary>
/// <remarks>
/// Major: a column or a code that readers may rely on has gone, or holds something else. Minor: one has come. Patch: values have changed.
/// Codes are those that the rows have, of indicators, measures, targets and areas; a snapshot with the same file has the same version.
/// </remarks>
public static class DataContract
{
    /// <summary>The version of the column lists. A test compares them with the list that this version stands for: change both together, and say so in the changelog.</summary>
    public const int Version = 1;

    /// <summary>The version of a data set that is published for the first time.</summary>
    public const string FirstVersion = "1.0.0";

    /// <summary>The version of a data set after what it was in the snapshot before.</summary>
    public static string Next(ManifestDataset? previous, ManifestDataset next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (previous is null || !System.Version.TryParse(previous.Version, out var version))
        {
            return FirstVersion;
        }

        return Compare(previous, next) switch
        {
            ContractChange.Break => $"{version.Major + 1}.0.0",
            ContractChange.Addition => $"{version.Major}.{version.Minor + 1}.0",
            ContractChange.Values => $"{version.Major}.{version.Minor}.{version.Build + 1}",
            _ => previous.Version,
        };
    }

    /// <summary>What the next state of a data set is to those who read the one before; an addition where there was none before.</summary>
    public static ContractChange Compare(ManifestDataset? previous, ManifestDataset next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (previous is null)
        {
            return ContractChange.Addition;
        }

        var kind = previous.Sha256 == next.Sha256 ? ContractChange.None : ContractChange.Values;
        foreach (var was in previous.Columns)
        {
            if (next.Columns.FirstOrDefault(column => column.Name == was.Name) is not { } now || now.Type != was.Type || (was.Codes ?? []).Except(now.Codes ?? []).Any())
            {
                return ContractChange.Break;
            }

            kind = (now.Codes ?? []).Except(was.Codes ?? []).Any() ? ContractChange.Addition : kind;
        }

        return next.Columns.Select(column => column.Name).Except(previous.Columns.Select(column => column.Name)).Any() ? ContractChange.Addition : kind;
    }
}

/// <summary>How much of a change the next version of a data set is for its readers.</summary>
public enum ContractChange
{
    /// <summary>None.</summary>
    None,

    /// <summary>Values changed.</summary>
    Values,

    /// <summary>A column or code has come.</summary>
    Addition,

    /// <summary>A column or code has gone, or holds something else.</summary>
    Break,
}
