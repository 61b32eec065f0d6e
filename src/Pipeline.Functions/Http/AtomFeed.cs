using System.Text;
using System.Xml;

namespace Pipeline.Functions.Http;

/// <summary>The changes of each night as an Atom feed (RFC 4287).</summary>
internal static class AtomFeed
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/atom+xml; charset=utf-8";

    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>The feed's bytes.</summary>
    /// <param name="root">The address of the app.</param>
    /// <param name="nights">The nights, newest first.</param>
    public static byte[] Write(string root, IReadOnlyList<NightChange> nights)
    {
        using var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("title", Namespace, "云南区域协调发展指标：每夜变化 Regional development indicators for Yunnan: changes of each night");
            xml.WriteElementString("id", Namespace, "urn:pipeline:changes");
            xml.WriteElementString("updated", Namespace, Time(nights.Count == 0 ? DateTimeOffset.UnixEpoch : nights.Max(Updated)));
            xml.WriteStartElement("author", Namespace);
            xml.WriteElementString("name", Namespace, "Pipeline");
            xml.WriteEndElement();
            Link(xml, "self", $"{root}/api/v1/changes.atom");
            foreach (var night in nights)
            {
                xml.WriteStartElement("entry", Namespace);
                xml.WriteElementString("title", Namespace, $"第 {night.Snapshot} 期快照 Snapshot {night.Snapshot}");
                xml.WriteElementString("id", Namespace, $"urn:pipeline:snapshot:{night.Snapshot}:{night.Hash}");
                xml.WriteElementString("updated", Namespace, Time(Updated(night)));
                Link(xml, "alternate", $"{root}/api/v1/snapshots/{night.Snapshot}");
                if (night.Changes is { } changes)
                {
                    Link(xml, "related", root + changes);
                }

                xml.WriteElementString("summary", Namespace, night.Summary.ToString());
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return output.ToArray();
    }

    private static DateTimeOffset Updated(NightChange night) => night.ReleasedAt ?? night.TakenAt;

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset time) => XmlConvert.ToString(time);
}
