using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using NodaTime;

namespace KunnskapsPortal.Courses.Data;

/// <summary>Stored by name; never renamed without a migration.</summary>
public enum EnrolmentState
{
    Seated,
    Waiting,

    /// <summary>A seat is kept for the person until the offer's deadline; it counts as taken until then.</summary>
    Offered,

    Cancelled,
}

/// <summary>A person's enrolment in a session. A person has at most one that is not cancelled (an index sees to it).</summary>
public sealed class Enrolment : ITenantOwned, IPersonOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid SessionId { get; init; }

    public Guid PersonId { get; init; }

    public EnrolmentState State { get; set; }

    /// <summary>The profession that was proved when the person enrolled; null where none was.</summary>
    public string? Audience { get; init; }

    /// <summary>The municipality that was proved when the person enrolled; null where none was.</summary>
    public string? Municipality { get; init; }

    /// <summary>The order of enrolment within the session.</summary>
    public int Number { get; init; }

    /// <summary>Of an offer: from this moment it is passed on.</summary>
    public Instant? Deadline { get; set; }

    /// <summary>The same for the places of one application for any of several dates; null once the person has a seat.</summary>
    public Guid? Application { get; set; }

    public Instant EnrolledAt { get; init; }

    public Instant ChangedAt { get; set; }

    internal Profile Profile => new(Audience, Municipality);

    /// <summary>Of an active enrolment.</summary>
    internal Place Place() => new(Id, PersonId, Enum.Parse<PlaceState>(State.ToString()), Profile, Number)
    {
        Deadline = Deadline,
        Application = Application,
    };
}

/// <summary>One decision on a place, with what it rested on. Only added, never changed.</summary>
public sealed class EnrolmentDecision : ITenantOwned, IPersonOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid SessionId { get; init; }

    public Guid EnrolmentId { get; init; }

    public Guid PersonId { get; init; }

    public Instant At { get; init; }

    public SeatEvent Event { get; init; }

    public int PriorityClass { get; init; }

    /// <summary>What the class was called then; null outside the classes.</summary>
    public string? ClassTitle { get; init; }

    public int? PlaceInQueue { get; init; }

    /// <summary>Seats taken after the decision, offers too.</summary>
    public int SeatedAfter { get; init; }

    public int Capacity { get; init; }

    /// <summary>Of an offer.</summary>
    public Instant? Deadline { get; init; }
}
