using System.ComponentModel;

namespace Azure.Data.Tables;

/// <summary>The cloud that a token is asked for.</summary>
public readonly struct TableAudience : IEquatable<TableAudience>
{
    private const string Public = "AzurePublic";
    private const string China = "AzureChina";
    private const string Government = "AzureGov";
    private const string DefaultScope = "/.default";

    private readonly string? _value;

    /// <summary>An audience by its address, such as <c>https://storage.azure.com</c>.</summary>
    public TableAudience(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>Azure China.</summary>
    public static TableAudience AzureChina { get; } = new(China);

    /// <summary>Azure Government.</summary>
    public static TableAudience AzureGovernment { get; } = new(Government);

    /// <summary>The public cloud, which is the default.</summary>
    public static TableAudience AzurePublicCloud { get; } = new(Public);

    /// <summary>The audience that the text names.</summary>
    public static implicit operator TableAudience(string value) => new(value);

    /// <summary>Whether both are the same, letter case aside.</summary>
    public static bool operator ==(TableAudience left, TableAudience right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(TableAudience left, TableAudience right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(TableAudience other) => string.Equals(_value, other._value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => obj is TableAudience other && Equals(other);

    /// <inheritdoc />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => _value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(_value);

    /// <inheritdoc />
    public override string ToString() => _value ?? "";

    internal string Scope()
    {
        var audience = _value switch
        {
            null or Public => "https://storage.azure.com",
            China => "https://storage.azure.cn",
            Government => "https://storage.azure.us",
            _ => _value.TrimEnd('/'),
        };
        return audience.EndsWith(DefaultScope, StringComparison.OrdinalIgnoreCase) ? audience : audience + DefaultScope;
    }
}
