using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.ArrangeCourse.KeepMeetingLinks;

/// <summary>The arranger sets the links of a session's meetings; those with a seat are told once of each that is set or changed.</summary>
/// <param name="Urls">By the meeting's key; empty takes a link away.</param>
public sealed record KeepMeetingLinks(Guid SessionId, IReadOnlyDictionary<string, string> Urls) : IRequest<KeepLinksResult>;

/// <summary>What came of it. A closed set.</summary>
public abstract record KeepLinksResult
{
    private KeepLinksResult()
    {
    }

    /// <param name="Told">How many links that those with a seat are told of.</param>
    public sealed record Kept(int Told) : KeepLinksResult;

    /// <summary>These are not <c>https://</c> addresses; nothing is kept.</summary>
    public sealed record NotLinks(IReadOnlyList<string> Meetings) : KeepLinksResult;

    public sealed record NotFound : KeepLinksResult;
}

internal sealed class KeepMeetingLinksHandler(PortalDb db, IWriteLock writes, JobQueue jobs, Viewer viewer, TenantContext tenant, IClock clock)
    : IRequestHandler<KeepMeetingLinks, KeepLinksResult>
{
    public const int LongestUrl = 500;

    public async Task<KeepLinksResult> Handle(KeepMeetingLinks request, CancellationToken cancellationToken)
    {
        // No guard against identity numbers here: the number of a meeting has eleven digits too, and an address is no free text.
        if (request.Urls.Where(typed => typed.Value.Length > 0 && !IsLink(typed.Value)).Select(typed => typed.Key).ToList() is { Count: > 0 } wrong)
            return new KeepLinksResult.NotLinks(wrong);
        await using var transaction = await writes.BeginAsync(db, cancellationToken);
        if (!await db.Set<CourseSession>().AnyAsync(s => s.Id == request.SessionId && s.TenantId == tenant.Id, cancellationToken)
            || await writes.LoadAsync<CourseSession>(db, request.SessionId, cancellationToken) is not { } session)
            return new KeepLinksResult.NotFound();
        var meetings = await db.Set<CourseMeeting>().AsNoTracking().Where(m => m.SessionId == session.Id).Select(m => m.Key).ToListAsync(cancellationToken);
        var known = await db.Set<MeetingLink>().Where(link => link.SessionId == session.Id).ToDictionaryAsync(link => link.MeetingKey, cancellationToken);
        var (changed, told) = (0, 0);
        foreach (var (meeting, url) in request.Urls.Where(typed => meetings.Contains(typed.Key) && typed.Value != (known.GetValueOrDefault(typed.Key)?.Url ?? "")))
        {
            if (!known.TryGetValue(meeting, out var link))
                db.Add(link = new MeetingLink { Id = Guid.CreateVersion7(), SessionId = session.Id, MeetingKey = meeting, Url = "" });
            (link.Url, link.Revision, link.ChangedAt) = (url, link.Revision + 1, clock.GetCurrentInstant());
            changed++;
            if (url.Length == 0)
                continue;
            jobs.Add(TellOfLink.Kind, $"{link.Id:N}:{link.Revision}");
            told++;
        }

        if (changed > 0)
            AuditLog.Add(db, clock, viewer, AuditActions.CourseLinks, $"course-session {session.Id}", $"{session.CourseKey}/{session.Key}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new KeepLinksResult.Kept(told);
    }

    private static bool IsLink(string text) =>
        text.Length <= LongestUrl && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.Host.Contains('.', StringComparison.Ordinal);
}
