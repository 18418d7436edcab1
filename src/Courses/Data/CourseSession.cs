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

    /// <summary>Never below <see cref="Seated"/> and <see cref="Offered"/> together: a constraint of the table.</summary>
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

    /// <summary>The session is no longer in the course's text.</summary>
    public bool IsCancelled { get; set; }

    /// <summary>Seats that are offered and not yet answered.</summary>
    public int Offered { get; set; }

    /// <summary>The rules of the queue: <see cref="SeatRules"/> as stored.</summary>
    public string Rules { get; set; } = "";

    /// <summary>When the rules were last changed: decisions from before rest on others.</summary>
    public Instant RulesSince { get; set; }

    /// <summary>Seats that nobody has or is offered.</summary>
    public int Free => Math.Max(0, DeclaredSeats - Seated - Offered);

    /// <summary>People can ask for a place at this moment, in the seats or the queue.</summary>
    public bool TakesEnrolments(LocalDateTime now) => !IsCancelled && now >= Opens && now <= Closes && now < Starts;

    /// <summary>The rules of the queue.</summary>
    public SeatRules SeatRules => SeatRules.Read(Rules);

    internal SessionSeats Seats(IEnumerable<Enrolment> active) => new(
        Id, DeclaredSeats, Opens, Closes, CancelBy, Starts, IsCancelled, SeatRules, NextNumber, [.. active.Where(e => e.SessionId == Id).Select(e => e.Place())]);

    internal void Take(SessionSeats after)
    {
        Seated = after.Places.Count(place => place.State == PlaceState.Seated);
        Offered = after.Taken - Seated;
        Waiting = after.Places.Count - after.Taken;
        Capacity = after.Capacity;
        NextNumber = after.NextNumber;
    }
}

/// <summary>
/// The one row that every change of a place in a course locks, so that they come one after another: an application for any of
/// several dates concerns them all.
/// </summary>
public sealed class CourseQueue : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public required string CourseKey { get; init; }
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
