using System.Globalization;
using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Courses.TellPeople;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.Evaluate;

/// <summary>
/// Once a day at noon: asks everybody with a seat who has not answered, the day after the last meeting, once. Looks a week
/// back, so that a day the portal was down is made up for.
/// </summary>
internal sealed class AskForEvaluation(PortalDb db, IWriteLock writes, PlacedPeople people, INotifier notifier, IClock clock) : IJobHandler
{
    public const string Kind = "course.evaluation";
    public const string Notice = "evaluation";
    private const int DaysBack = 7;

    public async Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel)
    {
        var today = clock.TodayInOslo();
        var (from, to) = (today.PlusDays(-DaysBack).AtMidnight(), today.AtMidnight());
        var sessions = await db.Set<CourseSession>().AsNoTracking()
            .Where(s => s.TenantId == db.CurrentTenant && !s.IsCancelled && s.Ends >= from && s.Ends < to).Select(s => s.Id).ToListAsync(cancel);
        foreach (var session in sessions)
            await AskAsync(session, today, cancel);
        return JobEnd.Done;
    }

    private async Task AskAsync(Guid sessionId, LocalDate today, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        var form = await db.Set<EvaluationForm>().AsNoTracking().SingleOrDefaultAsync(f => f.SessionId == sessionId, cancel);
        if (form is not { Questions.Count: > 0 } || await people.SessionAsync(sessionId, cancel) is not { IsKnown: true } session)
            return;
        var closes = EvaluationTime.ClosesOn(form, session.In(default).Row);
        if (today > closes)
            return;
        var answered = await db.Set<EvaluationTicket>().Where(t => t.FormId == form.Id).Select(t => t.PersonId).ToListAsync(cancel);
        var asked = (await people.SeatedAsync(sessionId, cancel)).Except(answered).ToList();
        await notifier.NotifyAsync(asked, Notice, $"evaluation:{sessionId:N}", to => Write(session.In(to.Language), closes), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    public static NoticeContent Example() => Write(Texts.NoticeExampleCourse, "/kurs", new LocalDate(2027, 4, 1));

    private static NoticeContent Write(SessionView session, LocalDate closes) => Write(session.Course.Title, session.Address + "/evaluering", closes);

    private static NoticeContent Write(string course, string address, LocalDate closes) => new(string.Format(CultureInfo.CurrentCulture, Texts.EvalNoticeTitle, course), address)
    {
        AddressLabel = Texts.EvalNoticeButton,
        Text = Texts.EvalNoticeText,
        Facts = [new NoticeFact(Texts.EvalLastDay, closes.Long())],
        NotAfter = closes.PlusDays(1).AtMidnight().ToInstantInOslo(),
    };
}
