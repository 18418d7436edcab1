using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.Attend;

/// <summary>The attendance list of a session, one for each, made when it is first written in. Changed under the lock of the session.</summary>
public sealed class AttendanceList : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid SessionId { get; init; }

    /// <summary>Rises with every change by an arranger; a form from before is refused.</summary>
    public int Revision { get; set; }

    /// <summary>Null while it is open.</summary>
    public Instant? ClosedAt { get; set; }

    /// <summary>The share of the time, in percent, that the arranger asks for a certificate.</summary>
    public int Share { get; set; } = AttendedTime.SuggestedShare;
}

/// <summary>One person at one meeting.</summary>
public sealed class MeetingAttendance : ITenantOwned, IPersonOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid SessionId { get; init; }

    public Guid MeetingId { get; init; }

    public Guid PersonId { get; init; }

    public AttendanceMark Mark { get; set; }

    /// <summary>For a part of the meeting; 0 for the others.</summary>
    public int Minutes { get; set; }

    public Instant ChangedAt { get; set; }

    /// <summary>The arranger who wrote it last; null where the person entered the code at the door.</summary>
    public Guid? ChangedBy { get; set; }
}

/// <summary>The code at the door of a meeting; a new one takes the place of the old.</summary>
public sealed class DoorCode : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid SessionId { get; init; }

    public Guid MeetingId { get; init; }

    public required string Code { get; set; }

    public Instant MadeAt { get; set; }
}

/// <summary>A wrong code that a person entered, to see when it is too many.</summary>
public sealed class DoorCodeTry : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid SessionId { get; init; }

    public Guid By { get; init; }

    public Instant At { get; init; }
}

internal sealed class AttendanceTables : IModelContribution
{
    public void Contribute(ModelBuilder model)
    {
        model.Entity<AttendanceList>(list =>
        {
            list.ToTable("AttendanceLists").IsTenantTable();
            list.HasIndex(l => l.SessionId).IsUnique();
        });
        model.Entity<MeetingAttendance>(attendance =>
        {
            attendance.ToTable("MeetingAttendances").IsTenantTable().AlsoReadByPerson();
            attendance.Property(a => a.Mark).HasConversion<string>().HasMaxLength(20);
            attendance.HasIndex(a => new { a.MeetingId, a.PersonId }).IsUnique();
            attendance.HasIndex(a => a.SessionId);
            attendance.HasIndex(a => a.PersonId);
        });
        model.Entity<DoorCode>(code =>
        {
            code.ToTable("DoorCodes").IsTenantTable();
            code.Property(c => c.Code).HasMaxLength(DoorCodes.Length);
            code.HasIndex(c => c.MeetingId).IsUnique();
        });
        model.Entity<DoorCodeTry>(attempt =>
        {
            attempt.ToTable("DoorCodeTries").IsTenantTable();
            attempt.HasIndex(t => new { t.By, t.At });
        });
    }
}
