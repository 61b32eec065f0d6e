using System.Globalization;
using System.Text;

namespace Azure.Data.Tables.Wire;

/// <summary>Puts the address of a query together.</summary>
internal sealed class QueryAddress(string address)
{
    private readonly StringBuilder _text = new(address);
    private char _separator = '?';

    public QueryAddress With(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return this;
        _text.Append(_separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
        _separator = '&';
        return this;
    }

    public QueryAddress With(string name, int? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();
}
