using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.Attend;

/// <summary>The signed-in person registers as present by the code at the door.</summary>
public sealed record EnterDoorCode(Guid SessionId, string Code) : IRequest<DoorResult>;

/// <summary>What came of a code. Closed: the page has a sentence for each.</summary>
public enum DoorResult
{
    Registered,

    /// <summary>The person was registered already; nothing is changed.</summary>
    Already,
    WrongCode,
    TooManyTries,
    NoSeat,

    /// <summary>The arranger has closed the list.</summary>
    Closed,
    NotFound,
}

internal sealed class EnterDoorCodeHandler(PortalDb db, IWriteLock writes, Viewer viewer, TenantContext tenant, IClock clock) : IRequestHandler<EnterDoorCode, DoorResult>
{
    public async Task<DoorResult> Handle(EnterDoorCode request, CancellationToken cancel)
    {
        var person = viewer.PersonId ?? throw new InvalidOperationException("Nobody is signed in.");
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (!await db.Set<CourseSession>().AnyAsync(s => s.Id == request.SessionId && s.TenantId == tenant.Id, cancel))
            return DoorResult.NotFound;
        await writes.LoadAsync<CourseSession>(db, request.SessionId, cancel);
        if (!await db.Set<Enrolment>().AnyAsync(e => e.SessionId == request.SessionId && e.PersonId == person && e.State == EnrolmentState.Seated, cancel))
            return DoorResult.NoSeat;
        if (await db.Set<AttendanceList>().AnyAsync(l => l.SessionId == request.SessionId && l.ClosedAt != null, cancel))
            return DoorResult.Closed;
        var now = clock.GetCurrentInstant();
        var since = now - DoorCodes.TryWindow;
        if (await db.Set<DoorCodeTry>().CountAsync(t => t.SessionId == request.SessionId && t.By == person && t.At > since, cancel) >= DoorCodes.MostTries)
            return DoorResult.TooManyTries;
        var outcome = await MeetingOfAsync(request, now, cancel) is { } meeting ? await RegisterAsync(meeting, person, now, cancel) : DoorResult.WrongCode;
        if (outcome == DoorResult.WrongCode)
            db.Add(new DoorCodeTry { Id = Guid.CreateVersion7(), SessionId = request.SessionId, By = person, At = now });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return outcome;
    }

    private async Task<CourseMeeting?> MeetingOfAsync(EnterDoorCode request, Instant now, CancellationToken cancel)
    {
        var typed = DoorCodes.Read(request.Code);
        var meeting = await (
            from code in db.Set<DoorCode>()
            join m in db.Set<CourseMeeting>() on code.MeetingId equals m.Id
            where code.SessionId == request.SessionId && code.Code == typed && !m.IsCancelled
            select m).AsNoTracking().FirstOrDefaultAsync(cancel);
        return meeting is not null && DoorCodes.HoldsAt(meeting.Starts, meeting.Ends, now) ? meeting : null;
    }

    private async Task<DoorResult> RegisterAsync(CourseMeeting meeting, Guid person, Instant now, CancellationToken cancel)
    {
        // What an arranger has written stands: the code is for those whom nobody has written of.
        if (await db.Set<MeetingAttendance>().AnyAsync(a => a.MeetingId == meeting.Id && a.PersonId == person, cancel))
            return DoorResult.Already;
        db.Add(new MeetingAttendance
        {
            Id = Guid.CreateVersion7(),
            SessionId = meeting.SessionId,
            MeetingId = meeting.Id,
            PersonId = person,
            Mark = AttendanceMark.Present,
            ChangedAt = now,
        });
        return DoorResult.Registered;
    }
}
