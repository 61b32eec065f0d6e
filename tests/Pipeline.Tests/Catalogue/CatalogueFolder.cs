using System.Text;

namespace Pipeline.Tests.Catalogue;

/// <summary>A small sound catalogue in a temporary folder, for tests to break.</summary>
internal sealed class CatalogueFolder : IDisposable
{
    private static readonly Dictionary<string, string> Sound = new()
    {
        ["areas.csv"] = """
            # one province
            code,zh,en,level,parent,aliases,former_codes,valid_from,valid_to,blocks,home_block
            1,甲省,Jia,province,,,,,,,
            11,乙市,Yi,prefecture,1,乙,,,,,home-east
            111,丙县,Bing,county,11,丙;老丙,119,2011-05-20,,east,home-east
            112,丁县,Ding,county,11,,,,,,home-west
            """,
        ["base_vintage.csv"] = """
            subject,area,year,value,source
            population,111,2020,50,general
            """,
        ["agencies.csv"] = """
            code,zh,en
            stats,统计局,Bureau of Statistics
            """,
        ["sections.csv"] = """
            code,zh,en
            economy,经济,Economy
            """,
        ["units.csv"] = """
            code,zh,en,aliases,dimension,factor,per
            cny-100m,亿元,CNY 100 million,,money,100000000,
            cny,元,CNY,,money,1,
            person-10k,万人,10 000 persons,,persons,10000,
            percent,%,per cent,,ratio,1,
            point,百分点,percentage points,,points,1,
            yes-no,是/否,yes/no,,yes-no,1,
            count,个,items,,count,1,
            one,无量纲,dimensionless,,ratio,100,
            """,
        ["measures.csv"] = """
            code,zh,en,aliases,unit,decimals,min,max,levels,unified,frequencies,aggregation,weight,compulsory_since,cannot_exist,price_basis,better,agency,section
            gdp,地区生产总值,GDP,生产总值,cny-100m,2,0,100000,province;prefecture;county,yes,annual;quarterly,sum,,2019,no,current,,stats,economy
            gdp_real_growth,增速,Growth,,percent,1,-50,100,province;prefecture;county,yes,annual,none,,,no,comparable,,stats,economy
            population,常住人口,Population,,person-10k,4,0.1,10000,province;prefecture;county,yes,annual,sum,,2019,no,none,,stats,economy
            urban_population,城镇人口,Urban population,,person-10k,4,0,10000,province;prefecture;county,yes,annual,sum,,,no,none,,stats,economy
            income,收入,Income,,cny,0,0,100000,province;prefecture;county,no,annual,weighted_mean,mean_of_year(population),,no,current,,stats,economy
            rail,通铁路,Rail,,yes-no,0,0,1,prefecture,no,annual,none,,,no,none,,stats,economy
            """,
        ["groups.yaml"] = """
            - code: east
              zh: 东
              en: East
              kind: block
              members: [111]
              source: { document: plan, section: "3", quote: 范围 }
            - code: home-east
              zh: 东（归属）
              en: East (home)
              kind: home-block
              members: [111]
              source: { document: method }
            - code: home-west
              zh: 西（归属）
              en: West (home)
              kind: home-block
              members: [112]
              source: { document: method }
            """,
        ["indicators.yaml"] = """
            - code: urbanisation_rate
              zh: 城镇化率
              en: Urbanisation rate
              definition: { zh: 城镇占比。, en: The urban share. }
              unit: percent
              decimals: 2
              levels: [province, group, prefecture, county]
              frequencies: [annual]
              formula: { kind: ratio, numerator: urban_population, denominator: population, scale: 100 }
              source: { document: plan, section: "2.3", quote: 城镇化率 }
            - code: urbanisation_lead
              zh: 高于全省
              en: Lead
              definition: { zh: 与全省之差。, en: The difference to the province. }
              unit: point
              decimals: 2
              levels: [prefecture, county]
              frequencies: [annual]
              formula: { kind: lead, indicator: urbanisation_rate, reference: 1 }
              source: { document: method }
            - code: gdp_share
              zh: 占比
              en: Share
              definition: { zh: 占全省比重。, en: Share of the province. }
              unit: percent
              decimals: 2
              levels: [group, prefecture, county]
              frequencies: [annual, quarterly]
              formula: { kind: share, measure: gdp, denominator: province }
              source: { document: method }
            - code: gdp_growth
              zh: 名义增速
              en: Nominal growth
              definition: { zh: 名义增速。, en: Nominal growth. }
              unit: percent
              decimals: 2
              levels: [group, prefecture, county]
              frequencies: [annual]
              formula: { kind: nominal_growth, measure: gdp }
              source: { document: method }
            - code: gdp_average_growth
              zh: 年均增速
              en: Average growth
              definition: { zh: 年均增速。, en: Average growth. }
              unit: percent
              decimals: 2
              levels: [group, prefecture, county]
              frequencies: [annual]
              formula: { kind: average_growth, measure: gdp, growth: gdp_real_growth, prices: comparable, base_year: 2020 }
              source: { document: method }
            - code: income_gap
              zh: 收入差距
              en: Income gap
              definition: { zh: 收入差距。, en: The gap in income. }
              unit: cny
              decimals: 0
              levels: [prefecture, county]
              frequencies: [annual]
              formula: { kind: gap, measure: income, reference: 11 }
              source: { document: method }
            - code: rail_prefectures
              zh: 通铁路州市
              en: Prefectures with rail
              definition: { zh: 通铁路的州市数。, en: How many prefectures have rail. }
              unit: count
              decimals: 0
              levels: [province]
              frequencies: [annual]
              formula: { kind: count, measure: rail, level: prefecture }
              source: { document: method }
            """,
        ["statistics.csv"] = """
            code,zh,en,definition_zh,definition_en,unit
            gini,基尼系数,Gini,差距。,Inequality.,one
            theil,泰尔指数,Theil,差距。,Inequality.,one
            theil_within,泰尔指数内部,Theil within,内部差距。,Inequality within.,one
            """,
        ["grades.csv"] = """
            code,zh,en,from
            good,良好,good,60
            fair,一般,fair,0
            """,
        ["zones.csv"] = """
            area,zone,source
            111,urban,assumption
            112,ecological,assumption
            """,
        ["assessment.yaml"] = """
            - code: growth
              kind: component
              zh: 增长
              en: Growth
              dimension: economy
              subject: gdp_real_growth
              worst: 0
              best: 10
              weights: { urban: 0.6, agricultural: 0.5, ecological: 0.2 }
              source: { document: method }
            - code: urbanisation
              kind: component
              zh: 城镇化
              en: Urbanisation
              dimension: resources
              subject: urbanisation_rate
              worst: 20
              best: 90
              weights: { urban: 0.4, agricultural: 0.5, ecological: 0.8 }
              source: { document: method }
            - code: growing
              kind: veto
              zh: 不下降
              en: Growing
              subject: gdp_real_growth
              direction: at_least
              limit: 0
              cap: fair
              source: { document: method }
            """,
        ["disparity.yaml"] = """
            - code: income
              zh: 收入
              en: income
              value: income
              weight: mean_of_year(population)
              decimals: 6
              scopes: [prefectures, counties]
              source: { document: method }
            - code: income_published
              zh: 公布收入
              en: published income
              value: income
              numerator: gdp
              decimals: 6
              scopes: [prefectures]
              source: { document: method }
            """,
        ["targets.yaml"] = """
            - code: urbanisation-east
              subject: urbanisation_rate
              area: east
              year: 2025
              base_year: 2020
              value: 65
              direction: about
              tolerance: 0.02
              path: linear
              source: { document: plan, section: "2.3", quote: 达到65%左右 }
            - code: growth-east
              subject: gdp_average_growth
              area: east
              year: 2025
              base_year: 2020
              value: 9
              direction: at_least
              path: constant
              source: { document: plan, section: "2.3", quote: 9%以上 }
            """,
        ["standings.csv"] = """
            code,zh,en,symbol,from_share
            achieved,已达成,Achieved,✔,
            on-track,符合进度,On track,●,0.95
            lagging,滞后,Lagging,▲,0.80
            off-track,明显滞后,Off track,✖,
            no-data,无数据,No data,○,
            """,
        ["reports.yaml"] = """
            - code: annual
              zh: 年度报告
              en: Annual report
              heading: { zh: 规划, en: The plan }
              base_year: 2020
              parts: [front, summary]
              blocks: [east]
              block_subjects: [gdp, income]
              source: { document: method }
            """,
        ["rules.yaml"] = """
            - code: urban-within
              kind: at_most
              left: urban_population
              right: [population]
              severity: error
              message: { zh: "{area}：{left} 大于 {right}。", en: "{area}: {left} exceeds {right}." }
              remedy: { zh: 核对。, en: Check. }
            """,
        ["calendar.csv"] = """
            frequency,reporter_level,days_after_period
            annual,province,120
            annual,prefecture,60
            quarterly,province,25
            quarterly,prefecture,15
            """,
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("catalogue-");

    public CatalogueFolder()
    {
        foreach (var (name, text) in Sound)
        {
            Write(name, text + "\n");
        }
    }

    public string Path => _folder.FullName;

    public void Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public void Write(string name, byte[] bytes) => File.WriteAllBytes(PathOf(name), bytes);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public void Delete(string name) => File.Delete(PathOf(name));

    /// <summary>Replaces the one place where a text stands.</summary>
    public void Replace(string name, string old, string replacement)
    {
        var text = Read(name);
        Assert.Equal(2, text.Split(old).Length);
        Write(name, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string name) => System.IO.Path.Combine(Path, name);
}
