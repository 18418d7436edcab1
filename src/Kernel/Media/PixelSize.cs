using System.Buffers.Binary;

namespace KunnskapsPortal.Kernel.Media;

/// <summary>Width and height of a picture, read from its headers: PNG (ISO 15948), JPEG (ITU-T T.81), GIF89a, WebP (RFC 9649).</summary>
internal static class PixelSize
{
    /// <summary>Pixels as stored; null where the headers are cut off or wrong.</summary>
    public static (int Width, int Height)? Of(FileKind kind, ReadOnlySpan<byte> b) => kind switch
    {
        FileKind.Png when b.Length >= 24 && b[12..16].SequenceEqual("IHDR"u8) && b[16] < 0x80 && b[20] < 0x80 =>
            (BinaryPrimitives.ReadInt32BigEndian(b[16..]), BinaryPrimitives.ReadInt32BigEndian(b[20..])),
        FileKind.Gif when b.Length >= 10 => (Word(b, 6), Word(b, 8)),
        FileKind.Jpeg => Jpeg(b),
        FileKind.WebP when b.Length >= 30 => WebP(b),
        _ => null,
    };

    private static (int Width, int Height)? Jpeg(ReadOnlySpan<byte> b)
    {
        for (var at = 2; JpegSegment.TryRead(b, at, out var segment); at = segment.End)
        {
            if (segment.IsFrame && segment.Length >= 9)
                return (BinaryPrimitives.ReadUInt16BigEndian(b[(segment.Start + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(b[(segment.Start + 5)..]));
            if (segment.Marker is JpegSegment.Scan or JpegSegment.EndOfImage)
                return null;
        }

        return null;
    }

    private static (int Width, int Height)? WebP(ReadOnlySpan<byte> b)
    {
        if (b[12..16].SequenceEqual("VP8X"u8))
            return (Triple(b, 24) + 1, Triple(b, 27) + 1);
        if (b[12..16].SequenceEqual("VP8 "u8) && b[23..26].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]))
            return (Word(b, 26) & 0x3FFF, Word(b, 28) & 0x3FFF);
        if (!b[12..16].SequenceEqual("VP8L"u8) || b[20] != 0x2F)
            return null;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(b[21..]);
        return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
    }

    private static int Word(ReadOnlySpan<byte> b, int at) => b[at] | (b[at + 1] << 8);

    private static int Triple(ReadOnlySpan<byte> b, int at) => Word(b, at) | (b[at + 2] << 16);
}
