namespace KunnskapsPortal.Kernel.Media;

/// <summary>A marker segment of a JPEG file (ITU-T T.81, annex B): from its first <c>FF</c> to the byte before the next.</summary>
/// <param name="Marker">The byte after <c>FF</c>.</param>
/// <param name="Start">Where the last <c>FF</c> before the marker stands; bytes that fill up before it are not part.</param>
/// <param name="End">The byte after the segment.</param>
internal readonly record struct JpegSegment(byte Marker, int Start, int End)
{
    public const byte Scan = 0xDA;
    public const byte EndOfImage = 0xD9;
    public const byte Comment = 0xFE;
    public const byte FirstApplication = 0xE0;
    public const byte LastApplication = 0xEF;

    public int Length => End - Start;

    public bool IsFrame => Marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>Reads the segment at a place; false where there is none whole.</summary>
    public static bool TryRead(ReadOnlySpan<byte> b, int at, out JpegSegment segment)
    {
        segment = default;
        if (at >= b.Length || b[at] != 0xFF)
            return false;
        while (at + 1 < b.Length && b[at + 1] == 0xFF)
            at++;
        if (at + 1 >= b.Length || b[at + 1] == 0)
            return false;
        var marker = b[at + 1];
        if (marker is EndOfImage or 0x01 or (>= 0xD0 and <= 0xD7))
        {
            segment = new JpegSegment(marker, at, at + 2);
            return true;
        }

        if (at + 3 >= b.Length || marker == 0xD8)
            return false;
        var length = (b[at + 2] << 8) | b[at + 3];
        segment = new JpegSegment(marker, at, at + 2 + length);
        return length >= 2 && segment.End <= b.Length;
    }

    /// <summary>Where the coded picture that begins at a place ends: the next marker that is neither stuffing nor a restart.</summary>
    public static int EndOfScan(ReadOnlySpan<byte> b, int at)
    {
        for (; at + 1 < b.Length; at++)
        {
            if (b[at] == 0xFF && b[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7)))
                return at;
        }

        return b.Length;
    }
}
