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

    public int PriorityClass { get; init; }

    /// <summary>The order of enrolment within the session.</summary>
    public int Number { get; init; }

    public Instant EnrolledAt { get; init; }

    public Instant ChangedAt { get; set; }
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

    public int? PlaceInQueue { get; init; }

    public int SeatedAfter { get; init; }

    public int Capacity { get; init; }
}
