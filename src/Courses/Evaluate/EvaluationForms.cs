using KunnskapsPortal.Courses.ArrangeCourse;
using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.Evaluate;

/// <summary>A session whose questions can be copied.</summary>
public sealed record OtherEvaluation(Guid SessionId, string Name, int Questions);

/// <summary>Reads the evaluations of the current tenant.</summary>
public sealed class EvaluationForms(PortalDb db, CourseCatalogue catalogue, TenantContext tenant, Arranging arranging)
{
    public Task<EvaluationForm?> OfAsync(Guid sessionId, CancellationToken cancel) =>
        db.Set<EvaluationForm>().AsNoTracking().SingleOrDefaultAsync(f => f.SessionId == sessionId, cancel);

    /// <summary>Whether the signed-in person has answered.</summary>
    public Task<bool> HasAnsweredAsync(Guid formId, CancellationToken cancel) =>
        db.Set<EvaluationTicket>().AnyAsync(t => t.FormId == formId && t.PersonId == db.CurrentPerson, cancel);

    /// <summary>Whether the signed-in person has a seat.</summary>
    public Task<bool> HasSeatAsync(Guid sessionId, CancellationToken cancel) =>
        db.Set<Enrolment>().AnyAsync(e => e.SessionId == sessionId && e.PersonId == db.CurrentPerson && e.State == EnrolmentState.Seated, cancel);

    /// <summary>The other sessions of the tenant that have questions and that the viewer arranges, the newest first. Seven queries at most for those who arrange all.</summary>
    public async Task<IReadOnlyList<OtherEvaluation>> OthersAsync(Guid sessionId, CancellationToken cancel)
    {
        var forms = (await db.Set<EvaluationForm>().AsNoTracking().Where(f => f.SessionId != sessionId).ToListAsync(cancel))
            .Where(f => f.Questions.Count > 0).ToDictionary(f => f.SessionId, f => f.Questions.Count);
        var views = forms.Count == 0 ? [] : (await catalogue.OwnAsync(forms.Keys, cancel)).Select(g => g.FirstOrDefault(v => v.Course.Language == tenant.Language) ?? g.First());
        var mine = new List<SessionView>();
        foreach (var view in views)
        {
            if (await arranging.MayAsync(view.Row.CourseKey, cancel))
                mine.Add(view);
        }

        return [.. mine.OrderByDescending(v => v.Row.Starts).Select(v => new OtherEvaluation(v.Row.Id, $"{v.Course.Title}, {v.Title}", forms[v.Row.Id]))];
    }
}

/// <summary>When a session's evaluation can be answered.</summary>
public static class EvaluationTime
{
    /// <summary>Days after the last meeting that the form is open, where the arranger has said nothing else.</summary>
    public const int UsualDays = 21;

    public static LocalDate UsualClosing(CourseSession session) => session.Ends.Date.PlusDays(UsualDays);

    /// <summary>The start of the last meeting: people fill it in before they go home.</summary>
    public static LocalDateTime Opens(CourseSession session, IEnumerable<CourseMeeting> meetings) =>
        meetings.Where(m => !m.IsCancelled).Select(m => m.Starts).DefaultIfEmpty(session.Starts).Max();

    /// <summary>The last day: the arranger's, but for a session that was moved past it.</summary>
    public static LocalDate ClosesOn(EvaluationForm form, CourseSession session) => form.ClosesOn < session.Ends.Date ? UsualClosing(session) : form.ClosesOn;

    public static bool IsClosed(EvaluationForm form, CourseSession session, LocalDateTime now) => now.Date > ClosesOn(form, session);
}
