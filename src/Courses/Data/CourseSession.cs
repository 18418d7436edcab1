using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using NodaTime;

namespace KunnskapsPortal.Courses.Data;

/// <summary>
/// A session of a course, projected from the course's published text; the row that enrolments lock. Public: the counts say
/// how many, never who.
/// </summary>
public sealed class CourseSession : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public required string CourseKey { get; init; }

    /// <summary>The session's key, and the last part of its address.</summary>
    public required string Key { get; init; }

    public required string Format { get; set; }

    public required string Municipality { get; set; }

    /// <summary>Seats as the organiser has written.</summary>
    public int DeclaredSeats { get; set; }

    /// <summary>Never below <see cref="Seated"/>: a constraint of the table.</summary>
    public int Capacity { get; set; }

    public int Seated { get; set; }

    public int Waiting { get; set; }

    public int NextNumber { get; set; } = 1;

    /// <summary>Rises when something people must know of has changed; a form from before that is refused.</summary>
    public int Revision { get; set; }

    public LocalDateTime Opens { get; set; }

    public LocalDateTime Closes { get; set; }

    public LocalDateTime CancelBy { get; set; }

    /// <summary>The start of the first meeting.</summary>
    public LocalDateTime Starts { get; set; }

    /// <summary>The end of the last meeting.</summary>
    public LocalDateTime Ends { get; set; }

    /// <summary>Audiences that go first, separated by comma.</summary>
    public string Priority { get; set; } = "";

    /// <summary>The session is no longer in the course's text.</summary>
    public bool IsCancelled { get; set; }

    public IReadOnlyList<string> PriorityAudiences => Priority.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public int Free => Math.Max(0, DeclaredSeats - Seated);

    internal SessionSeats Seats(IEnumerable<Enrolment> active) => new(
        DeclaredSeats, Opens, Closes, Starts, IsCancelled, NextNumber,
        [.. active.Select(e => new Place(e.Id, e.PersonId, e.State == EnrolmentState.Seated, e.PriorityClass, e.Number))]);

    internal void Take(SessionSeats after)
    {
        DeclaredSeats = after.DeclaredSeats;
        Seated = after.Seated;
        Waiting = after.Places.Count - after.Seated;
        Capacity = after.Capacity;
        NextNumber = after.NextNumber;
    }
}

/// <summary>One dated meeting of a session; an event of its own in every calendar.</summary>
public sealed class CourseMeeting : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid SessionId { get; init; }

    public required string Key { get; init; }

    public LocalDateTime Starts { get; set; }

    public LocalDateTime Ends { get; set; }

    /// <summary>RFC 5545 SEQUENCE: 0 at first, one higher for each change of time, place or title (the course's too).</summary>
    public int Sequence { get; set; }

    /// <summary>Hash of time, place and titles in the form that rules: what a change is measured against.</summary>
    public required string Fingerprint { get; set; }

    public Instant ChangedAt { get; set; }

    public bool IsCancelled { get; set; }
}
