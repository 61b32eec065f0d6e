using Pipeline.Snapshots;

namespace Pipeline.Tests.Snapshots;

public sealed class NoticesTests
{
    [Fact]
    public void There_is_none_where_no_workbook_has_one() => Assert.Null(Notices.Of(["", ""]));

    [Fact]
    public void One_that_many_workbooks_have_is_stated_once_in_each_language() => Assert.Equal(
        new Bilingual("示例数据：并非真实统计", "Sample data: none is real"),
        Notices.Of(["示例数据：并非真实统计 Sample data: none is real", "", "示例数据：并非真实统计 Sample data: none is real"]));

    [Fact]
    public void Several_stand_beside_each_other() => Assert.Equal(new Bilingual("乙；甲", "B; A"), Notices.Of(["甲 A", "乙 B"]));

    [Theory]
    [InlineData("只有中文")]
    [InlineData("English only")]
    public void One_in_a_single_language_stands_for_both(string text) => Assert.Equal(new Bilingual(text, text), Notices.Of([text]));
}
