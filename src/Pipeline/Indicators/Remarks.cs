using System.Globalization;

namespace Pipeline.Indicators;

/// <summary>The codes that say why a value is missing; several are separated by spaces.</summary>
internal static class Remarks
{
    /// <summary>The group has no members.</summary>
    public const string BoundaryNotSet = "no-data:boundary-not-set";

    /// <summary>The base year of a growth has no growth yet.</summary>
    public const string BaseYear = "base-year";

    /// <summary>The snapshot has no row of this year.</summary>
    public const string NotInSnapshot = "not-in-snapshot";

    /// <summary>No area of the counted level lies within.</summary>
    public const string NothingToCount = "nothing-to-count";

    /// <summary>The indicator is of whole years.</summary>
    public const string AnnualOnly = "annual-only";

    /// <summary>The province's growth is so small that parts of it say nothing.</summary>
    public const string HardlyAnyGrowth = "hardly-any-growth";

    /// <summary>Nobody reported it.</summary>
    public static string Missing(string measure, Place place) => $"missing:{measure}@{place.Code}";

    /// <summary>The area says that it cannot exist (<c>一</c>).</summary>
    public static string CannotExist(string measure, Place place) => $"cannot-exist:{measure}@{place.Code}";

    /// <summary>The area says that it is not significant (<c>…</c>).</summary>
    public static string NotSignificant(string measure, Place place) => $"not-significant:{measure}@{place.Code}";

    /// <summary>Values of parts make no value of the whole, and nobody reported one.</summary>
    public static string NotAggregable(string measure, Place place) => $"not-aggregable:{measure}@{place.Code}";

    /// <summary>The group has only some counties of a prefecture, and counties do not report the measure.</summary>
    public static string CutPrefecture(string measure, Place prefecture) => $"cut-prefecture:{measure}@{prefecture.Code}";

    /// <summary>The denominator is zero, or a growth starts at zero or below.</summary>
    public static string ZeroDenominator(string name, Place place) => $"zero-denominator:{name}@{place.Code}";

    /// <summary>A dispersion is taken of positive values only.</summary>
    public static string NotPositive(string name, Place place) => $"not-positive:{name}@{place.Code}";

    /// <summary>A dispersion needs two areas at least.</summary>
    public static string TooFew(string name, Place place) => $"too-few:{name}@{place.Code}";

    /// <summary>The codes that name a place, said of another period than the row's: <c>missing:gdp@530100/2019</c>.</summary>
    public static string In(string remark, Period period) => remark.Length == 0
        ? ""
        : string.Join(' ', remark.Split(' ').Select(code => !code.Contains('@', StringComparison.Ordinal) || code.Contains('/', StringComparison.Ordinal) ? code : $"{code}/{period}"));

    /// <summary>The codes of both, each once.</summary>
    public static string Join(string left, string right)
    {
        if (right.Length == 0 || left == right)
        {
            return left;
        }

        if (left.Length == 0)
        {
            return right;
        }

        var list = new RemarkList();
        list.Add(left);
        list.Add(right);
        return list.ToString();
    }
}

/// <summary>Collects codes, each once; beyond the first twenty it only counts them, as <c>more:109</c>.</summary>
internal sealed class RemarkList
{
    private const int Longest = 20;
    private const string More = "more:";

    private readonly List<string> _codes = [];
    private int _more;

    /// <summary>Adds the codes of a remark.</summary>
    public void Add(string remark)
    {
        foreach (var code in remark.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (code.StartsWith(More, StringComparison.Ordinal))
            {
                _more += int.Parse(code.AsSpan(More.Length), CultureInfo.InvariantCulture);
            }
            else if (!_codes.Contains(code))
            {
                _more += _codes.Count < Longest ? 0 : 1;
                if (_codes.Count < Longest)
                {
                    _codes.Add(code);
                }
            }
        }
    }

    /// <summary>The codes as one remark.</summary>
    public override string ToString() => _more == 0
        ? string.Join(' ', _codes)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', _codes)} {More}{_more}");
}
