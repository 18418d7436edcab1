namespace KunnskapsPortal.Courses.Domain;

/// <summary>
/// Who goes first while there is a queue. Only a confirmed membership of the tenant counts: a profession that a person has
/// typed gives nothing.
/// </summary>
public static class Priority
{
    public const int First = 1;
    public const int Ordinary = 2;

    /// <param name="preferred">The audiences the session puts first; empty where all are equal.</param>
    /// <param name="confirmed">The audiences that the person's confirmed memberships prove.</param>
    public static int ClassOf(IReadOnlyCollection<string> preferred, IEnumerable<string> confirmed) =>
        preferred.Count == 0 || confirmed.Any(preferred.Contains) ? First : Ordinary;
}
