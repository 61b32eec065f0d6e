namespace Pipeline.Workbooks.Reading;

/// <content>The namespaces in scope.</content>
internal sealed partial class XmlScanner
{
    // Every name is looked up among all that are in scope.
    private const int MaximumBindings = 64;

    private readonly List<Binding> _bindings = [];

    private readonly record struct Binding(byte[] Prefix, XmlNamespace Namespace, int Depth);

    private void Bind(byte[] prefix, ReadOnlySpan<byte> uri)
    {
        if (_bindings.Count == MaximumBindings)
        {
            throw Broken($"同时声明的命名空间超过 {MaximumBindings} 个", $"it declares more than {MaximumBindings} namespaces at once");
        }

        _bindings.Add(new(prefix, Name(uri), Depth));
    }

    private static XmlNamespace Name(ReadOnlySpan<byte> uri) => uri switch
    {
        _ when uri.SequenceEqual("http://schemas.openxmlformats.org/spreadsheetml/2006/main"u8) => XmlNamespace.Main,
        _ when uri.SequenceEqual("http://purl.oclc.org/ooxml/spreadsheetml/main"u8) => XmlNamespace.Main,
        _ when uri.SequenceEqual("http://schemas.openxmlformats.org/officeDocument/2006/relationships"u8) => XmlNamespace.Relationships,
        _ when uri.SequenceEqual("http://purl.oclc.org/ooxml/officeDocument/relationships"u8) => XmlNamespace.Relationships,
        _ when uri.SequenceEqual("http://schemas.openxmlformats.org/package/2006/relationships"u8) => XmlNamespace.Package,
        _ when uri.SequenceEqual("http://schemas.openxmlformats.org/markup-compatibility/2006"u8) => XmlNamespace.Compatibility,
        _ => XmlNamespace.Other,
    };

    private XmlNamespace Resolve(ReadOnlySpan<byte> prefix)
    {
        for (var i = _bindings.Count - 1; i >= 0; i--)
        {
            if (prefix.SequenceEqual(_bindings[i].Prefix))
            {
                return _bindings[i].Namespace;
            }
        }

        return XmlNamespace.Other;
    }
}
