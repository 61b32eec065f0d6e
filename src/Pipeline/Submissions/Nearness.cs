namespace Pipeline.Submissions;

/// <summary>Which of several names a misspelt one most likely means.</summary>
internal static class Nearness
{
    /// <summary>The candidates, nearest first; equally near ones keep their order.</summary>
    public static IEnumerable<T> Order<T>(string text, IEnumerable<T> candidates, Func<T, IEnumerable<string>> names) => candidates
        .Select(c => (Candidate: c, Distance: names(c).Min(n => Distance(text, n))))
        .OrderBy(c => c.Distance)
        .Select(c => c.Candidate);

    /// <summary>
    /// How far two names are apart, 0 (equal) to 1: edits (insert, delete, replace, swap of neighbours) over the longer length. A name that
    /// contains the other is nearer than its edits say: clerks shorten names.
    /// </summary>
    public static double Distance(string left, string right)
    {
        var longer = Math.Max(left.Length, right.Length);
        if (longer == 0)
        {
            return 0;
        }

        var distance = (double)Edits(left, right) / longer;
        var contained = Math.Min(left.Length, right.Length) > 1
            && (left.Contains(right, StringComparison.OrdinalIgnoreCase) || right.Contains(left, StringComparison.OrdinalIgnoreCase));
        return contained ? distance / 2 : distance;
    }

    private static int Edits(string left, string right)
    {
        var before = new int[right.Length + 1];
        var last = Enumerable.Range(0, right.Length + 1).ToArray();
        var row = new int[right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[right.Length];
    }
}
