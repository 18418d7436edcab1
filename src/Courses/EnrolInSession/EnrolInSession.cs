using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.EnrolInSession;

/// <summary>The signed-in person asks for a seat.</summary>
/// <param name="Revision">The session's revision when the form was shown: an older one is refused.</param>
public sealed record EnrolInSession(Guid SessionId, int Revision) : IRequest<EnrolResult>;

/// <summary>What came of a request for a seat or of giving one up. Closed: the page has a sentence for each.</summary>
public enum EnrolResult
{
    Done,
    NotSignedIn,
    NotFound,

    /// <summary>A national session: enrolment happens at <c>/nasjonal/...</c>.</summary>
    BelongsToNational,

    /// <summary>The session was changed after the form was shown.</summary>
    FormIsStale,

    SessionCancelled,
    NotOpenYet,
    Closed,
    Past,
    AlreadySeated,
    AlreadyWaiting,
    NotEnrolled,
}

internal sealed class EnrolInSessionHandler(
    PortalDb db, IWriteLock writes, SeatLedger ledger, Viewer viewer, TenantContext tenant, IClock clock)
    : IRequestHandler<EnrolInSession, EnrolResult>
{
    public async Task<EnrolResult> Handle(EnrolInSession request, CancellationToken cancel)
    {
        if (viewer.PersonId is not { } person)
            return EnrolResult.NotSignedIn;
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await SessionRefusals.OfAsync(db, request.SessionId, tenant, cancel) is { } refusal)
            return refusal;
        var session = await writes.LoadAsync<CourseSession>(db, request.SessionId, cancel);
        if (session!.Revision != request.Revision)
            return EnrolResult.FormIsStale;
        var active = await ledger.ActiveAsync(session.Id, cancel);
        var priority = Priority.ClassOf(session.PriorityAudiences, viewer.Audiences);
        var outcome = Seats.Enrol(session.Seats(active), Guid.CreateVersion7(), person, priority, clock.NowInOslo());
        if (outcome.Refusal is { } reason)
            return SessionRefusals.Of(reason);
        ledger.Write(session, active, outcome);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return EnrolResult.Done;
    }
}

internal static class SessionRefusals
{
    /// <summary>Asked before the row is locked: PostgreSQL lets nobody lock a row of another tenant, not even see it.</summary>
    public static async Task<EnrolResult?> OfAsync(PortalDb db, Guid sessionId, TenantContext tenant, CancellationToken cancel)
    {
        var owner = await db.Set<CourseSession>().AsNoTracking().Where(s => s.Id == sessionId).Select(s => (TenantId?)s.TenantId).SingleOrDefaultAsync(cancel);
        return owner is null ? EnrolResult.NotFound
            : owner != tenant.Id ? EnrolResult.BelongsToNational
            : null;
    }

    public static EnrolResult Of(SeatRefusal refusal) => refusal switch
    {
        SeatRefusal.SessionCancelled => EnrolResult.SessionCancelled,
        SeatRefusal.NotOpenYet => EnrolResult.NotOpenYet,
        SeatRefusal.Closed => EnrolResult.Closed,
        SeatRefusal.Past => EnrolResult.Past,
        SeatRefusal.AlreadySeated => EnrolResult.AlreadySeated,
        SeatRefusal.AlreadyWaiting => EnrolResult.AlreadyWaiting,
        SeatRefusal.NotEnrolled => EnrolResult.NotEnrolled,
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };
}
