using System.Globalization;

namespace Pipeline.Publishing.Sdmx;

/// <summary>
/// Which versions a query means (SDMX REST, querying versions): <c>1.0.0</c>, <c>*</c> for all, <c>~</c> for the latest, <c>+</c> for the
/// latest stable one, and parts with such a mark, as <c>1.0+.0</c>. There is one version of everything at a time, so that the latest of those
/// that match is the one that matches.
/// </summary>
public static class SdmxVersion
{
    private const string Marks = "+~*";

    /// <summary>Whether a query, which may list several, means a version of three numbers.</summary>
    public static bool Matches(string query, string version)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(version);
        return query.Split(',').Any(each => MatchesOne(each, Parts(version)));
    }

    private static bool MatchesOne(string query, int[] version)
    {
        if (query == "latest")
        {
            return true;
        }

        var parts = query.Split('.');
        if (parts.Length > version.Length)
        {
            return false;
        }

        // A mark alone may stand for the whole; otherwise all three numbers are there, since there are no versions of fewer.
        if (parts is [{ Length: 1 } only] && Marks.Contains(only[0], StringComparison.Ordinal))
        {
            return true;
        }

        if (parts.Length < version.Length || parts.Count(part => part.AsSpan().IndexOfAny(Marks) >= 0) > 1)
        {
            return false;
        }

        for (var i = 0; i < version.Length; i++)
        {
            var marked = parts[i].Length > 0 && Marks.Contains(parts[i][^1], StringComparison.Ordinal);
            var digits = marked ? parts[i][..^1] : parts[i];
            if (!int.TryParse(digits.Length == 0 && marked ? "0" : digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            if (marked)
            {
                var rest = parts[(i + 1)..].Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : int.MaxValue);
                return Compare([number, .. rest], version[i..]) <= 0;
            }

            if (number != version[i])
            {
                return false;
            }
        }

        return true;
    }

    private static int Compare(int[] left, int[] right) =>
        left.Zip(right, (a, b) => a.CompareTo(b)).FirstOrDefault(order => order != 0);

    private static int[] Parts(string version) => [.. version.Split('.').Select(part => int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture))];
}
