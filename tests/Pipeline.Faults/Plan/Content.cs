using System.Security.Cryptography;
using Pipeline.Submissions;

namespace Pipeline.Faults.Plan;

/// <summary>The bytes of a workbook, and what a check of it must come to.</summary>
/// <param name="Name">What it is, for people: <c>version 2</c>, <c>cut short</c>.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Verdict">The verdict of the content alone.</param>
/// <param name="Observations">What it says, by area and measure, without cells; empty where it is not acceptable.</param>
internal sealed record Content(string Name, byte[] Bytes, Verdict Verdict, IReadOnlyList<Observation> Observations)
{
    /// <summary>SHA-256 of the bytes.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <summary>Whether its figures are to come into force.</summary>
    public bool Acceptable => Verdict is Verdict.Accepted or Verdict.AcceptedWithWarnings;
}
