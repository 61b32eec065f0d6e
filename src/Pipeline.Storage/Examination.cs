using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>What reading and checking one upload gave: a pure function of its bytes, the catalogue and the recorded comparisons.</summary>
/// <param name="Verdict">The verdict of the content alone.</param>
/// <param name="Check">Findings and observations.</param>
/// <param name="Context">What it was checked against.</param>
internal sealed record Examination(Verdict Verdict, CheckResult Check, CheckContext Context)
{
    /// <summary>The observations of its period that were in force; empty where there were none.</summary>
    public IReadOnlyList<Observation> InForce => Context.InForce;

    /// <summary>Whether its observations are to come into force.</summary>
    public bool Accepted => Verdict is Verdict.Accepted or Verdict.AcceptedWithWarnings;
}
