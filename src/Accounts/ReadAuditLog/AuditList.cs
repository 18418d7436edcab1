using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Accounts.ReadAuditLog;

/// <summary>What of the log is wanted. A part that is null lets everything through.</summary>
/// <param name="Group">A group of <see cref="AuditActions"/>.</param>
/// <param name="From">The first day, in Oslo.</param>
/// <param name="To">The last day, in Oslo.</param>
/// <param name="By">The person; the empty id is the portal itself.</param>
public sealed record AuditFilter(string? Group, LocalDate? From, LocalDate? To, Guid? By);

/// <summary>One line of the log.</summary>
/// <param name="Name">Of a person who is a member of the tenant; null for the portal itself and for one who no longer is.</param>
public sealed record AuditRow(AuditEntry Entry, string? Name);

/// <summary>One page of the log.</summary>
public sealed record AuditPage(IReadOnlyList<AuditRow> Rows, bool HasOlder);

/// <summary>The current tenant's audit log. Three queries, whatever the number of entries.</summary>
public sealed class AuditList(PortalDb db)
{
    public const int Size = 50;
    private const int MostPeople = 200;

    /// <summary>The newest first.</summary>
    /// <param name="filter">What is wanted.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancel">Ends the reading.</param>
    public async Task<AuditPage> ReadAsync(AuditFilter filter, int page, CancellationToken cancel)
    {
        // One more than is shown says whether there are older ones, without counting the whole log.
        var entries = await Matching(filter).OrderByDescending(e => e.At).ThenByDescending(e => e.Id)
            .Skip((page - 1) * Size).Take(Size + 1).ToListAsync(cancel);
        var shown = entries.Take(Size).ToList();
        var people = shown.Select(e => e.By).OfType<Guid>().Distinct().ToList();
        var names = await Members().Where(a => people.Contains(a.Id)).Select(a => new { a.Id, a.DisplayName }).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
        return new AuditPage([.. shown.Select(e => new AuditRow(e, e.By is { } by ? names.GetValueOrDefault(by) : null))], entries.Count > Size);
    }

    /// <summary>Members of the tenant who have done something, by name. At most 200.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> PeopleAsync(CancellationToken cancel)
    {
        var people = await Members().Where(a => db.Set<AuditEntry>().Any(e => e.By == a.Id)).OrderBy(a => a.DisplayName)
            .Select(a => new { a.Id, a.DisplayName }).Take(MostPeople).ToListAsync(cancel);
        return [.. people.Select(p => (p.Id, p.DisplayName))];
    }

    private IQueryable<Account> Members() => db.Set<Account>().AsNoTracking()
        .Where(a => db.Set<Membership>().Any(m => m.PersonId == a.Id && m.ConfirmedAt != null && m.EndedAt == null));

    private IQueryable<AuditEntry> Matching(AuditFilter filter)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (filter.Group is { } group)
            entries = entries.Where(e => e.Action.StartsWith(group + "."));
        if (filter.From is { } from)
        {
            var first = from.At(LocalTime.Midnight).ToInstantInOslo();
            entries = entries.Where(e => e.At >= first);
        }

        if (filter.To is { } to)
        {
            var after = to.PlusDays(1).At(LocalTime.Midnight).ToInstantInOslo();
            entries = entries.Where(e => e.At < after);
        }

        Guid? by = filter.By == Guid.Empty ? null : filter.By;
        return filter.By is null ? entries : entries.Where(e => e.By == by);
    }
}
