namespace Pipeline.Storage.Verifying;

/// <summary>One thing that is not as it must be.</summary>
/// <param name="Kind">What sort of difference it is; says what it means and how to mend it.</param>
/// <param name="Place">Where: <c>container/blob</c> or <c>table partition/row</c>, with <c>#property</c> where one is meant.</param>
/// <param name="Expected">What should be there.</param>
/// <param name="Found">What is there.</param>
public sealed record Difference(DifferenceKind Kind, string Place, string Expected, string Found);

/// <summary>A sort of difference.</summary>
/// <param name="Code">Its code, stable for scripts.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record DifferenceKind(string Code, Bilingual Meaning, Bilingual Remedy);

/// <summary>Something to know that is no difference.</summary>
/// <param name="Place">Where.</param>
/// <param name="Text">What.</param>
public sealed record VerificationNote(string Place, Bilingual Text);
