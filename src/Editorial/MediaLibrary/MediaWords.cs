using System.Globalization;

namespace KunnskapsPortal.Editorial.MediaLibrary;

public static class MediaWords
{
    /// <summary>3 kB, 1,4 MB.</summary>
    public static string Size(long bytes) => bytes < 1_000_000
        ? $"{Math.Max(1, bytes / 1000)} kB"
        : (bytes / 1_000_000.0).ToString("0.#", CultureInfo.CurrentCulture) + " MB";
}
