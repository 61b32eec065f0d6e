using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace Pipeline.IntegrationTests.Compat.Tables;

/// <summary>A row with every type that a property can have.</summary>
public sealed class Sample : ITableEntity
{
    public string PartitionKey { get; set; } = "";
    public string RowKey { get; set; } = "";
    public DateTimeOffset? Timestamp { get; set; }
    public ETag ETag { get; set; }

    public string? Text { get; set; }
    public int Small { get; set; }
    public long Large { get; set; }
    public double Ratio { get; set; }
    public bool Truth { get; set; }
    public DateTime Utc { get; set; } = DateTime.UnixEpoch;
    public DateTimeOffset Moment { get; set; } = DateTimeOffset.UnixEpoch;
    public Guid Id { get; set; }
    public byte[]? Bytes { get; set; }
    public BinaryData? Data { get; set; }
    public Shade Shade { get; set; }
    public int? NullableSmall { get; set; }
    public long? NullableLarge { get; set; }
    public double? NullableRatio { get; set; }
    public bool? NullableTruth { get; set; }
    public DateTime? NullableUtc { get; set; }
    public DateTimeOffset? NullableMoment { get; set; }
    public Guid? NullableId { get; set; }
    public Shade? NullableShade { get; set; }

    [DataMember(Name = "renamed")]
    public string? Called { get; set; }

    [IgnoreDataMember]
    public decimal NotStored { get; set; } = 1.5m;

    public int Twice => unchecked(Small * 2);

    public static Sample Full(string row) => new()
    {
        PartitionKey = "全部's / types".Replace('/', '_'),
        RowKey = row,
        Text = "引号 ' \" \\ <&> 😀 \u2028 \u0001 tab\t",
        Small = int.MinValue,
        Large = long.MinValue,
        Ratio = 0.1 + 0.2,
        Truth = true,
        Utc = new DateTime(2026, 4, 1, 8, 30, 15, DateTimeKind.Utc).AddTicks(1234567),
        Moment = new DateTimeOffset(2026, 4, 1, 8, 30, 15, TimeSpan.FromHours(8)),
        Id = new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"),
        Bytes = [0, 1, 2, 254, 255],
        Data = new BinaryData(new byte[] { 9, 8, 7 }),
        Shade = Shade.Dark,
        NullableSmall = 7,
        NullableLarge = 9_007_199_254_740_993,
        NullableRatio = 1.0,
        NullableTruth = false,
        NullableUtc = new DateTime(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        NullableMoment = new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero),
        NullableId = Guid.Empty,
        NullableShade = Shade.Light,
        Called = "other name",
    };
}

public enum Shade
{
    Light,
    Dark,
}
