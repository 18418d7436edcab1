using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Checklists.Domain;

/// <summary>The two sides of a checklist. Stored names.</summary>
public static class Sides
{
    public const string Gp = "gp";
    public const string Nav = "nav";

    public static readonly IReadOnlyList<string> All = [Gp, Nav];

    /// <summary>
    /// The sides in the order this reader meets them. The reader's own stands first, on the page as in the reading order,
    /// so that the two never differ. Who has no side of their own, or both, meets the GP's first.
    /// </summary>
    /// <param name="audiences">What the reader's confirmed roles prove; empty for who is not signed in.</param>
    public static IReadOnlyList<OrderedSide> InOrderFor(IEnumerable<string> audiences)
    {
        var own = audiences.Select(SideOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. All.Select(side => new OrderedSide(side, own.Contains(side))).OrderByDescending(side => side.IsOwn)];
    }

    private static string? SideOf(string audience) => audience switch
    {
        Audiences.Gp => Gp,
        Audiences.Counsellor => Nav,
        _ => null,
    };
}

/// <param name="Name">One of <see cref="Sides.All"/>.</param>
/// <param name="IsOwn">The reader works on this side.</param>
public sealed record OrderedSide(string Name, bool IsOwn);
