using System.Globalization;
using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Courses.ArrangeCourse.ListArranged;

/// <summary>
/// Sessions that close within a week with fewer seated than they need: time to tell more people, or to call it off. Everybody who arranges has
/// them in hand; an office has none. One query where nothing closes, eight at most.
/// </summary>
internal sealed class TooFewSeated(PortalDb db, CourseCatalogue catalogue) : IDueSource
{
    public const int DaysBefore = 7;

    public int Order => 35;

    public async Task<DueGroup> FindAsync(DueQuestion question, CancellationToken cancel)
    {
        var (from, to) = (question.Today.AtMidnight(), question.Today.PlusDays(DaysBefore + 1).AtMidnight());
        var closing = question.Office is not null ? [] : await db.Set<CourseSession>()
            .Where(s => s.TenantId == db.CurrentTenant && !s.IsCancelled && s.Closes >= from && s.Closes < to).Select(s => s.Id).ToListAsync(cancel);
        if (closing.Count == 0)
            return new DueGroup("for-faa", Texts.ArrDueFew, [], 0);
        var few = (await catalogue.OwnAsync(closing, cancel)).Select(forms => forms.First())
            .Where(view => view.Text.Number("minimum") > view.Row.Seated).OrderBy(view => view.Row.Closes).ToList();
        return new DueGroup("for-faa", Texts.ArrDueFew, [.. few.Take(question.Most).Select(Row)], few.Count);
    }

    private static DueRow Row(SessionView view) => new(
        $"/arrangor/{view.Row.CourseKey}/{view.Row.Key}", $"{view.Course.Title}, {view.Title}",
        string.Format(CultureInfo.CurrentCulture, Texts.ArrDueFewDetail, view.Row.Seated, view.Text.Number("minimum")), view.Row.Closes.Date, false);
}
