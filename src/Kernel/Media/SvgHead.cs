using System.Globalization;
using System.Xml;

namespace KunnskapsPortal.Kernel.Media;

/// <summary>Looks at the outermost element of what may be a drawing. Whether it is harmless is for <see cref="SafeSvg"/> to say.</summary>
internal static class SvgHead
{
    /// <summary>Null where the bytes are not XML with <c>svg</c> outermost.</summary>
    public static FileFinding? Read(byte[] bytes)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = SafeSvg.MaxBytes };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), settings);
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "svg" || reader.NamespaceURI != SvgVocabulary.Namespace)
                return null;
            var box = (reader.GetAttribute("viewBox") ?? "").Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
            var width = Pixels(reader.GetAttribute("width")) ?? Pixels(box.ElementAtOrDefault(2));
            var height = Pixels(reader.GetAttribute("height")) ?? Pixels(box.ElementAtOrDefault(3));
            return width is null || height is null ? new FileFinding(FileKind.Svg, null) : new FileFinding(FileKind.Svg, null, width, height);
        }
        catch (Exception e) when (e is XmlException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }

    private static int? Pixels(string? length)
    {
        var number = length?.Trim() is { } text && text.EndsWith("px", StringComparison.Ordinal) ? text[..^2] : length;
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pixels) && pixels is >= 1 and <= 100_000
            ? (int)Math.Round(pixels)
            : null;
    }
}
