using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Calendar;

/// <summary>
/// The meetings that the person has enrolled in, straight from the rows: a source that leans on the walls alone, so that a test of
/// the feed is a test of them.
/// </summary>
internal sealed class EnrolledMeetings(PortalDb db, TenantContext tenant) : ICalendarSource
{
    public Task<IReadOnlyList<CalendarEvent>> PublicAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<CalendarEvent>>([]);

    public async Task<IReadOnlyList<CalendarEvent>> MineAsync(CancellationToken cancel)
    {
        var mine = await db.Set<Enrolment>().AsNoTracking().Where(e => e.PersonId == db.CurrentPerson).OrderBy(e => e.EnrolledAt).ToListAsync(cancel);
        var last = mine.GroupBy(e => e.SessionId).ToDictionary(same => same.Key, same => same.Last());
        var decisions = (await db.Set<EnrolmentDecision>().AsNoTracking().Where(d => d.PersonId == db.CurrentPerson).ToListAsync(cancel)).ToLookup(d => d.SessionId);
        var here = tenant.Id;
        var sessions = await db.Set<CourseSession>().AsNoTracking().Where(s => s.TenantId == here && last.Keys.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
        var meetings = await db.Set<CourseMeeting>().AsNoTracking().Where(m => last.Keys.Contains(m.SessionId)).ToListAsync(cancel);
        return [.. meetings.Where(m => sessions.ContainsKey(m.SessionId)).Select(m => Event(sessions[m.SessionId], m, last[m.SessionId], decisions[m.SessionId].Count()))];
    }

    public async Task<IReadOnlyCollection<TenantId>> MyTenantsAsync(CancellationToken cancel) =>
        await db.Mine<Enrolment>().Select(e => e.TenantId).Distinct().ToListAsync(cancel);

    // The sequence is the person's own: the meeting's, and one for each decision after the first.
    private static CalendarEvent Event(CourseSession session, CourseMeeting meeting, Enrolment own, int decisions) => new(
        $"kurs-{session.TenantId}-{session.CourseKey}-{session.Key}-{meeting.Key}@kunnskapsportal",
        meeting.Sequence + decisions - 1, $"Møte i {session.CourseKey}", null, "Et sted", $"/kurs/{session.CourseKey}/{session.Key}",
        meeting.Starts, meeting.Ends, own.ChangedAt > meeting.ChangedAt ? own.ChangedAt : meeting.ChangedAt,
        meeting.IsCancelled || own.State == EnrolmentState.Cancelled, [], null)
    {
        IsTentative = own.State == EnrolmentState.Waiting,
    };
}

/// <summary>A portal whose calendar reads the enrolments.</summary>
public abstract class CalendarFixture(DatabaseKind kind) : IAsyncLifetime
{
    public DatabaseKind Kind => kind;

    public TestPortal Portal { get; private set; } = null!;

    public async Task InitializeAsync() =>
        Portal = await TestPortal.StartAsync(kind, services => services.AddScoped<ICalendarSource, EnrolledMeetings>());

    public async Task DisposeAsync() => await Portal.DisposeAsync();
}

public sealed class CalendarOnSqlite() : CalendarFixture(DatabaseKind.Sqlite);

public sealed class CalendarOnPostgreSql() : CalendarFixture(DatabaseKind.PostgreSql);
