using Pipeline.Catalogue;

namespace Pipeline.Tests.Catalogue;

public class CatalogueFileFaultTests
{
    [Theory]
    [InlineData(
        "sections.csv", "economy,经济,Economy", "economy,经济",
        "sections.csv:2: 有 2 列，应为 3 列。补上或删去逗号；含逗号的内容用双引号括起来。 | "
        + "There are 2 cells; the header has 3. Add or remove commas; put text with commas into quotation marks.")]
    [InlineData(
        "sections.csv", "code,zh,en", "code,zh,english",
        "sections.csv:1: 缺少列“en”。在表头加上 en。 | "
        + "The column 'en' is missing. Add en to the header."
        + "\nsections.csv:1: 列“english”不认识。可用的列：code, zh, en。 | "
        + "The column 'english' is unknown. The columns are: code, zh, en.")]
    [InlineData(
        "sections.csv", "code,zh,en", "code,zh,en,zh",
        "sections.csv:1: 列“zh”重复。删去一列。 | "
        + "The column 'zh' is there twice. Remove one of them.")]
    [InlineData(
        "sections.csv", "经济", "经\"济",
        "sections.csv:2: 引号不成对。含逗号或引号的内容用双引号括起来，其中的引号写两次。 | "
        + "The quotation marks do not match. Put text with commas or quotation marks into quotation marks, and double those within.")]
    [InlineData(
        "targets.yaml", "  path: linear", "  path: [linear",
        "targets.yaml:9: YAML 语法错误。检查缩进、括号、冒号和引号。 | "
        + "This is not valid YAML: a bracket is not closed. Check indentation, brackets, colons and quotation marks.")]
    [InlineData(
        "targets.yaml", "  path: linear", "  path: linear\n  note: x",
        "targets.yaml:10: 字段“note”不认识。可用的字段：code, subject, area, year, base_year, base_value, value, factor, direction, tolerance, margin, path, source.document, source.section, source.quote。 | "
        + "The field 'note' is unknown. The fields are: code, subject, area, year, base_year, base_value, value, factor, direction, tolerance, margin, path, source.document, source.section, source.quote.")]
    [InlineData(
        "targets.yaml", "- code: growth-east", "- growth\n- code: growth-east",
        "targets.yaml:11: 列表项不是键值对。以“- code: …”开头。 | "
        + "This item is not a mapping. Begin it with '- code: …'.")]
    public void Names_what_is_wrong_with_a_file(string file, string old, string replacement, string expected)
    {
        using var folder = new CatalogueFolder();
        folder.Replace(file, old, replacement);
        Assert.Equal(expected, string.Join('\n', CatalogueLoader.Lint(folder.Path)));
    }
}
