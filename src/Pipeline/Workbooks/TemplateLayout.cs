using Pipeline.Submissions;

namespace Pipeline.Workbooks;

/// <summary>The words by which template and check find each other: sheet names, captions of the code row, labels, marks.</summary>
public static class TemplateLayout
{
    /// <summary>What <see cref="MetaTemplateId"/> says in workbooks of this layout; a layout that the check must tell apart gets another.</summary>
    public const string TemplateId = "regional-1";

    /// <summary>The visible sheet that explains how to fill in the workbook.</summary>
    public const string InstructionsSheet = "填报说明 Instructions";

    /// <summary>The visible sheet that holds the figures.</summary>
    public const string DataSheet = "数据 Data";

    /// <summary>The visible sheet that says who answers for the figures.</summary>
    public const string SignOffSheet = "填报信息 Sign-off";

    /// <summary>The visible sheet with last period's figures, for reference; never read.</summary>
    public const string PreviousSheet = "上期数据 Previous";

    /// <summary>The sheet of a feedback workbook that lists what the check found; never read.</summary>
    public const string FindingsSheet = "检查结果 Findings";

    /// <summary>The sheet of a feedback workbook with the values that the template has no place for; absent where there are none, never read.</summary>
    public const string UnplacedSheet = "未能归位 Unplaced";

    /// <summary>The very hidden sheet of keys (column A) and values (column B).</summary>
    public const string MetaSheet = "_meta";

    /// <summary>The code row's caption of the column of area codes, always the first.</summary>
    public const string AreaCode = "area_code";

    /// <summary>The code row's caption of the column of area names, always the second.</summary>
    public const string AreaName = "area_name";

    /// <summary>The code row's caption of the column of explanations, always the last.</summary>
    public const string Explanation = "explanation";

    /// <summary>The meta key of <see cref="TemplateId"/>.</summary>
    public const string MetaTemplateId = "template_id";

    /// <summary>The meta key of the catalogue version that the workbook was written with.</summary>
    public const string MetaCatalogueVersion = "catalogue_version";

    /// <summary>The meta key of the reporter's code.</summary>
    public const string MetaReporter = "reporter";

    /// <summary>The meta key of the period's canonical text.</summary>
    public const string MetaPeriod = "period";

    /// <summary>The meta key of the hashes of the data sheet's headings, units and areas, which show whether these were altered.</summary>
    public const string MetaStructure = "structure_hash";

    /// <summary>The meta key of the notice; absent where there is none.</summary>
    public const string MetaNotice = "notice";

    /// <summary>The row of the data sheet that holds the codes.</summary>
    public const int CodeRow = 1;

    /// <summary>The row of the data sheet that holds the names.</summary>
    public const int NameRow = 2;

    /// <summary>The row of the data sheet that holds the units.</summary>
    public const int UnitRow = 3;

    /// <summary>The row of the data sheet that holds the first area.</summary>
    public const int FirstAreaRow = 4;

    /// <summary>The column of the data sheet that holds the first measure.</summary>
    public const int FirstMeasureColumn = 3;

    /// <summary>What a clerk writes where a figure cannot exist.</summary>
    public const string CannotExistMark = "一";

    /// <summary>What a clerk writes where a figure is smaller than the unit shows.</summary>
    public const string NotSignificantMark = "…";

    /// <summary>What the rows beneath the areas begin with; they are no data.</summary>
    public const string NotePrefix = "注";

    /// <summary>The sign-off label of who filled the workbook in.</summary>
    public static Bilingual PreparedBy => new("填表人", "Prepared by");

    /// <summary>The sign-off label of who checked it.</summary>
    public static Bilingual CheckedBy => new("审核人", "Checked by");

    /// <summary>The sign-off label of who is responsible.</summary>
    public static Bilingual ApprovedBy => new("单位负责人", "Approved by");

    /// <summary>The sign-off label of the telephone number.</summary>
    public static Bilingual Telephone => new("联系电话", "Telephone");

    /// <summary>The sign-off label of the day of submission.</summary>
    public static Bilingual SubmittedOn => new("报出日期", "Submitted on");

    /// <summary>The sign-off label of the stage.</summary>
    public static Bilingual Stage => new("阶段", "Stage");

    /// <summary>The sign-off label of the reason of revision.</summary>
    public static Bilingual Reason => new("修订原因", "Reason of revision");

    /// <summary>What the drop-down calls a stage.</summary>
    public static Bilingual NameOf(Stage stage) => stage switch
    {
        Submissions.Stage.Flash => new("快报", "Flash"),
        Submissions.Stage.Preliminary => new("初步核算", "Preliminary"),
        Submissions.Stage.Final => new("最终核实", "Final"),
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "The stage has no name."),
    };

    /// <summary>What the drop-down calls a reason of revision.</summary>
    public static Bilingual NameOf(RevisionReason reason) => reason switch
    {
        RevisionReason.None => new("首次报送", "First submission"),
        RevisionReason.Routine => new("常规修订", "Routine"),
        RevisionReason.Census => new("普查修订", "Census"),
        RevisionReason.Correction => new("更正", "Correction"),
        RevisionReason.Method => new("口径调整", "Method"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "The reason has no name."),
    };

    /// <summary>The stage that a cell names in Chinese, English or both; null where it names none.</summary>
    public static Stage? FindStage(string text) => Find(text, Enum.GetValues<Stage>(), NameOf);

    /// <summary>The reason of revision that a cell names in Chinese, English or both; null where it names none.</summary>
    public static RevisionReason? FindReason(string text) => Find(text, Enum.GetValues<RevisionReason>(), NameOf);

    private static T? Find<T>(string text, T[] values, Func<T, Bilingual> nameOf)
        where T : struct
    {
        var wanted = text.Trim();
        foreach (var value in values)
        {
            var name = nameOf(value);
            if (wanted.Equals(name.ToString(), StringComparison.OrdinalIgnoreCase)
                || wanted.Equals(name.Zh, StringComparison.Ordinal)
                || wanted.Equals(name.En, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }
}
