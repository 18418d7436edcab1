using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Directory.OnDuty.CallMeBack;

/// <summary>The physician has called, or the one who asked does not need the call any more.</summary>
/// <param name="State">Answered by the physician, withdrawn by the one who asked; nothing else.</param>
public sealed record EndCall(Guid CallId, CallState State) : IRequest<DutyOutcome>;

internal sealed class EndCallHandler(DutyWork work, PortalDb db, CallDesk desk) : IRequestHandler<EndCall, DutyOutcome>
{
    public Task<DutyOutcome> Handle(EndCall request, CancellationToken cancellationToken) => work.RunAsync(async me =>
    {
        var call = await db.Set<CallBack>().FirstOrDefaultAsync(c => c.Id == request.CallId, cancellationToken);
        var mine = request.State switch
        {
            CallState.Answered => call?.PhysicianId,
            CallState.Withdrawn => call?.PersonId,
            _ => null,
        };
        if (call is null || mine != me)
            return DutyOutcome.NotFound;
        if (desk.IsOverdue(call))
            return DutyOutcome.CallEnded;
        return await desk.EndAsync(call, request.State, cancellationToken) ? DutyOutcome.Done : DutyOutcome.CallEnded;
    }, isPublic: false, cancellationToken);
}
