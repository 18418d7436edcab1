using System.Globalization;

namespace KunnskapsPortal.Kernel.Text;

/// <summary>Writes in a given form, whatever the form of the request or job that causes it: texts, dates and sorting follow.</summary>
public static class Culture
{
    private static readonly CultureInfo Bokmal = CultureInfo.GetCultureInfo("nb-NO");
    private static readonly CultureInfo Nynorsk = CultureInfo.GetCultureInfo("nn-NO");

    public static CultureInfo Of(Language language) => language == Language.Nynorsk ? Nynorsk : Bokmal;

    /// <summary>Sets the form for what follows in this request.</summary>
    public static void Use(Language language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Of(language);

    /// <summary>Writes in a form, and goes back to the one before.</summary>
    public static T In<T>(Language language, Func<T> write)
    {
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            Use(language);
            return write();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
        }
    }

    /// <summary>The same for what has to be waited for. The form follows what is awaited here, and nothing else.</summary>
    public static async Task<T> InAsync<T>(Language language, Func<Task<T>> write)
    {
        Use(language);
        return await write();
    }
}
