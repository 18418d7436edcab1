using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.MyCourses;

/// <summary>One of the person's places, ready to show.</summary>
public sealed record MyCourse(SessionView Session, EnrolmentState State, int? PlaceInQueue);

/// <summary>The person's places here and nationally, and the other regions where the person has some.</summary>
public sealed record MyCoursesView(IReadOnlyList<MyCourse> Courses, IReadOnlyList<Tenant> Elsewhere);

/// <summary>"Mine kurs og møter" on "Min side". Six queries, whatever the number of enrolments.</summary>
internal sealed class MyCoursesPart(PortalDb db, MySeats seats, CourseCatalogue catalogue, TenantDirectory tenants, IClock clock) : IMyPagePart
{
    public int Order => 10;

    public async Task<PagePart?> PrepareAsync(CancellationToken cancel)
    {
        var mine = await db.Mine<Enrolment>().AsNoTracking().Where(e => e.State != EnrolmentState.Cancelled).ToListAsync(cancel);
        var bySession = mine.ToDictionary(e => e.SessionId);
        var today = clock.TodayInOslo();
        var sessions = (await catalogue.SessionsAsync(cancel)).Where(s => bySession.ContainsKey(s.Row.Id) && s.Row.Ends.Date >= today).ToList();
        var waiting = sessions.Select(s => s.Row.Id).Where(id => bySession[id].State == EnrolmentState.Waiting).ToList();
        var queues = await seats.QueuesAsync(waiting, cancel);
        var courses = sessions.Select(s =>
        {
            var own = bySession[s.Row.Id];
            return new MyCourse(s, own.State, own.State == EnrolmentState.Waiting && own.TenantId == db.CurrentTenant ? seats.PlaceIn(s.Row, queues[s.Row.Id]) : null);
        }).ToList();
        var elsewhere = mine.Select(e => e.TenantId).Where(id => id != db.CurrentTenant && id != TenantId.National).ToHashSet();
        var others = (await tenants.AllAsync(cancel)).Where(t => elsewhere.Contains(t.Id)).ToList();
        return new PagePart("/MyCourses/_MyCourses.cshtml", new MyCoursesView(courses, others));
    }
}
