using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Courses.EnrolInSession;

/// <summary>The signed-in person gives up a seat or a place in the queue; a freed seat goes to the first in line.</summary>
public sealed record CancelEnrolment(Guid SessionId) : IRequest<EnrolResult>;

internal sealed class CancelEnrolmentHandler(
    PortalDb db, IWriteLock writes, SeatLedger ledger, Viewer viewer, TenantContext tenant, IClock clock)
    : IRequestHandler<CancelEnrolment, EnrolResult>
{
    public async Task<EnrolResult> Handle(CancelEnrolment request, CancellationToken cancel)
    {
        if (viewer.PersonId is not { } person)
            return EnrolResult.NotSignedIn;
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await SessionRefusals.OfAsync(db, request.SessionId, tenant, cancel) is { } refusal)
            return refusal;
        var session = await writes.LoadAsync<CourseSession>(db, request.SessionId, cancel);
        var active = await ledger.ActiveAsync(session!.Id, cancel);
        var outcome = Seats.Cancel(session.Seats(active), person, session.CancelBy, clock.NowInOslo());
        if (outcome.Refusal is { } reason)
            return SessionRefusals.Of(reason);
        ledger.Write(session, active, outcome);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return EnrolResult.Done;
    }
}
