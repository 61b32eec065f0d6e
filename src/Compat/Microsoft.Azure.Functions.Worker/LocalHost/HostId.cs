namespace Pipeline.LocalHost;

/// <summary>The id under which this app keeps its state on storage.</summary>
internal sealed record HostId(string Value);
