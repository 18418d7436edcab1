namespace KunnskapsPortal.Kernel.Media;

/// <summary>
/// Takes out of a picture what is not the picture: where and when a photo was taken, with what, by whom, what was written
/// about it, and anything that hangs behind it. A photo's place and names are personal data (GDPR article 4).
/// </summary>
public static class ImageMetadata
{
    /// <summary>
    /// The picture without Exif, XMP, IPTC, comments, thumbnails and trailing bytes; colour profiles and animation stay, and
    /// of a JPEG the way it is to be turned. Stripping twice gives the same. Files that are not PNG, JPEG, GIF or WebP come back as they are.
    /// </summary>
    /// <returns>Null where the file is too broken to be taken apart: it is to be refused, not kept as it is.</returns>
    public static byte[]? Strip(byte[] bytes) => FileKinds.Recognise(bytes).Kind switch
    {
        FileKind.Jpeg => JpegMetadata.Strip(bytes),
        FileKind.Png => PngMetadata.Strip(bytes),
        FileKind.Gif => GifMetadata.Strip(bytes),
        FileKind.WebP => WebPMetadata.Strip(bytes),
        null => null,
        _ => bytes,
    };
}
