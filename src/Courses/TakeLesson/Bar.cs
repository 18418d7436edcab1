using System.Globalization;
using KunnskapsPortal.Courses.Resources;

namespace KunnskapsPortal.Courses.TakeLesson;

/// <summary>A bar with its words: nobody needs the picture to know how far they have come.</summary>
/// <param name="Id">Of the words, unique on the page.</param>
public sealed record Bar(string Id, string Text, int Value, int Max)
{
    /// <summary>Lessons passed of all.</summary>
    public static Bar Of(string id, Standing standing) =>
        new(id, string.Format(CultureInfo.CurrentCulture, Texts.LearnPassedOf, standing.Passed, standing.Total), standing.Passed, Math.Max(1, standing.Total));
}
