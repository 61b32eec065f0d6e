namespace Pipeline.Workbooks.Reading;

/// <summary>The tags of rows and cells with one prefix; literals, so that comparing with them compiles to a few instructions.</summary>
internal interface IElementNames
{
    static abstract ReadOnlySpan<byte> Row { get; }

    static abstract ReadOnlySpan<byte> RowOpen { get; }

    static abstract ReadOnlySpan<byte> RowClose { get; }

    static abstract ReadOnlySpan<byte> CellOpen { get; }

    static abstract ReadOnlySpan<byte> ValueOpen { get; }

    static abstract ReadOnlySpan<byte> ValueAndCellClose { get; }
}

/// <summary>Tags without a prefix, as nearly every program writes them.</summary>
internal readonly struct PlainNames : IElementNames
{
    public static ReadOnlySpan<byte> Row => "row"u8;

    public static ReadOnlySpan<byte> RowOpen => "<row"u8;

    public static ReadOnlySpan<byte> RowClose => "</row>"u8;

    public static ReadOnlySpan<byte> CellOpen => "<c"u8;

    public static ReadOnlySpan<byte> ValueOpen => "<v>"u8;

    public static ReadOnlySpan<byte> ValueAndCellClose => "</v></c>"u8;
}

/// <summary>Tags with the prefix <c>x</c>, as the Open XML SDK and ClosedXML write them.</summary>
internal readonly struct NamesWithX : IElementNames
{
    public static ReadOnlySpan<byte> Row => "x:row"u8;

    public static ReadOnlySpan<byte> RowOpen => "<x:row"u8;

    public static ReadOnlySpan<byte> RowClose => "</x:row>"u8;

    public static ReadOnlySpan<byte> CellOpen => "<x:c"u8;

    public static ReadOnlySpan<byte> ValueOpen => "<x:v>"u8;

    public static ReadOnlySpan<byte> ValueAndCellClose => "</x:v></x:c>"u8;
}
