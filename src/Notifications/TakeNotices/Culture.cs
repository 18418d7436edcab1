using System.Globalization;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Notifications.TakeNotices;

/// <summary>Writes in a recipient's form, whatever the form of the request or job that causes it.</summary>
internal static class Culture
{
    private static readonly CultureInfo Bokmal = CultureInfo.GetCultureInfo("nb-NO");
    private static readonly CultureInfo Nynorsk = CultureInfo.GetCultureInfo("nn-NO");

    public static T In<T>(Language language, Func<T> write)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            Set(language == Language.Nynorsk ? Nynorsk : Bokmal);
            return write();
        }
        finally
        {
            Set(before);
        }
    }

    public static async Task<T> InAsync<T>(Language language, Func<Task<T>> write)
    {
        // A culture flows down into what is awaited here, and no further up.
        Set(language == Language.Nynorsk ? Nynorsk : Bokmal);
        return await write();
    }

    private static void Set(CultureInfo culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
}
