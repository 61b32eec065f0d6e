using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Snapshots;

namespace Pipeline.Tests.Snapshots;

/// <summary>A snapshot of three years with every kind of formula, a missing county, and areas that cannot have a value.</summary>
internal static class TinySnapshot
{
    public static readonly StatisticalCatalogue Catalogue = new TestCatalogue()
        .With("urbanisation_rate", 2, new Formula.Ratio(new Operand.Reported("urban_population"), new Operand.Reported("population"), 100))
        .With("urbanisation_lead", 2, new Formula.Lead("urbanisation_rate", "530000"))
        .With("income_ratio", 2, new Formula.Ratio(new Operand.Reported("urban_income"), new Operand.Reported("rural_income"), 1))
        .With("income_gap", 0, new Formula.Gap("urban_income", "530100"))
        .With("gdp_share", 1, new Formula.Share("gdp", ShareDenominator.Province))
        .With("gdp_share_of_sum", 1, new Formula.Share("gdp", ShareDenominator.SumOfPrefectures))
        .With("gdp_per_capita", 0, new Formula.Ratio(new Operand.Reported("gdp"), new Operand.MeanOfYear(new Operand.Reported("population")), 10_000))
        .With("gdp_nominal_growth", 1, new Formula.NominalGrowth("gdp"))
        .With("gdp_average_growth", 1, new Formula.AverageGrowth(new("gdp", "gdp_real_growth", 2020)))
        .With("counties_with_rail", 0, new Formula.Count("rail", AreaLevel.County))
        .With(Spread("gdp_per_capita_gini_counties", DispersionStatistic.Gini))
        .With(Spread("gdp_per_capita_theil_counties", DispersionStatistic.Theil))
        .With(Spread("gdp_per_capita_theil_within_counties", DispersionStatistic.TheilWithin))
        .With(TestCatalogue.Target("gdp_share", "central", TargetDirection.AtLeast, 60))
        .With(TestCatalogue.Target("gdp_average_growth", "central", TargetDirection.AtLeast, 9, TargetPath.Constant))
        .With(TestCatalogue.Target("income_ratio", "530000", TargetDirection.About, 2.7m) with { BaseValue = 2.92m, Tolerance = 0.02m })
        .With(TestCatalogue.Target("gdp", "530100", TargetDirection.AtLeast, 200, TargetPath.Geometric))
        .Build();

    public static readonly string[] Reports = [.. Lines()];

    public static SnapshotContent Content => new IndicatorEngine(Catalogue).Compute(Tests.Reports.Of(Reports));

    private static Indicator Spread(string code, DispersionStatistic statistic)
    {
        DispersedValue of = new("gdp_per_capita", new Operand.MeanOfYear(new Operand.Reported("population")), null, 8);
        return TestCatalogue.Indicator(code, 8, new Formula.Dispersion(of, statistic, DispersionScope.Counties, "")) with { Levels = [AreaLevel.Province] };
    }

    private static IEnumerable<string> Lines()
    {
        string[] counties = ["530102", "530103", "530302", "530303", "532501", "532502"];
        for (var year = 2020; year <= 2022; year++)
        {
            for (var i = 0; i < counties.Length; i++)
            {
                var (county, t) = (counties[i], year - 2020);
                var start = $"{county[..4]}00 {year} {county}";
                yield return FormattableString.Invariant($"{start} gdp {60 - (7 * i) + ((5 - i) * t)}.{i}{t} {(year == 2022 ? "P" : "A")}");
                yield return FormattableString.Invariant($"{start} gdp_real_growth {6 + i - t}.5");
                yield return FormattableString.Invariant($"{start} population {100 - (10 * i) + t}.{i}1");
                yield return FormattableString.Invariant($"{start} urban_population {(i == 0 ? $"{100 + t}.01" : $"{70 - (10 * i) + (2 * t)}.5")}");
                yield return FormattableString.Invariant($"{start} urban_income {48_000 - (3_000 * i) + (2_000 * t)}");
                yield return i == 0 ? $"{start} rural_income M" : FormattableString.Invariant($"{start} rural_income {18_000 - (1_500 * i) + (900 * t)}");
                if (!(year == 2021 && i == 5))
                {
                    yield return FormattableString.Invariant($"{start} rail {(i + t > 3 ? 1 : 0)}");
                }
            }

            yield return $"530100 {year} 530100 gdp {115 + (9 * (year - 2020))}";
            yield return $"530000 {year} 530100 gdp {116 + (9 * (year - 2020))}";
            yield return $"530000 {year} 530000 gdp {260 + (15 * (year - 2020))}";
            yield return $"530000 {year} 530000 life_expectancy 75.{year - 1994}";
            yield return $"DZXQ {year} DZXQ gdp {7 + year - 2020}";
            yield return $"DZXQ {year} DZXQ gdp_real_growth 12";
        }

        yield return "532500 2022 532500 tourism N";
        yield return "530100 2022-Q2 530102 gdp 31.5";
    }
}
