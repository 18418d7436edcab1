namespace KunnskapsPortal.Search.Analysis;

/// <summary>
/// How many slips of the finger lie between two words: a letter too many, too few, wrong, or two neighbours swapped
/// (optimal string alignment; Damerau 1964).
/// </summary>
public static class EditDistance
{
    /// <summary>The distance, or <paramref name="most"/> + 1 where it is larger.</summary>
    public static int Between(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
            return most + 1;
        var (before, last, now) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(last[j] + 1, now[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
            }

            if (now.Min() > most)
                return most + 1;
            (before, last, now) = (last, now, before);
        }

        return Math.Min(last[b.Length], most + 1);
    }
}
