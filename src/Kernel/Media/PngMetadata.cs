using System.Buffers.Binary;
using System.Text;

namespace KunnskapsPortal.Kernel.Media;

/// <summary>Strips a PNG (ISO 15948 and APNG): the chunks that draw stay, text, Exif, time and unknown chunks go.</summary>
internal static class PngMetadata
{
    private static readonly HashSet<string> Drawing =
    [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "hIST", "pHYs", "sPLT",
        "acTL", "fcTL", "fdAT", "cICP", "mDCV", "cLLI",
    ];

    public static byte[]? Strip(ReadOnlySpan<byte> b)
    {
        var kept = new MemoryStream(b.Length);
        kept.Write(b[..8]);
        for (var at = 8; at + 12 <= b.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(b[at..]);
            if (length > b.Length - at - 12)
                return null;
            var chunk = b.Slice(at, (int)length + 12);
            var name = Encoding.Latin1.GetString(chunk[4..8]);
            at += chunk.Length;
            if (Drawing.Contains(name))
                kept.Write(chunk);
            if (name == "IEND")
                return kept.ToArray();
        }

        return null;
    }
}
