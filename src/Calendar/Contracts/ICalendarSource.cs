using KunnskapsPortal.Kernel.Tenancy;
using NodaTime;

namespace KunnskapsPortal.Calendar.Contracts;

/// <summary>Gives the calendar what it shows and what its feeds hold. Implemented by the modules that arrange meetings.</summary>
public interface ICalendarSource
{
    /// <summary>
    /// The public meetings that the current tenant can see (its own and the national), from ninety days back, cancelled
    /// ones included for thirty days after the cancellation. No meeting links and no names of participants.
    /// </summary>
    Task<IReadOnlyList<CalendarEvent>> PublicAsync(CancellationToken cancel);

    /// <summary>
    /// The signed-in person's own meetings that belong to the current tenant (not to the national one beside it), with the
    /// same reach; those given up or cancelled are marked cancelled for thirty days. Their sequence is the person's own: it
    /// has risen for each time the person's place has changed too.
    /// </summary>
    Task<IReadOnlyList<CalendarEvent>> MineAsync(CancellationToken cancel);

    /// <summary>The tenants in which the signed-in person has meetings.</summary>
    Task<IReadOnlyCollection<TenantId>> MyTenantsAsync(CancellationToken cancel);
}

/// <summary>One meeting: an event of its own in every calendar.</summary>
/// <param name="Uid">Never changes for this meeting (RFC 5545, 3.8.4.7).</param>
/// <param name="Sequence">0 at first, one higher for every change that people must know of (RFC 5545, 3.8.7.4).</param>
/// <param name="Summary">One line.</param>
/// <param name="Description">May have several lines; null for none.</param>
/// <param name="Location">Where people meet, as they would say it.</param>
/// <param name="Address">The page of the meeting, below the tenant, with a leading slash.</param>
/// <param name="Starts">Clock time in Europe/Oslo.</param>
/// <param name="Ends">Clock time in Europe/Oslo, after <paramref name="Starts"/>.</param>
/// <param name="ChangedAt">When the meeting was last changed.</param>
/// <param name="IsCancelled">The meeting will not take place.</param>
/// <param name="Topics">Words to filter by; may be empty.</param>
/// <param name="Note">A short state for lists, such as "9 ledige plasser"; null for none. Never part of a feed.</param>
public sealed record CalendarEvent(
    string Uid,
    int Sequence,
    string Summary,
    string? Description,
    string? Location,
    string Address,
    LocalDateTime Starts,
    LocalDateTime Ends,
    Instant ChangedAt,
    bool IsCancelled,
    IReadOnlyList<string> Topics,
    string? Note)
{
    /// <summary>One can take part from one's own desk.</summary>
    public bool IsDigital { get; init; }

    /// <summary>One can enrol now, and there is a seat or a queue to stand in.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The person has asked, and waits for an answer (a queue): <c>STATUS:TENTATIVE</c>. In a person's own calendar only.</summary>
    public bool IsTentative { get; init; }
}
