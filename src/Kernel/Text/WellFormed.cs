using System.Text;

namespace KunnskapsPortal.Kernel.Text;

/// <summary>Text that came from anywhere, made fit for functions that refuse ill-formed Unicode.</summary>
public static class WellFormed
{
    /// <summary>The text in Unicode normalisation form C. Half a surrogate pair and U+FFFE, which normalisation refuses, become U+FFFD.</summary>
    public static string Nfc(string text) => Normalised(text, NormalizationForm.FormC);

    /// <summary>As <see cref="Nfc"/>, in the form asked for.</summary>
    public static string Normalised(string text, NormalizationForm form)
    {
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD');
        return whole.Normalize(form);
    }
}
