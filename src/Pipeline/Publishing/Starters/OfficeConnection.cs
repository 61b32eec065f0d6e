namespace Pipeline.Publishing.Starters;

/// <summary>An Office data connection: Excel opens it as a query of its own, the one that <see cref="PowerQuery"/> writes.</summary>
internal static class OfficeConnection
{
    /// <summary>Writes it.</summary>
    public static string Write(StarterSource source) =>
        $"""
        <html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
        <head>
        <meta http-equiv=Content-Type content="text/x-ms-odc; charset=utf-8">
        <meta name=ProgId content=ODC.Database>
        <meta name=SourceType content=OLEDB>
        <title>{source.Dataset.Name}</title>
        <xml id=docprops><o:DocumentProperties xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
          <o:Description>{XmlText.Escape(source.Dataset.Title.ToString())}</o:Description>
          <o:Name>{source.Dataset.Name}</o:Name>
         </o:DocumentProperties>
        </xml><xml id=msodc><odc:OfficeDataConnection xmlns:odc="urn:schemas-microsoft-com:office:odc" xmlns="http://www.w3.org/TR/REC-html40">
          <odc:PowerQueryConnection odc:Type="OLEDB">
           <odc:ConnectionString>Provider=Microsoft.Mashup.OleDb.1;Data Source=$Workbook$;Location={source.Dataset.Name};Extended Properties=&quot;&quot;</odc:ConnectionString>
           <odc:CommandType>SQL</odc:CommandType>
           <odc:CommandText>SELECT * FROM [{source.Dataset.Name}]</odc:CommandText>
          </odc:PowerQueryConnection>
          <odc:PowerQueryMashupData>{XmlText.Escape(Mashup(source))}</odc:PowerQueryMashupData>
         </odc:OfficeDataConnection>
        </xml>
        </head>
        </html>

        """;

    /// <summary>The query as Excel keeps it: a document of its own, which the connection holds as text.</summary>
    private static string Mashup(StarterSource source) =>
        $"""<Mashup xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns="http://schemas.microsoft.com/DataMashup">"""
        + "<Client>EXCEL</Client><Version>2.140.405.0</Version><MinVersion>2.21.0.0</MinVersion><Culture>en-US</Culture><SafeCombine>true</SafeCombine>"
        + $"""<Items><Query Name="{source.Dataset.Name}"><Formula>{XmlText.Escape(PowerQuery.Write(source))}</Formula>"""
        + """<IsParameterQuery xsi:nil="true" /><IsDirectQuery xsi:nil="true" /></Query></Items></Mashup>""";
}
