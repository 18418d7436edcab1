using System.Xml;

namespace KunnskapsPortal.Kernel.Media;

/// <summary>What a drawing may consist of: elements and attributes of SVG 2 that draw, and nothing that acts, loads or links out.</summary>
public static class SvgVocabulary
{
    /// <summary>The namespace of every element that is kept.</summary>
    public const string Namespace = "http://www.w3.org/2000/svg";

    internal const string XLink = "http://www.w3.org/1999/xlink";

    /// <summary>Elements.</summary>
    public static IReadOnlySet<string> Elements { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
        "text", "tspan", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker",
    };

    /// <summary>Attributes that may also stand as style declarations.</summary>
    public static IReadOnlySet<string> Presentation { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
        "stroke-dasharray", "stroke-dashoffset", "stroke-opacity", "opacity", "color", "display", "visibility", "overflow",
        "clip-path", "clip-rule", "mask", "marker-start", "marker-mid", "marker-end", "stop-color", "stop-opacity", "paint-order",
        "vector-effect", "shape-rendering", "text-rendering", "font-family", "font-size", "font-style", "font-weight",
        "font-stretch", "letter-spacing", "word-spacing", "text-anchor", "text-decoration", "dominant-baseline",
        "alignment-baseline", "baseline-shift", "writing-mode",
    };

    /// <summary>All attributes. <c>href</c> leads to an id inside the file only, on elements that use another.</summary>
    public static IReadOnlySet<string> Attributes { get; } = new HashSet<string>(Presentation, StringComparer.Ordinal)
    {
        "id", "href", "lang", "role", "aria-label", "aria-labelledby", "aria-describedby", "aria-hidden", "focusable",
        "viewBox", "preserveAspectRatio", "version", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry",
        "fx", "fy", "fr", "d", "points", "pathLength", "dx", "dy", "rotate", "textLength", "lengthAdjust", "transform", "offset",
        "gradientUnits", "gradientTransform", "spreadMethod", "clipPathUnits", "maskUnits", "maskContentUnits", "patternUnits",
        "patternContentUnits", "patternTransform", "markerUnits", "markerWidth", "markerHeight", "orient", "refX", "refY",
    };

    private static readonly HashSet<string> Users = ["use", "linearGradient", "radialGradient", "pattern"];

    internal static bool Allows(XmlReader element) => element.NamespaceURI == Namespace && Elements.Contains(element.LocalName);

    internal static bool MayRefer(string element) => Users.Contains(element);

    internal static bool HoldsText(string element) => element is "text" or "tspan" or "title" or "desc";
}
