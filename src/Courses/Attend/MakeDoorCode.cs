using System.Security.Cryptography;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.Attend;

/// <summary>The arranger asks for a code at the door of a meeting; an earlier one stops working.</summary>
public sealed record MakeDoorCode(Guid SessionId, Guid MeetingId) : IRequest<AttendanceResult>;

internal sealed class MakeDoorCodeHandler(PortalDb db, IWriteLock writes, Viewer viewer, IClock clock) : IRequestHandler<MakeDoorCode, AttendanceResult>
{
    public async Task<AttendanceResult> Handle(MakeDoorCode request, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await writes.LoadAsync<CourseSession>(db, request.SessionId, cancel) is null
            || !await db.Set<CourseMeeting>().AnyAsync(m => m.Id == request.MeetingId && m.SessionId == request.SessionId && !m.IsCancelled, cancel))
            return AttendanceResult.NotFound;
        var codes = await db.Set<DoorCode>().Where(c => c.SessionId == request.SessionId).ToListAsync(cancel);
        var code = codes.Find(c => c.MeetingId == request.MeetingId);
        if (code is null)
        {
            code = new DoorCode { Id = Guid.CreateVersion7(), SessionId = request.SessionId, MeetingId = request.MeetingId, Code = "" };
            db.Add(code);
        }

        do
            code.Code = DoorCodes.From(Enumerable.Range(0, DoorCodes.Length).Select(_ => RandomNumberGenerator.GetInt32(DoorCodes.Alphabet.Length)));
        while (codes.Exists(other => other != code && other.Code == code.Code));
        code.MadeAt = clock.GetCurrentInstant();
        AuditLog.Add(db, clock, viewer, AuditActions.DoorCodeMade, $"meeting {request.MeetingId}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return AttendanceResult.Done;
    }
}
