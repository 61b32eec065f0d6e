using System.Text;
using Pipeline.Catalogue;

namespace Pipeline.Tests.Catalogue;

public sealed class CatalogueLoaderTests : IDisposable
{
    private readonly CatalogueFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Finds_no_fault_in_a_sound_folder() => Assert.Empty(CatalogueLoader.Lint(_folder.Path));

    [Fact]
    public void Loads_a_folder()
    {
        var catalogue = CatalogueLoader.Load(_folder.Path);
        Assert.Equal(["1", "11", "111", "112"], catalogue.Areas.Select(area => area.Code));
        Assert.Equal(["111"], catalogue.FindGroup("east")!.Counties);
        Assert.Equal(new Operand.MeanOfYear(new Operand.Reported("population")), catalogue.FindMeasure("income")!.Weight);
        Assert.Equal(new Formula.Gap("income", "11"), catalogue.FindIndicator("income_gap")!.Formula);
        Assert.Equal(0.02m, catalogue.Targets[0].Tolerance);
        Assert.Equal("{area}：{left} 大于 {right}。", Assert.Single(catalogue.Rules).Message.Zh);
        Assert.Contains(new DueDate(Frequency.Quarterly, AreaLevel.Prefecture, 15), catalogue.DueDates);
    }

    [Fact]
    public void Expands_a_prefecture_to_its_counties()
    {
        _folder.Replace("groups.yaml", "members: [111]\n  source: { document: plan", "members: [11]\n  source: { document: plan");
        _folder.Replace("areas.csv", "112,丁县,Ding,county,11,,,,,,", "112,丁县,Ding,county,11,,,,,east,");
        Assert.Equal(["111", "112"], CatalogueLoader.Load(_folder.Path).FindGroup("east")!.Counties);
    }

    [Fact]
    public void Counts_a_prefecture_only_where_it_has_counties()
    {
        _folder.Write("groups.yaml", _folder.Read("groups.yaml")
            + "- code: home-south\n  zh: 南（归属）\n  en: South (home)\n  kind: home-block\n  members: []\n  source: { document: method }\n");
        _folder.Replace("areas.csv", "乙,,,,,home-east", "乙,,,,,home-south");
        var fault = Assert.Single(CatalogueLoader.Lint(_folder.Path));
        Assert.Equal(("areas.csv:4", "'home-south' has no county of the prefecture."), (fault.Place, fault.Message.En));
    }

    [Fact]
    public void Throws_with_every_fault_of_every_file_in_one_message()
    {
        _folder.Replace("units.csv", "percentage points", "");
        _folder.Replace("targets.yaml", "value: 65", "value: many");
        _folder.Replace("calendar.csv", "120", "400");

        var thrown = Assert.Throws<CatalogueException>(() => CatalogueLoader.Load(_folder.Path));

        Assert.Equal(["calendar.csv:2", "targets.yaml:6", "units.csv:6"], thrown.Faults.Select(fault => fault.Place));
        Assert.Equal(
            """
            指标目录有 3 处错误，无法使用。 The catalogue has 3 fault(s) and cannot be used.
              calendar.csv:2: days_after_period “400”不是 1 到 366 的整数。写 1 到 366 的整数。 | days_after_period '400' is not a whole number from 1 to 366. Write a whole number from 1 to 366.
              targets.yaml:6: value “many”不是数字。用阿拉伯数字和小数点，不加千分位。 | value 'many' is not a number. Write digits and a decimal point, without thousands separators.
              units.csv:6: en 为空。填写 en。 | en is empty. Fill in en.
            """,
            thrown.Message);
    }

    [Fact]
    public void Names_a_missing_file_once_and_nothing_that_refers_to_it()
    {
        _folder.Delete("units.csv");
        var fault = Assert.Single(CatalogueLoader.Lint(_folder.Path));
        Assert.Equal(("units.csv", "The file units.csv is missing."), (fault.Place, fault.Message.En));
    }

    [Theory]
    [InlineData("areas.csv")]
    [InlineData("assessment.yaml")]
    [InlineData("grades.csv")]
    [InlineData("zones.csv")]
    [InlineData("calendar.csv")]
    [InlineData("disparity.yaml")]
    [InlineData("groups.yaml")]
    [InlineData("indicators.yaml")]
    [InlineData("measures.csv")]
    [InlineData("statistics.csv")]
    public void Makes_one_fault_of_any_missing_file(string file)
    {
        _folder.Delete(file);
        Assert.Equal(file, Assert.Single(CatalogueLoader.Lint(_folder.Path)).Place);
    }

    [Fact]
    public void Names_every_file_where_the_folder_does_not_exist() => Assert.Equal(
        [
            "agencies.csv", "areas.csv", "assessment.yaml", "base_vintage.csv", "calendar.csv", "disparity.yaml", "grades.csv", "groups.yaml", "indicators.yaml", "measures.csv", "reports.yaml", "rules.yaml", "sections.csv",
            "standings.csv", "statistics.csv", "targets.yaml", "units.csv", "zones.csv",
        ],
        CatalogueLoader.Lint(Path.Combine(_folder.Path, "nowhere")).Select(fault => fault.Place));

    [Theory]
    [InlineData("measure.csv", true)]
    [InlineData("targets.yml", true)]
    [InlineData("README.md", false)]
    public void Refuses_data_files_that_it_would_not_read(string file, bool refused)
    {
        _folder.Write(file, "code\n");
        Assert.Equal(refused ? [file] : [], CatalogueLoader.Lint(_folder.Path).Select(fault => fault.Place));
    }

    [Fact]
    public void Refuses_a_file_that_is_not_utf_8()
    {
        _folder.Write("sections.csv", [.. Encoding.ASCII.GetBytes("code,zh,en\neconomy,"), 0xBE, 0xAD, (byte)'\n']);
        Assert.Equal("文件 sections.csv 不是 UTF-8 编码。", Assert.Single(CatalogueLoader.Lint(_folder.Path)).Message.Zh);
    }

    [Theory]
    [InlineData("sections.csv", "", "The file has no header.")]
    [InlineData("sections.csv", "# nothing else\n", "The file has no header.")]
    [InlineData("targets.yaml", "", "The file is not a list.")]
    [InlineData("targets.yaml", "code: x\n", "The file is not a list.")]
    public void Refuses_a_file_without_entries_to_read(string file, string text, string message)
    {
        _folder.Write(file, text);
        Assert.Equal(message, Assert.Single(CatalogueLoader.Lint(_folder.Path)).Message.En);
    }

    [Fact]
    public void Counts_lines_through_comments_empty_lines_and_quoted_line_breaks()
    {
        _folder.Write("sections.csv", "# one\n\ncode,zh,en\neconomy,经济,\"Economy\nand \"\"all\"\"\"\n# five\nother,,Other\n");
        Assert.Equal("sections.csv:7", Assert.Single(CatalogueLoader.Lint(_folder.Path)).Place);
    }
}
