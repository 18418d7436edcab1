using System.Resources;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>
/// A supplement: what a region adds to a national item, hung on one of its headings. An item like others, with drafts,
/// review and versions of its own; it also knows the national text it was written under.
/// </summary>
public static class Supplements
{
    public const string Kind = "supplement";

    /// <summary>The national item, <c>kind:key</c>.</summary>
    public const string Item = "item";

    /// <summary>The id of the heading; absent where the supplement concerns the whole item.</summary>
    public const string Heading = "heading";

    /// <summary>The hash (<see cref="Sections.Hash"/>) of the section as it read when the supplement was written or last kept.</summary>
    public const string Section = "section";

    /// <summary>The number of the national version it was written or last kept under.</summary>
    public const string UnderVersion = "under_version";

    public static ContentKind Declare(Func<string> label, ResourceManager words) =>
        new(Kind, "tillegg", label, slug => $"/tillegg/{slug}",
        [
            Field.Reference(Item, true), Field.Key(Heading), Field.Text(Section), Field.Number(UnderVersion),
        ], words)
        { IsLight = true };

    /// <summary>How the national text stands to the supplement now.</summary>
    public static Drift DriftOf(ItemDocument supplement, ItemDocument national)
    {
        if (supplement.TextOrNull(Heading) is not { } heading)
            return supplement.TextOrNull(Section) is { } whole && whole != Sections.Hash(national.Body) ? Drift.Changed : Drift.None;
        if (Sections.Find(national.Body, heading) is not { } section)
            return Drift.HeadingGone;
        return supplement.TextOrNull(Section) is { } hash && hash != Sections.Hash(section.Text) ? Drift.Changed : Drift.None;
    }
}

/// <summary>What has become of the national text under a supplement.</summary>
public enum Drift
{
    None,

    /// <summary>The words of the section are others than those the supplement was written under.</summary>
    Changed,

    /// <summary>The heading is no longer there; the supplement stands at the end of the item.</summary>
    HeadingGone,
}
