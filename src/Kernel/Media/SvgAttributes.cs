using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace KunnskapsPortal.Kernel.Media;

/// <summary>The attributes of one element of a drawing: which are kept, and with what value.</summary>
internal static partial class SvgAttributes
{
    private static readonly HashSet<string> Functions =
        ["rgb", "rgba", "hsl", "hsla", "matrix", "translate", "translateX", "translateY", "scale", "scaleX", "scaleY", "rotate", "skewX", "skewY"];

    /// <summary>Copies what is allowed from the reader, which stands on the element.</summary>
    /// <returns>How many were left out.</returns>
    public static int Copy(XmlReader reader, XElement element)
    {
        var removed = 0;
        var style = "";
        for (var i = 0; i < reader.AttributeCount; i++)
        {
            reader.MoveToAttribute(i);
            if (reader.NamespaceURI == "http://www.w3.org/2000/xmlns/")
                continue;
            var name = (reader.NamespaceURI, reader.LocalName) switch
            {
                ("", var plain) => plain,
                (SvgVocabulary.XLink, "href") => "href",
                _ => "",
            };
            if (name == "style")
                style = reader.Value;
            else if (IsSafe(element.Name.LocalName, name, reader.Value) && !(reader.Prefix.Length > 0 && element.Attribute(name) is not null))
                element.SetAttributeValue(name, reader.Value);
            else
                removed++;
        }

        reader.MoveToElement();
        return removed + Style(style, element);
    }

    private static int Style(string style, XElement element)
    {
        var removed = 0;
        foreach (var declaration in style.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? "" : declaration[..colon].Trim();
            var value = declaration[(colon + 1)..].Trim();
            if (SvgVocabulary.Presentation.Contains(name) && IsSafe(element.Name.LocalName, name, value))
                element.SetAttributeValue(name, value);
            else
                removed++;
        }

        return removed;
    }

    private static bool IsSafe(string element, string name, string value) => SvgVocabulary.Attributes.Contains(name) && name switch
    {
        "href" => SvgVocabulary.MayRefer(element) && Reference().IsMatch(value),
        "id" => Id().IsMatch(value),
        "aria-label" => true,
        _ => IsSafeValue(value),
    };

    // No escapes, strings that end elsewhere, or functions but those known: url() leads to an id inside the file.
    private static bool IsSafeValue(string value)
    {
        if (value.AsSpan().ContainsAny("\\@<>{};&!") || value.Contains("/*", StringComparison.Ordinal) || value.Contains(':'))
            return false;
        for (var open = value.IndexOf('('); open >= 0; open = value.IndexOf('(', open + 1))
        {
            var start = open;
            while (start > 0 && (char.IsLetterOrDigit(value[start - 1]) || value[start - 1] is '-' or '_') && open - start < 20)
                start--;
            var function = value[start..open].TrimEnd();
            if (function == "url" ? !Inside().IsMatch(value.AsSpan(open + 1)) : !Functions.Contains(Name(value, open)))
                return false;
        }

        return true;
    }

    // Transforms may have white space between the name and the bracket.
    private static string Name(string value, int open)
    {
        var end = open;
        while (end > 0 && char.IsWhiteSpace(value[end - 1]) && open - end < 5)
            end--;
        var start = end;
        while (start > 0 && char.IsLetter(value[start - 1]) && end - start < 20)
            start--;
        return value[start..end];
    }

    /// <summary>The ids that an attribute refers to.</summary>
    public static IEnumerable<string> Targets(XAttribute attribute) =>
        attribute.Name.LocalName == "href" ? [attribute.Value[1..]] : Targets().Matches(attribute.Value).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"\A#[A-Za-z_][A-Za-z0-9_.\-]{0,199}\z")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_.\-]{0,199}\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"\A\s{0,9}(['""]?)#[A-Za-z_][A-Za-z0-9_.\-]{0,199}\1\s{0,9}\)")]
    private static partial Regex Inside();

    [GeneratedRegex(@"url\(\s{0,9}['""]?#([A-Za-z_][A-Za-z0-9_.\-]{0,199})")]
    private static partial Regex Targets();
}
