using System.Text;

namespace KunnskapsPortal.Directory.Domain;

/// <summary>
/// Bytes to text: UTF-8 and UTF-16 with or without a byte order mark, else Windows-1252. Text that would come out with broken letters
/// is refused, never guessed.
/// </summary>
public static class ImportText
{
    private static readonly string[] Broken = ["Ã¥", "Ã¸", "Ã¦", "Ã…", "Ã˜", "Ã†", "Ã©", "\ufffd"];

    public static ImportResult<string> Decode(ReadOnlySpan<byte> bytes)
    {
        if (Read(bytes) is not { } text || text.Contains('\0', StringComparison.Ordinal) || text.Any(c => c is >= '\u0080' and <= '\u009f'))
            return ImportRefusal.NotText;
        return Array.Exists(Broken, wrong => text.Contains(wrong, StringComparison.Ordinal)) ? ImportRefusal.BrokenLetters : Composed(text);
    }

    private static string? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            return Strict(new UTF8Encoding(false, true), bytes[3..]);
        if (bytes.StartsWith(Encoding.Unicode.Preamble))
            return Strict(new UnicodeEncoding(false, false, true), bytes[2..]);
        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return Strict(new UnicodeEncoding(true, false, true), bytes[2..]);
        if (SecondBytesAreZero(bytes))
            return Strict(new UnicodeEncoding(false, false, true), bytes);
        return Strict(new UTF8Encoding(false, true), bytes) ?? CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
    }

    // Western text in UTF-16 without a mark: nearly every second byte is nought, and no other.
    private static bool SecondBytesAreZero(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes.Length % 2 != 0)
            return false;
        int second = 0;
        for (var i = 0; i < bytes.Length; i += 2)
        {
            if (bytes[i] == 0)
                return false;
            if (bytes[i + 1] == 0)
                second++;
        }

        return second > bytes.Length / 2 * 0.8;
    }

    private static string? Strict(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // A file from a Mac may hold å as a and a ring.
    private static string Composed(string text) => Kernel.Text.WellFormed.Normalised(text, NormalizationForm.FormC);
}
