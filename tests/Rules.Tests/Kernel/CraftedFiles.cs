using System.Buffers.Binary;
using System.Text;

namespace KunnskapsPortal.Rules.Tests.Kernel;

/// <summary>Small files with something to hide, made by code: what they hide is written as <see cref="Secret"/>.</summary>
internal static class CraftedFiles
{
    public const string Secret = "Kari Nordmann 61.1N 10.4E";

    private static readonly byte[] SecretBytes = Encoding.ASCII.GetBytes(Secret);

    public static byte[] Png(params (string Name, byte[] Data)[] extra) =>
        [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", [0, 0, 0, 7, 0, 0, 0, 5, 8, 2, 0, 0, 0]), .. extra.SelectMany(e => Chunk(e.Name, e.Data)), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", [])];

    public static byte[] SecretPng() =>
        [.. Png(("tEXt", SecretBytes), ("iTXt", SecretBytes), ("zTXt", SecretBytes), ("eXIf", SecretBytes), ("tIME", SecretBytes), ("prVt", SecretBytes), ("iCCP", [9, 9])), .. SecretBytes];

    public static byte[] Jpeg(params (byte Marker, byte[] Data)[] extra) =>
    [
        0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]), .. extra.SelectMany(e => Segment(e.Marker, e.Data)),
        .. Segment(0xC0, [8, 0, 5, 0, 7, 1, 1, 0x11, 0]), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56,
        .. Segment(0xC4, [1, 2]), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x78, 0xFF, 0xD9,
    ];

    public static byte[] SecretJpeg(int orientation, bool isLittle) =>
    [
        .. Jpeg(
            (0xDB, [0, 1]), (0xE1, Exif(orientation, isLittle)), (0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. SecretBytes]), (0xED, [.. "Photoshop 3.0\0"u8, .. SecretBytes]),
            (0xFE, SecretBytes), (0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 42]), (0xE2, [.. "MPF\0"u8, .. SecretBytes]), (0xEC, SecretBytes), (0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1])),
        .. SecretBytes,
    ];

    public static byte[] Exif(int orientation, bool isLittle)
    {
        byte[] Two(int n) => isLittle ? [(byte)n, (byte)(n >> 8)] : [(byte)(n >> 8), (byte)n];
        byte[] Four(int n) => isLittle ? [.. Two(n), 0, 0] : [0, 0, .. Two(n)];
        return [.. "Exif\0\0"u8, .. isLittle ? "II"u8 : "MM"u8, .. Two(42), .. Four(8), .. Two(2), .. Two(0x010E), .. Two(2), .. Four(25), .. Four(38),
            .. Two(0x0112), .. Two(3), .. Four(1), .. Two(orientation), 0, 0, .. Four(0), .. SecretBytes];
    }

    public static byte[] WebP(params (string Name, byte[] Data)[] chunks)
    {
        byte[] body = [.. "WEBP"u8, .. chunks.SelectMany(c => RiffChunk(c.Name, c.Data))];
        return [.. "RIFF"u8, .. LittleEndian(body.Length), .. body];
    }

    public static byte[] SecretWebP() =>
        [.. WebP(("VP8X", [0x2C, 0, 0, 0, 6, 0, 0, 4, 0, 0]), ("ICCP", [1, 2, 3]), ("VP8L", [0x2F, 6, 0, 1, 0]), ("EXIF", SecretBytes), ("XMP ", SecretBytes), ("abcd", SecretBytes)), .. SecretBytes];

    public static byte[] SecretGif() =>
    [
        .. "GIF89a"u8, 7, 0, 5, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6, 0x21, 0xFE, 25, .. SecretBytes, 0, 0x21, 0xFF, 11, .. "XMP DataXMP"u8, 25, .. SecretBytes, 0,
        0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0, 0x21, 0xF9, 4, 0, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 7, 0, 5, 0, 0, 2, 2, 0x4C, 1, 0, 0x3B, .. SecretBytes,
    ];

    public static byte[] Mp4(string brand) => [0, 0, 0, 16, .. "ftyp"u8, .. Encoding.ASCII.GetBytes(brand), 0, 0, 2, 0];

    public static byte[] WebM(string type) => [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x86, 0x81, 1, 0x42, 0x82, (byte)(0x80 + type.Length), .. Encoding.ASCII.GetBytes(type), 0];

    private static byte[] Chunk(string name, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(name), .. data, 0, 0, 0, 0];
    }

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] RiffChunk(string name, byte[] data) => [.. Encoding.ASCII.GetBytes(name), .. LittleEndian(data.Length), .. data, .. new byte[data.Length & 1]];

    private static byte[] LittleEndian(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }
}
