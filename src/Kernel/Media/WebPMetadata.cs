using System.Buffers.Binary;
using System.Text;

namespace KunnskapsPortal.Kernel.Media;

/// <summary>Strips a WebP (RFC 9649): the chunks that draw stay; Exif, XMP and unknown chunks go, with their flags and what lies behind.</summary>
internal static class WebPMetadata
{
    private const byte ExifAndXmp = 0x08 | 0x04;
    private static readonly HashSet<string> Drawing = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"];

    public static byte[]? Strip(ReadOnlySpan<byte> b)
    {
        var end = Math.Min(b.Length, BinaryPrimitives.ReadUInt32LittleEndian(b[4..]) + 8L);
        var kept = new MemoryStream(b.Length);
        kept.Write(b[..12]);
        var hasPicture = false;
        for (var at = 12; at + 8 <= end;)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(b[(at + 4)..]);
            if (size > end - at - 8)
                return null;
            var chunk = b.Slice(at, 8 + (int)size);
            var name = Encoding.Latin1.GetString(chunk[..4]);
            at += chunk.Length + (int)(size & 1);
            if (!Drawing.Contains(name))
                continue;
            hasPicture |= name is "VP8 " or "VP8L" or "ANMF";
            var start = (int)kept.Position;
            kept.Write(chunk);
            if ((size & 1) == 1)
                kept.WriteByte(0);
            if (name == "VP8X" && size >= 1)
                kept.GetBuffer()[start + 8] &= unchecked((byte)~ExifAndXmp);
        }

        var stripped = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(stripped.AsSpan(4), (uint)stripped.Length - 8);
        return hasPicture ? stripped : null;
    }
}
