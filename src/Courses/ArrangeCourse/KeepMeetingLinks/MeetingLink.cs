using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.ArrangeCourse.KeepMeetingLinks;

/// <summary>
/// Where one joins a meeting from one's own desk. Stands in no text, so it reaches no page, feed, file or search: only those with a seat
/// are shown it, through <see cref="MeetingLinks"/>.
/// </summary>
public sealed class MeetingLink : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid SessionId { get; init; }

    public required string MeetingKey { get; init; }

    /// <summary><c>https://…</c>; empty for one that is taken away.</summary>
    public required string Url { get; set; }

    /// <summary>Rises with each change: people are told once of each.</summary>
    public int Revision { get; set; }

    public Instant ChangedAt { get; set; }
}

/// <summary>A link, for the person with a seat.</summary>
public sealed record SeatLink(string MeetingKey, string Meeting, string Url);

/// <summary>The one way to read meeting links. Everybody but those with a seat gets nothing.</summary>
public sealed class MeetingLinks(PortalDb db)
{
    /// <summary>
    /// The links of the session's meetings that are to be held, for the signed-in person with a seat in it; empty for anybody else, and in a
    /// cancelled session. One query.
    /// </summary>
    public async Task<IReadOnlyList<SeatLink>> MineAsync(SessionView session, CancellationToken cancel)
    {
        if (session.Row.IsCancelled)
            return [];
        var urls = (await MineInAsync([session.Row.Id], cancel))[session.Row.Id].ToDictionary(link => link.MeetingKey, link => link.Url);
        return
        [
            .. from meeting in session.Meetings
               where !meeting.Row.IsCancelled && urls.ContainsKey(meeting.Row.Key)
               select new SeatLink(meeting.Row.Key, meeting.Title, urls[meeting.Row.Key]),
        ];
    }

    /// <summary>The links of these sessions in which the signed-in person has a seat. One query.</summary>
    public async Task<ILookup<Guid, MeetingLink>> MineInAsync(IReadOnlyCollection<Guid> sessions, CancellationToken cancel) =>
        (await (from link in db.Set<MeetingLink>().AsNoTracking()
                where sessions.Contains(link.SessionId) && link.Url != ""
                    && db.Set<Enrolment>().Any(e => e.SessionId == link.SessionId && e.PersonId == db.CurrentPerson && e.State == EnrolmentState.Seated)
                select link).ToListAsync(cancel)).ToLookup(link => link.SessionId);

    /// <summary>By the meeting's key, for what is written to those with a seat and for the arranger. One query.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(Guid session, CancellationToken cancel) =>
        await db.Set<MeetingLink>().AsNoTracking().Where(link => link.SessionId == session && link.Url != "")
            .ToDictionaryAsync(link => link.MeetingKey, link => link.Url, cancel);
}
