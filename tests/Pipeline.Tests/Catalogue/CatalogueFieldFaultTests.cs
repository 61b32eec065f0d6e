using Pipeline.Catalogue;

namespace Pipeline.Tests.Catalogue;

public class CatalogueFieldFaultTests
{
    [Theory]
    [InlineData(
        "measures.csv", "yes,annual,none,,,no,comparable", "yes,annual,weighted_mean,population,,no,comparable",
        "measures.csv:3: “gdp_real_growth”是比率或增速，不能相加；增速也不能平均。aggregation 写 none；比率可写 weighted_mean 并以自身的分母加权。 | "
        + "'gdp_real_growth' is a ratio or growth rate, which does not add up; growth is not averaged either. "
        + "Make aggregation none; a ratio may be a weighted_mean, weighted by its own denominator.")]
    [InlineData(
        "units.csv", "count,个,items,,count,1,", "count,个,items,,count,1,person",
        "units.csv:8: per “person”不是上面的计量单位。先写分母的单位，且它本身不是复合单位。 | "
        + "per 'person' is no unit that stands above. Put the unit after the stroke above; it is no compound itself.")]
    [InlineData(
        "measures.csv", "comparable,,stats", "comparable,more,stats",
        "measures.csv:3: better “more”不在可选值之内。可选：high, low。 | better 'more' is not one of the allowed words. Choose from: high, low.")]
    [InlineData(
        "base_vintage.csv", "population,111", "people,111",
        "base_vintage.csv:2: subject 引用了不存在的计算指标“people”。改用 indicators.yaml 中的代码，或在其中加上它。 | "
        + "subject refers to the indicator 'people', which does not exist. Use a code from indicators.yaml, or add it there.")]
    [InlineData(
        "base_vintage.csv", "population,111", "population,113",
        "base_vintage.csv:2: area 引用了不存在的地区“113”。改用 areas.csv 中的代码，或在其中加上它。 | "
        + "area refers to the area '113', which does not exist. Use a code from areas.csv, or add it there.")]
    [InlineData(
        "base_vintage.csv", "2020,50", "2020,50000",
        "base_vintage.csv:2: 数值不在“population”的合理范围内。核对数值和计量单位。 | "
        + "The value is outside the plausible range of 'population'. Check the value and its unit.")]
    [InlineData(
        "base_vintage.csv", "50,general", "50,general\npopulation,111,2020,51,general",
        "base_vintage.csv:3: 代码“population@111/2020”在第 2 行已经用过。换一个代码，或删去其中一行。 | "
        + "The code 'population@111/2020' is already used on line 2. Choose another code, or remove one of the two.")]
    [InlineData(
        "units.csv", "count,个,items", "point,个,items",
        "indicators.yaml:65: unit 引用了不存在的计量单位“count”。改用 units.csv 中的代码，或在其中加上它。 | "
        + "unit refers to the unit 'count', which does not exist. Use a code from units.csv, or add it there."
        + "\nunits.csv:8: 代码“point”在第 6 行已经用过。换一个代码，或删去其中一行。 | "
        + "The code 'point' is already used on line 6. Choose another code, or remove one of the two.")]
    [InlineData(
        "units.csv", "person-10k,万人", "Person-10k,万人",
        "measures.csv:4: unit 引用了不存在的计量单位“person-10k”。改用 units.csv 中的代码，或在其中加上它。 | "
        + "unit refers to the unit 'person-10k', which does not exist. Use a code from units.csv, or add it there."
        + "\nmeasures.csv:5: unit 引用了不存在的计量单位“person-10k”。改用 units.csv 中的代码，或在其中加上它。 | "
        + "unit refers to the unit 'person-10k', which does not exist. Use a code from units.csv, or add it there."
        + "\nunits.csv:4: 代码“Person-10k”含有不允许的字符。只用 a-z 0-9 _ -。 | "
        + "The code 'Person-10k' has characters that are not allowed. Use only a-z 0-9 _ -.")]
    [InlineData(
        "areas.csv", "1,甲省", "甲,甲省",
        "areas.csv:3: 代码“甲”含有不允许的字符。只用 A-Z 0-9。 | "
        + "The code '甲' has characters that are not allowed. Use only A-Z 0-9."
        + "\nareas.csv:4: parent 引用了不存在的地区“1”。改用 areas.csv 中的代码，或在其中加上它。 | "
        + "parent refers to the area '1', which does not exist. Use a code from areas.csv, or add it there."
        + "\nindicators.yaml:19: formula.reference 引用了不存在的地区“1”。改用 areas.csv 中的代码，或在其中加上它。 | "
        + "formula.reference refers to the area '1', which does not exist. Use a code from areas.csv, or add it there.")]
    [InlineData(
        "indicators.yaml", "code: gdp_share", "code: gdp-share",
        "indicators.yaml:21: 代码“gdp-share”含有不允许的字符。只用 a-z 0-9 _。 | "
        + "The code 'gdp-share' has characters that are not allowed. Use only a-z 0-9 _.")]
    [InlineData(
        "units.csv", "百分点,percentage points", "百分点,",
        "units.csv:6: en 为空。填写 en。 | "
        + "en is empty. Fill in en.")]
    [InlineData(
        "units.csv", "money,100000000", "money,1e8",
        "units.csv:2: factor “1e8”不是数字。用阿拉伯数字和小数点，不加千分位。 | "
        + "factor '1e8' is not a number. Write digits and a decimal point, without thousands separators.")]
    [InlineData(
        "units.csv", "persons,10000", "persons,0",
        "units.csv:4: factor 不在 0.000001 到 10^15 之间。写成相对于基本单位的倍数。 | "
        + "factor is not between 0.000001 and 10^15. Write the multiple of the base unit.")]
    [InlineData(
        "measures.csv", "person-10k,4,0.1", "person-10k,7,0.1",
        "measures.csv:4: decimals “7”不是 0 到 6 的整数。写 0 到 6 的整数。 | "
        + "decimals '7' is not a whole number from 0 to 6. Write a whole number from 0 to 6.")]
    [InlineData(
        "measures.csv", "4,0.1,10000", "4,20000,10000",
        "measures.csv:4: min 大于 max。对调或改正。 | "
        + "min is above max. Swap or correct them.")]
    [InlineData(
        "measures.csv", "none,,,no,comparable", "average,,,no,comparable",
        "measures.csv:3: aggregation “average”不在可选值之内。可选：none, sum, weighted_mean。 | "
        + "aggregation 'average' is not one of the allowed words. Choose from: none, sum, weighted_mean.")]
    [InlineData(
        "measures.csv", "prefecture,no,annual,none", "prefecture;prefecture,no,annual,none",
        "measures.csv:7: levels 中“prefecture”重复。删去重复项。 | "
        + "levels has 'prefecture' twice. Remove the repetition.")]
    [InlineData(
        "measures.csv", "rail,通铁路,Rail,,yes-no,0,0,1,prefecture,no", "rail,通铁路,Rail,,yes-no,0,0,1,prefecture,maybe",
        "measures.csv:7: unified “maybe”不在可选值之内。可选：yes, no。 | "
        + "unified 'maybe' is not one of the allowed words. Choose from: yes, no.")]
    [InlineData(
        "measures.csv", "0,0,1,prefecture,no", "0,0,1,county,yes",
        "measures.csv:7: 统一核算的指标须有州市一级。在 levels 中加上 prefecture，或把 unified 改为 no。 | "
        + "A measure of unified accounting must be reported by prefectures. Add prefecture to levels, or make unified no.")]
    [InlineData(
        "areas.csv", "2011-05-20", "20 May 2011",
        "areas.csv:5: valid_from “20 May 2011”不是日期。写成 2024-06-30 的样子。 | "
        + "valid_from '20 May 2011' is not a date. Write it like 2024-06-30.")]
    [InlineData(
        "areas.csv", "2011-05-20,", "2011-05-20,2001-01-01",
        "areas.csv:5: valid_from 晚于 valid_to。对调或改正。 | "
        + "valid_from is after valid_to. Swap or correct them.")]
    [InlineData(
        "calendar.csv", "annual,prefecture,60", "annual,prefecture,0",
        "calendar.csv:3: days_after_period “0”不是 1 到 366 的整数。写 1 到 366 的整数。 | "
        + "days_after_period '0' is not a whole number from 1 to 366. Write a whole number from 1 to 366.")]
    [InlineData(
        "calendar.csv", "annual,prefecture,60", "annual,prefecture,60\nannual,prefecture,61",
        "calendar.csv:4: 同一频率和层级的期限重复。删去其中一行。 | "
        + "This frequency and level already have a due date. Remove one of the two lines.")]
    [InlineData(
        "calendar.csv", "annual,prefecture,60", "annual,prefecture,60\nannual,county,30",
        "calendar.csv:4: 县区不直接报送。只写 province、prefecture 或 new_area。 | "
        + "Counties do not report by themselves. Write province, prefecture or new_area.")]
    [InlineData(
        "calendar.csv", "annual,prefecture,60\n", "",
        "calendar.csv: 缺少 annual、prefecture 的期限。加上这一行。 | "
        + "The due date for annual, prefecture is missing. Add that line.")]
    public void Names_what_is_wrong_with_a_field(string file, string old, string replacement, string expected)
    {
        using var folder = new CatalogueFolder();
        folder.Replace(file, old, replacement);
        Assert.Equal(expected, string.Join('\n', CatalogueLoader.Lint(folder.Path)));
    }
}
