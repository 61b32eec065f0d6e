using Pipeline.Submissions;

namespace Pipeline.Workbooks.Reading;

/// <summary>Carries the finding that ends reading up to <see cref="WorkbookReader"/>; never leaves it.</summary>
internal sealed class UnreadableWorkbookException(Finding finding) : Exception(finding.Message.En)
{
    public Finding Finding { get; } = finding;
}
