namespace Pipeline.Tests.Workbooks.LibreOffice;

/// <summary>A test with the real LibreOffice; left out where it is not installed.</summary>
internal sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute() => Skip = Office.Program is null ? Office.Missing : null;
}

/// <summary>The same for tests with data.</summary>
internal sealed class LibreOfficeTheoryAttribute : TheoryAttribute
{
    public LibreOfficeTheoryAttribute() => Skip = Office.Program is null ? Office.Missing : null;
}
