namespace Pipeline.Catalogue;

/// <summary>Which end of a ranking (位次) is the first place.</summary>
public enum Better
{
    /// <summary>Neither: the values are not ranked.</summary>
    Neither,

    /// <summary>The highest value is first.</summary>
    High,

    /// <summary>The lowest value is first.</summary>
    Low,
}
