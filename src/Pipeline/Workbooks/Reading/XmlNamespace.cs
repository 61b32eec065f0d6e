namespace Pipeline.Workbooks.Reading;

/// <summary>The namespaces that workbooks are read by, in their transitional and strict spellings.</summary>
internal enum XmlNamespace
{
    /// <summary>Any other, or none.</summary>
    Other,

    /// <summary>SpreadsheetML.</summary>
    Main,

    /// <summary>References from a part to its relationships.</summary>
    Relationships,

    /// <summary>The relationships of a part.</summary>
    Package,

    /// <summary>Markup compatibility.</summary>
    Compatibility,
}
