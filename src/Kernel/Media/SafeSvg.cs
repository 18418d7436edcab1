using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace KunnskapsPortal.Kernel.Media;

/// <summary>Why a drawing is not taken.</summary>
public enum SvgRefusal
{
    /// <summary>More than <see cref="SafeSvg.MaxBytes"/>.</summary>
    TooLarge = 0,

    /// <summary>Not well-formed XML 1.0.</summary>
    NotXml = 1,

    /// <summary>Begins with a document type. Drawing programs can save without ("plain SVG").</summary>
    HasDocumentType = 2,

    /// <summary>The outermost element is not <c>svg</c> of the SVG namespace.</summary>
    NotSvg = 3,

    /// <summary>Elements inside elements, deeper than <see cref="SafeSvg.MaxDepth"/>.</summary>
    TooDeep = 4,

    /// <summary>Parts use parts that use parts: a ring, or more than <see cref="SafeSvg.MaxDrawn"/> elements to draw.</summary>
    TooComplex = 5,
}

/// <summary>The harmless drawing, or why there is none.</summary>
/// <param name="Bytes">UTF-8 without byte order mark; null where refused.</param>
/// <param name="Refusal">Null where taken.</param>
/// <param name="Removed">How many elements and attributes were left out: above 0 the drawing may look different.</param>
public sealed record SvgResult(byte[]? Bytes, SvgRefusal? Refusal, int Removed);

/// <summary>
/// Makes a drawing (SVG 1.1 and 2) harmless: it is written anew from <see cref="SvgVocabulary"/>, so that nothing outside
/// the list can come through whatever it is called. No script, event, style sheet, animation, foreign content or address out
/// of the file; style declarations become attributes; comments and processing instructions go. Cleaning twice gives the same.
/// </summary>
public static class SafeSvg
{
    /// <summary>2 MB.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>Elements inside each other.</summary>
    public const int MaxDepth = 100;

    /// <summary>Elements drawn once every reference inside the file is followed.</summary>
    public const int MaxDrawn = 200_000;

    /// <summary>Cleans a drawing. Never throws on bad input; the time grows with its size.</summary>
    public static SvgResult Clean(byte[] bytes)
    {
        if (bytes.Length > MaxBytes)
            return new SvgResult(null, SvgRefusal.TooLarge, 0);
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxBytes,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), settings);
            return Read(reader);
        }
        catch (Exception e) when (e is XmlException or DecoderFallbackException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return new SvgResult(null, HasDocumentType(bytes) ? SvgRefusal.HasDocumentType : SvgRefusal.NotXml, 0);
        }
    }

    private static SvgResult Read(XmlReader reader)
    {
        var removed = 0;
        XElement? root = null;
        XElement? open = null;
        var skippedFrom = int.MaxValue;
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
                return new SvgResult(null, SvgRefusal.TooDeep, 0);
            var isSkipped = reader.Depth > skippedFrom;
            if (reader.NodeType == XmlNodeType.Element && !isSkipped)
            {
                skippedFrom = int.MaxValue;
                if (root is null && !(reader.LocalName == "svg" && reader.NamespaceURI == SvgVocabulary.Namespace))
                    return new SvgResult(null, SvgRefusal.NotSvg, 0);
                if (!SvgVocabulary.Allows(reader))
                {
                    removed++;
                    skippedFrom = reader.Depth;
                    continue;
                }

                var element = new XElement(XName.Get(reader.LocalName, SvgVocabulary.Namespace));
                if (root is null)
                    root = element;
                else
                    open!.Add(element);
                open = reader.IsEmptyElement ? open ?? element : element;
                removed += SvgAttributes.Copy(reader, element);
            }
            else if (reader.NodeType == XmlNodeType.EndElement && !isSkipped)
            {
                if (reader.Depth != skippedFrom)
                    open = open!.Parent ?? open;
                skippedFrom = int.MaxValue;
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace
                && !isSkipped && open is not null && SvgVocabulary.HoldsText(open.Name.LocalName))
            {
                open.Add(reader.Value);
            }
        }

        if (SvgReferences.AreTooMany(root!))
            return new SvgResult(null, SvgRefusal.TooComplex, 0);
        return new SvgResult(Written(root!), null, removed);
    }

    private static byte[] Written(XElement root)
    {
        var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true, Indent = false, NewLineHandling = NewLineHandling.Entitize };
        using (var writer = XmlWriter.Create(stream, settings))
            root.WriteTo(writer);
        return stream.ToArray();
    }

    private static bool HasDocumentType(byte[] bytes) =>
        Encoding.ASCII.GetString([.. bytes.Take(65_536).Where(b => b != 0)]).Contains("<!DOCTYPE", StringComparison.Ordinal);
}
