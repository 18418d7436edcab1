using System.Text;

namespace KunnskapsPortal.Kernel.Text;

/// <summary>Text that came from anywhere, made fit for functions that refuse ill-formed Unicode.</summary>
public static class WellFormed
{
    /// <summary>The text in Unicode normalisation form C. Half a surrogate pair and U+FFFE, which normalisation refuses, become U+FFFD.</summary>
    public static string Nfc(string text) => Normalised(text, NormalizationForm.FormC);

    /// <summary>
    /// The text without signs that are there but cannot be seen and change how the rest is read: those that turn the reading
    /// direction (U+202A to U+202E, U+2066 to U+2069; Unicode Technical Report 36, "Trojan Source" 2021), NUL and other
    /// control signs but tab and line feed, and the byte order mark. Not normalised; returned as it is where there are none.
    /// </summary>
    public static string Visible(string text) =>
        text.Any(IsHidden) ? string.Concat(text.Where(c => !IsHidden(c))) : text;

    /// <summary>As <see cref="Nfc"/>, in the form asked for.</summary>
    public static string Normalised(string text, NormalizationForm form)
    {
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD');
        return whole.Normalize(form);
    }

    private static bool IsHidden(char c) =>
        c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' || (char.IsControl(c) && c is not ('\t' or '\n' or '\r'));
}
