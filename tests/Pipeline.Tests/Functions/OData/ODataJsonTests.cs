using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json.Nodes;
using System.Xml;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;
using Pipeline.Functions.Http.OData;
using Pipeline.Publishing;
using Pipeline.Tests.Publishing;
using Pipeline.Tests.Snapshots;

namespace Pipeline.Tests.Functions.OData;

/// <summary>What Microsoft's own OData library, which Excel and Power BI are built on, makes of schema and rows.</summary>
public sealed class ODataJsonTests
{
    public static TheoryData<string, string> DatasetsAndFormats
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach (var dataset in Datasets.All(TinySnapshot.Catalogue))
            {
                foreach (var metadata in (string[])["minimal", "full"])
                {
                    data.Add(dataset.Name, $"odata.metadata={metadata}");
                    data.Add(dataset.Name, $"odata.metadata={metadata};IEEE754Compatible=true");
                }
            }

            return data;
        }
    }

    [Fact]
    public void The_schema_is_valid_and_says_what_the_columns_say()
    {
        var model = Schema();
        Assert.True(model.Validate(out var errors), string.Join('\n', errors));

        foreach (var dataset in Datasets.All(TinySnapshot.Catalogue))
        {
            var set = model.EntityContainer.FindEntitySet(dataset.Name);
            var type = set.EntityType();
            Assert.Equal(dataset.Columns.Select(column => column.Name), type.Properties().Select(property => property.Name));
            Assert.Equal(dataset.Columns.Where(column => column.Role == ColumnRole.Key).Select(column => column.Name), type.Key().Select(property => property.Name));
            Assert.Equal(dataset.Title.ToString(), model.GetDescriptionAnnotation(set));
            foreach (var (column, property) in dataset.Columns.Zip(type.Properties()))
            {
                Assert.Equal(column.Description.ToString(), model.GetDescriptionAnnotation(property));
                Assert.Equal(
                    column.Type switch { ColumnType.Text => "Edm.String", ColumnType.Number => "Edm.Decimal", ColumnType.WholeNumber => "Edm.Int64", _ => "Edm.Date" },
                    property.Type.FullName());
                Assert.Equal(column.Type != ColumnType.Text, property.Type.IsNullable);
                Assert.True(property.Type is not IEdmDecimalTypeReference { Scale: not null }, property.Name);
            }
        }
    }

    [Fact]
    public void The_schema_in_JSON_names_the_same_types()
    {
        var schema = JsonNode.Parse(ODataSample.Model.Json)!;

        Assert.Equal("4.0", schema["$Version"]!.GetValue<string>());
        foreach (var dataset in Datasets.All(TinySnapshot.Catalogue))
        {
            var row = schema[ODataModel.Namespace]![ODataModel.RowTypeName(dataset)]!.AsObject();
            Assert.Equal(dataset.Columns.Select(column => column.Name), row.Select(pair => pair.Key).Where(name => name[0] is not ('$' or '@') && !name.Contains('@', StringComparison.Ordinal)));
        }
    }

    [Theory]
    [MemberData(nameof(DatasetsAndFormats))]
    public async Task Rows_are_read_as_they_were_published(string name, string parameters)
    {
        var dataset = Datasets.All(TinySnapshot.Catalogue).Single(each => each.Name == name);
        var file = Written.As(CsvFormat.Instance, dataset.RowsOf(TinySnapshot.Content), new(dataset.Name, dataset.Title));
        var expected = ODataSample.Read(file).ToList();

        var (rows, count, next) = ReadBack(await WrittenAsync(dataset, file, $"application/json;{parameters}"), dataset.Name);

        Assert.Equal((expected.Count, "http://data.example/next"), ((int)count!, next));
        Assert.Equal(expected.Count, rows.Count);
        foreach (var (row, published) in rows.Zip(expected))
        {
            Assert.Equal(
                dataset.Columns.Select(column => $"{column.Name}={published[column.Name].TrimStart('\'')}"),
                row.Select(property => $"{property.Name}={Text(property.Value)}"));
        }
    }

    [Fact]
    public async Task Without_metadata_there_is_nothing_but_rows_and_where_to_go_on()
    {
        var document = JsonNode.Parse(await WrittenAsync(ODataSample.Dataset, ODataSample.File, "application/json;odata.metadata=none"))!.AsObject();

        Assert.Equal(["@odata.count", "value", "@odata.nextLink"], document.Select(pair => pair.Key));
        Assert.Equal(ODataSample.Dataset.Columns.Select(column => column.Name), document["value"]![0]!.AsObject().Select(pair => pair.Key));
    }

    /// <summary>However many rows there are, what is written has been sent on long before the last of them is read.</summary>
    [Fact]
    public async Task Rows_are_sent_while_they_are_read()
    {
        var request = ODataSample.Request("indicators");
        var address = ODataAddress.Read(request, ODataSample.Model);
        var query = ODataQuery.Read(request.Query, address, ODataSample.Model);
        var page = new ODataPage(await ODataSample.TableAsync(ODataSample.Dataset, ODataSample.File), query, start: 0, int.MaxValue);
        using var output = new MemoryStream();
        var pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
        long waiting = 0;

        async IAsyncEnumerable<Row> Watched()
        {
            await foreach (var row in page.ReadAsync(default))
            {
                waiting = Math.Max(waiting, pipe.UnflushedBytes);
                yield return row;
            }
        }

        await new ODataJson(address, query, new(ODataMetadata.Minimal, false)).WriteAsync(Watched(), null, () => null, pipe, default);

        Assert.True(output.Length > 8 * waiting, $"{waiting} of {output.Length} bytes waited.");
        Assert.InRange(waiting, 1, 1 << 17);
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        Date day => $"{day}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => $"{value}",
    };

    private static IEdmModel Schema()
    {
        using var xml = XmlReader.Create(new MemoryStream(ODataSample.Model.Xml));
        return CsdlReader.TryParse(xml, out var model, out var errors) ? model : throw new InvalidOperationException(string.Join('\n', errors));
    }

    private static async Task<byte[]> WrittenAsync(Dataset dataset, byte[] file, string accept)
    {
        var request = ODataSample.Request(dataset.Name, ("$count", "true"));
        request.Headers.Accept = accept;
        var address = ODataAddress.Read(request, ODataSample.Model);
        var query = ODataQuery.Read(request.Query, address, ODataSample.Model);
        var table = await ODataSample.TableAsync(dataset, file);
        var count = await ODataPage.CountAsync(table, query, default);
        using var output = new MemoryStream();
        var pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
        await new ODataJson(address, query, Pipeline.Functions.Http.OData.ODataFormat.Choose(request)).WriteAsync(
            new ODataPage(table, query, start: 0, int.MaxValue).ReadAsync(default), count, () => "http://data.example/next", pipe, default);
        await pipe.CompleteAsync();
        return output.ToArray();
    }

    private static (List<List<ODataProperty>> Rows, long? Count, string? Next) ReadBack(byte[] body, string set)
    {
        var model = Schema();
        var format = JsonNode.Parse(body)!["@odata.count"]!.GetValueKind() == System.Text.Json.JsonValueKind.String ? ";IEEE754Compatible=true" : "";
        using var message = new ODataMessageReader(new Received(body, $"application/json;odata.metadata=minimal{format}"), new ODataMessageReaderSettings(), model);
        var reader = message.CreateODataResourceSetReader(model.EntityContainer.FindEntitySet(set), model.EntityContainer.FindEntitySet(set).EntityType());
        List<List<ODataProperty>> rows = [];
        (long? Count, string? Next) feed = default;
        while (reader.Read())
        {
            switch (reader.State)
            {
                case ODataReaderState.ResourceEnd:
                    rows.Add([.. ((Microsoft.OData.ODataResource)reader.Item).Properties]);
                    break;
                case ODataReaderState.ResourceSetEnd:
                    var end = (ODataResourceSet)reader.Item;
                    feed = (end.Count, end.NextPageLink?.ToString());
                    break;
            }
        }

        return (rows, feed.Count, feed.Next);
    }

    private sealed class Received(byte[] body, string mediaType) : IODataResponseMessage
    {
        public IEnumerable<KeyValuePair<string, string>> Headers => [KeyValuePair.Create("Content-Type", mediaType), KeyValuePair.Create("OData-Version", "4.0")];

        public int StatusCode { get; set; } = 200;

        public string GetHeader(string headerName) => Headers.FirstOrDefault(header => header.Key == headerName).Value;

        public void SetHeader(string headerName, string headerValue) => throw new NotSupportedException();

        public Stream GetStream() => new MemoryStream(body);
    }
}
