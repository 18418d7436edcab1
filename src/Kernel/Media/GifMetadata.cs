namespace KunnskapsPortal.Kernel.Media;

/// <summary>Strips a GIF89a: comments, plain text and application blocks go, but for the one that says how often it loops.</summary>
internal static class GifMetadata
{
    public static byte[]? Strip(ReadOnlySpan<byte> b)
    {
        if (b.Length < 14)
            return null;
        var at = 13 + ColourTable(b[10]);
        if (at > b.Length)
            return null;
        var kept = new MemoryStream(b.Length);
        kept.Write(b[..at]);
        while (at + 1 < b.Length && b[at] is 0x21 or 0x2C)
        {
            var isImage = b[at] == 0x2C;
            if (isImage && at + 11 > b.Length)
                return null;
            var end = EndOfBlocks(b, isImage ? at + 11 + ColourTable(b[at + 9]) : at + 2);
            if (end < 0)
                return null;
            var block = b[at..end];
            if (isImage || block[1] == 0xF9 || (block[1] == 0xFF && block[2..].StartsWith("\x0BNETSCAPE2.0"u8) && block.Length == 19))
                kept.Write(block);
            at = end;
        }

        if (at >= b.Length || b[at] != 0x3B)
            return null;
        kept.WriteByte(0x3B);
        return kept.ToArray();
    }

    private static int ColourTable(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static int EndOfBlocks(ReadOnlySpan<byte> b, int at)
    {
        while (at < b.Length)
        {
            var size = b[at];
            at += size + 1;
            if (size == 0)
                return at;
        }

        return -1;
    }
}
