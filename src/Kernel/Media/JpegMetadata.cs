using System.Buffers.Binary;

namespace KunnskapsPortal.Kernel.Media;

/// <summary>Strips a JPEG (ITU-T T.81): of the application segments only JFIF, the colour profile and Adobe's colour transform stay.</summary>
internal static class JpegMetadata
{
    private const int OrientationTag = 0x0112;

    public static byte[]? Strip(ReadOnlySpan<byte> b)
    {
        var kept = new MemoryStream(b.Length);
        kept.Write(b[..2]);
        var orientation = 1;
        var isPastHeader = false;
        var at = 2;
        while (JpegSegment.TryRead(b, at, out var segment))
        {
            var content = b[segment.Start..segment.End];
            if (segment.Marker == 0xE1 && Orientation(content) is var turn and > 1)
                orientation = turn;
            at = segment.End;
            if (!Stays(segment.Marker, content))
                continue;
            if (!isPastHeader && segment.Marker != JpegSegment.FirstApplication)
            {
                isPastHeader = true;
                WriteOrientation(kept, FindOrientation(b, at, orientation));
            }

            kept.Write(content);
            if (segment.Marker == JpegSegment.EndOfImage)
                return kept.ToArray();
            if (segment.Marker != JpegSegment.Scan)
                continue;
            at = JpegSegment.EndOfScan(b, segment.End);
            kept.Write(b[segment.End..at]);
        }

        return null;
    }

    // Exif may stand behind segments that stay; the first that says how the picture is turned counts.
    private static int FindOrientation(ReadOnlySpan<byte> b, int at, int known)
    {
        while (known == 1 && JpegSegment.TryRead(b, at, out var segment) && segment.Marker is not (JpegSegment.Scan or JpegSegment.EndOfImage))
        {
            if (segment.Marker == 0xE1)
                known = Orientation(b[segment.Start..segment.End]);
            at = segment.End;
        }

        return known;
    }

    private static bool Stays(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        0xE0 => content[4..].StartsWith("JFIF\0"u8) && content.Length == 18,
        0xE2 => content[4..].StartsWith("ICC_PROFILE\0"u8),
        0xEE => content[4..].StartsWith("Adobe"u8) && content.Length == 16,
        JpegSegment.Comment or (>= JpegSegment.FirstApplication and <= JpegSegment.LastApplication) => false,
        _ => true,
    };

    private static int Orientation(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 18 || !segment[4..].StartsWith("Exif\0\0"u8))
            return 1;
        var tiff = segment[10..];
        var isLittle = tiff.StartsWith("II"u8);
        var first = Number(tiff, 4, 4, isLittle);
        if (first < 8 || first + 2 > tiff.Length)
            return 1;
        var count = Number(tiff, (int)first, 2, isLittle);
        for (var i = 0; i < count; i++)
        {
            var entry = (int)first + 2 + (i * 12);
            if (entry + 12 > tiff.Length)
                return 1;
            if (Number(tiff, entry, 2, isLittle) == OrientationTag)
                return Number(tiff, entry + 8, 2, isLittle) is var turn and >= 1 and <= 8 ? (int)turn : 1;
        }

        return 1;
    }

    private static long Number(ReadOnlySpan<byte> b, int at, int size, bool isLittle) => (size, isLittle) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(b[at..]),
        (2, false) => BinaryPrimitives.ReadUInt16BigEndian(b[at..]),
        (_, true) => BinaryPrimitives.ReadInt32LittleEndian(b[at..]),
        _ => BinaryPrimitives.ReadInt32BigEndian(b[at..]),
    };

    // One directory with one entry: the least that Exif 2.32 allows.
    private static void WriteOrientation(MemoryStream kept, int orientation)
    {
        if (orientation == 1)
            return;
        kept.Write([0xFF, 0xE1, 0, 34]);
        kept.Write("Exif\0\0MM\0*\0\0\0\x08"u8);
        kept.Write([0, 1, OrientationTag >> 8, OrientationTag & 0xFF, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0]);
    }
}
