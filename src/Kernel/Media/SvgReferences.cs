using System.Xml.Linq;

namespace KunnskapsPortal.Kernel.Media;

/// <summary>Counts what a reader's browser would draw when parts of a drawing use other parts, which use others.</summary>
internal static class SvgReferences
{
    private const int LongestChain = 30;

    /// <summary>True where references form a ring or a long chain, or the drawing grows above <see cref="SafeSvg.MaxDrawn"/>.</summary>
    public static bool AreTooMany(XElement root)
    {
        var parts = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var element in root.DescendantsAndSelf())
        {
            if (element.Attribute("id") is { } id)
                parts.TryAdd(id.Value, element);
        }

        return Drawn(root, parts, [], [], 0) > SafeSvg.MaxDrawn;
    }

    private static long Drawn(XElement part, Dictionary<string, XElement> parts, Dictionary<XElement, long> known, HashSet<XElement> open, int chain)
    {
        if (known.TryGetValue(part, out var drawn))
            return drawn;
        if (chain > LongestChain || !open.Add(part))
            return SafeSvg.MaxDrawn + 1;
        foreach (var element in part.DescendantsAndSelf())
        {
            drawn++;
            foreach (var target in element.Attributes().SelectMany(SvgAttributes.Targets))
            {
                if (drawn <= SafeSvg.MaxDrawn && parts.TryGetValue(target, out var other))
                    drawn += Drawn(other, parts, known, open, chain + 1);
            }
        }

        open.Remove(part);
        return known[part] = drawn;
    }
}
