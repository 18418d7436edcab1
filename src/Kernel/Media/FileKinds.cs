using System.Text;

namespace KunnskapsPortal.Kernel.Media;

/// <summary>The files that a media library holds.</summary>
public enum FileKind
{
    Png = 0,
    Jpeg = 1,
    Gif = 2,
    WebP = 3,
    Svg = 4,
    Pdf = 5,
    Mp4 = 6,
    WebM = 7,

    /// <summary>Captions of a video (WebVTT).</summary>
    Vtt = 8,
}

/// <summary>Why a file is not taken.</summary>
public enum FileRefusal
{
    Empty = 0,

    /// <summary>None of the kinds, by its content.</summary>
    Unknown = 1,

    /// <summary>Begins as one of the kinds and breaks off, or its size in pixels cannot be read.</summary>
    Damaged = 2,

    /// <summary>Two things at once: a page or a script stands near the start.</summary>
    TwoKinds = 3,
}

/// <summary>What a file is.</summary>
/// <param name="Kind">Null where refused.</param>
/// <param name="Refusal">Null where recognised.</param>
/// <param name="Width">Pixels, at least 1; null for kinds without, and for a drawing that does not say.</param>
/// <param name="Height">As <paramref name="Width"/>. A photo that is to be turned has the sides as stored.</param>
public sealed record FileFinding(FileKind? Kind, FileRefusal? Refusal, int? Width = null, int? Height = null);

/// <summary>Recognises files by their content, never by their name (the signatures of PNG, JPEG, GIF, WebP, SVG, PDF, ISO 14496-12, WebM and WebVTT).</summary>
public static class FileKinds
{
    private const int ReadForPages = 1024;
    private static readonly byte[] WebMType = [0x42, 0x82, 0x84, .. "webm"u8];
    private static readonly string[] Pages = ["<html", "<script", "<!doctype html", "<body", "<iframe", "<?php"];
    private static readonly string[] Mp4Brands = ["isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash", "MSNV"];

    /// <summary>Lower-case extension without full stop.</summary>
    public static string Extension(this FileKind kind) => kind switch { FileKind.Jpeg => "jpg", _ => kind.ToString().ToLowerInvariant() };

    /// <summary>The media type (IANA).</summary>
    public static string MediaType(this FileKind kind) => kind switch
    {
        FileKind.Svg => "image/svg+xml",
        FileKind.Pdf => "application/pdf",
        FileKind.Mp4 => "video/mp4",
        FileKind.WebM => "video/webm",
        FileKind.Vtt => "text/vtt",
        _ => "image/" + kind.ToString().ToLowerInvariant(),
    };

    /// <summary>True for the kinds shown as pictures, which need an alternative text.</summary>
    public static bool IsImage(this FileKind kind) => kind <= FileKind.Svg;

    /// <summary>Recognises a file. Never throws; reads the start, and of a JPEG the headers.</summary>
    public static FileFinding Recognise(byte[] bytes)
    {
        if (bytes.Length == 0)
            return new FileFinding(null, FileRefusal.Empty);
        if (KindOf(bytes) is not { } kind)
            return SvgHead.Read(bytes) ?? new FileFinding(null, FileRefusal.Unknown);
        var start = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, ReadForPages));
        if (Pages.Any(page => start.Contains(page, StringComparison.OrdinalIgnoreCase)))
            return new FileFinding(null, FileRefusal.TwoKinds);
        if (!kind.IsImage())
            return new FileFinding(kind, null);
        return PixelSize.Of(kind, bytes) is var (width, height) && width > 0 && height > 0
            ? new FileFinding(kind, null, width, height)
            : new FileFinding(null, FileRefusal.Damaged);
    }

    private static FileKind? KindOf(ReadOnlySpan<byte> b) => b switch
    {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileKind.Png,
        [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
        _ when b.StartsWith("GIF87a"u8) || b.StartsWith("GIF89a"u8) => FileKind.Gif,
        _ when b.Length >= 12 && b.StartsWith("RIFF"u8) && b[8..12].SequenceEqual("WEBP"u8) => FileKind.WebP,
        _ when b.StartsWith("%PDF-"u8) => FileKind.Pdf,
        _ when b.Length >= 16 && b[4..8].SequenceEqual("ftyp"u8) && Mp4Brands.Contains(Encoding.Latin1.GetString(b[8..12])) => FileKind.Mp4,
        [0x1A, 0x45, 0xDF, 0xA3, ..] when b[..Math.Min(b.Length, 128)].IndexOf(WebMType) > 0 => FileKind.WebM,
        _ when IsCaptions(b) => FileKind.Vtt,
        _ => null,
    };

    // WebVTT is UTF-8 text: the word, then a blank, a line or nothing.
    private static bool IsCaptions(ReadOnlySpan<byte> b)
    {
        var text = b.StartsWith("\uFEFF"u8) ? b[3..] : b;
        return text.StartsWith("WEBVTT"u8) && (text.Length == 6 || text[6] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            && System.Text.Unicode.Utf8.IsValid(text) && !text.Contains((byte)0);
    }
}
