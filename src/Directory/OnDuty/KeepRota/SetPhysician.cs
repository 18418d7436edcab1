using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.OnDuty.CallMeBack;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty.KeepRota;

/// <summary>Says which entry of the directory is an advisory physician's own, which puts the person on the rota; null takes the person off it, and ends the calls that were agreed.</summary>
public sealed record SetPhysician(Guid PersonId, Guid? ContactId) : IRequest<DutyOutcome>;

internal sealed class SetPhysicianHandler(DutyWork work, DutyReader reader, PortalDb db, CallDesk desk, Viewer viewer, IClock clock) : IRequestHandler<SetPhysician, DutyOutcome>
{
    public Task<DutyOutcome> Handle(SetPhysician request, CancellationToken cancellationToken) => work.RunAsync(async _ =>
    {
        if (!(await reader.PhysiciansAsync(cancellationToken)).ContainsKey(request.PersonId))
            return DutyOutcome.NotFound;
        var row = await db.Set<DutyPhysician>().FirstOrDefaultAsync(p => p.PersonId == request.PersonId, cancellationToken);
        if (request.ContactId is not { } contact)
        {
            if (row is not null)
                db.Remove(row);
            await desk.StopAsync(request.PersonId, cancellationToken);
        }
        else if (!await db.Set<Contact>().AnyAsync(c => c.Id == contact && c.Kind == ContactKind.AdvisoryPhysician, cancellationToken))
        {
            return DutyOutcome.NotFound;
        }
        else if (await db.Set<Contact>().AnyAsync(c => c.Id == contact && c.PersonId != null && c.PersonId != request.PersonId, cancellationToken))
        {
            return DutyOutcome.OthersEntry;
        }
        else if (await db.Set<DutyPhysician>().AnyAsync(p => p.ContactId == contact && p.PersonId != request.PersonId, cancellationToken))
        {
            return DutyOutcome.ContactTaken;
        }
        else if (row is not null)
        {
            row.ContactId = contact;
        }
        else
        {
            db.Add(new DutyPhysician { Id = Guid.CreateVersion7(), PersonId = request.PersonId, ContactId = contact });
        }

        AuditLog.Add(db, clock, viewer, AuditActions.DutyPhysicians, $"account {request.PersonId}");
        return DutyOutcome.Done;
    }, isPublic: true, cancellationToken);
}
