using Pipeline.Storage;

namespace Pipeline.Tests.Storage;

public sealed class SubmissionStageTests
{
    [Fact]
    public void Every_stage_has_a_code_that_leads_back_to_it() =>
        Assert.All(Enum.GetValues<SubmissionStage>(), stage => Assert.Equal(stage, SubmissionStageCodes.Parse(stage.Code())));

    [Fact]
    public void Stages_follow_each_other() => Assert.Equal(
        ["received", "archived", "checked", "committed", "answered"],
        Enum.GetValues<SubmissionStage>().Order().Select(stage => stage.Code()));

    [Fact]
    public void An_unknown_code_is_refused() => Assert.Throws<FormatException>(() => SubmissionStageCodes.Parse("done"));
}
