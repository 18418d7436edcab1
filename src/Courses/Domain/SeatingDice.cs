namespace KunnskapsPortal.Courses.Domain;

/// <summary>SplitMix64: small, good enough for a search, and the same on every machine.</summary>
internal sealed class SeatingDice(long seed)
{
    private ulong _state = unchecked((ulong)seed);

    /// <summary>From 0 up to, not including, <paramref name="below"/>.</summary>
    public int Next(int below) => (int)(((Draw() >> 32) * (ulong)below) >> 32);

    /// <summary>From 0 up to, not including, 1.</summary>
    public double Part() => (Draw() >> 11) * (1.0 / (1UL << 53));

    public void Shuffle(int[] all)
    {
        for (var i = all.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (all[i], all[j]) = (all[j], all[i]);
        }
    }

    private ulong Draw()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
