using System.Globalization;
using KunnskapsPortal.Kernel.Resources;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Kernel.Media;

/// <summary>What a media library takes, whether a person puts it there or an import does.</summary>
public static class MediaRules
{
    /// <summary>Bytes of one image or drawing.</summary>
    public const int LargestImage = 10_000_000;

    /// <summary>Bytes of one PDF.</summary>
    public const int LargestDocument = 20_000_000;

    /// <summary>Bytes of one video. Longer ones belong at a video service that the text links to.</summary>
    public const int LargestVideo = 60_000_000;

    /// <summary>Bytes of the captions of one video.</summary>
    public const int LargestCaptions = 1_000_000;

    /// <summary>Bytes of all files of a tenant.</summary>
    public const long MostInTenant = 5_000_000_000;

    /// <summary>The bytes to store: drawings made harmless, photos without place and names. Or a sentence that says why not.</summary>
    public static (byte[] Bytes, FileKind Kind, string? Problem) Prepare(byte[] bytes)
    {
        var found = FileKinds.Recognise(bytes);
        if (found.Kind is not { } kind)
            return (bytes, default, found.Refusal switch { FileRefusal.Empty => Texts.FileEmpty, FileRefusal.Damaged => Texts.FileDamaged, FileRefusal.TwoKinds => Texts.FileTwoKinds, _ => Texts.FileUnknown });
        var largest = kind switch { FileKind.Pdf => LargestDocument, FileKind.Vtt => LargestCaptions, _ when kind.IsImage() => LargestImage, _ => LargestVideo };
        if (bytes.Length > largest)
            return (bytes, kind, string.Format(CultureInfo.CurrentCulture, Texts.FileTooLarge, largest / 1_000_000));
        if (kind == FileKind.Svg)
        {
            var cleaned = SafeSvg.Clean(bytes);
            return cleaned.Bytes is { } harmless ? (harmless, kind, null) : (bytes, kind, Texts.FileDrawingRefused);
        }

        if (!kind.IsImage())
            return (bytes, kind, null);
        return ImageMetadata.Strip(bytes) is { } stripped ? (stripped, kind, null) : (bytes, kind, Texts.FileDamaged);
    }

    /// <summary>The field and what is wrong with it, or null.</summary>
    public static (string Field, string Message)? ProblemWith(FileKind kind, string title, string alt) =>
        PatientDataGuard.Finds(title) ? ("tittel", Texts.MediaIdentityNumber)
        : PatientDataGuard.Finds(alt) ? ("alt", Texts.MediaIdentityNumber)
        : title.Length > 200 ? ("tittel", Texts.MediaTitleTooLong)
        : alt.Length > MediaFile.AltLength ? ("alt", string.Format(CultureInfo.CurrentCulture, Texts.MediaAltTooLong, MediaFile.AltLength))
        : alt.Length == 0 && kind is not (FileKind.Pdf or FileKind.Vtt) ? ("alt", Texts.MediaAltNeeded)
        : null;
}
