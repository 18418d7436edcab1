using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty;

/// <summary>A confirmed advisory physician of the region, with the entry of the directory that is shown.</summary>
/// <param name="Contact">As anyone may see it; null for one who is not on the rota.</param>
public sealed record Physician(Guid PersonId, string AccountName, ContactView? Contact)
{
    /// <summary>The days away that the entry of the directory tells of; null for none.</summary>
    public DutyAway? EntryAway { get; init; }

    public string Name => Contact?.Name ?? AccountName;
}

/// <summary>A shift, ready to show.</summary>
/// <param name="Answers">Who answers; null where nobody does.</param>
public sealed record ShiftView(DutyShift Row, Physician? Owner, Physician? Deputy, Physician? Answers)
{
    /// <summary>The one who has the shift cannot take it.</summary>
    public bool MustBeReplaced => Answers is null || Answers.PersonId != Row.PersonId;

    /// <summary>The deputy where the one who has the shift answers.</summary>
    public Physician? Behind => Deputy is not null && Deputy != Answers ? Deputy : null;

    public RedDay? Red => Holidays.On(Row.Starts.Date);

    public string Hours => $"{Row.Starts.TimeOfDay.Clock()}–{Row.Ends.TimeOfDay.Clock()}";
}

/// <summary>The rota in a span of days, with everything that decides who answers.</summary>
public sealed record DutyPlan(IReadOnlyList<ShiftView> Shifts, IReadOnlyDictionary<Guid, Physician> Physicians, IReadOnlyList<DutyAway> Away)
{
    public IEnumerable<Physician> OnRota => Physicians.Values.Where(p => p.Contact is not null);

    public bool IsAway(Guid person, LocalDate day) => Away.Any(away => away.Covers(person, day));
}

/// <summary>Reads the rota of the current tenant.</summary>
public sealed class DutyReader(PortalDb db, ContactBook book, IClock clock)
{
    /// <summary>The confirmed advisory physicians, by name. Three queries.</summary>
    public async Task<IReadOnlyDictionary<Guid, Physician>> PhysiciansAsync(CancellationToken cancel)
    {
        var (now, roles) = (clock.GetCurrentInstant(), DutyAccess.PhysicianRoles);
        var since = now - Membership.ConfirmationLasts;
        var people = await db.Set<Membership>().AsNoTracking()
            .Where(m => roles.Contains(m.Role) && m.EndedAt == null && m.ConfirmedAt > since)
            .Join(db.Set<Account>(), m => m.PersonId, a => a.Id, (m, a) => new { a.Id, a.DisplayName }).Distinct().ToListAsync(cancel);
        var entries = await db.Set<DutyPhysician>().AsNoTracking()
            .Join(db.Set<Contact>(), p => p.ContactId, c => c.Id, (p, c) => new { p.PersonId, p.ContactId, c.AwayFrom, c.AwayTo }).ToDictionaryAsync(p => p.PersonId, cancel);
        var contacts = (await book.OfKindAsync(ContactKind.AdvisoryPhysician, cancel)).ToDictionary(c => c.Id);
        return people.Select(p => entries.TryGetValue(p.Id, out var entry)
                ? new Physician(p.Id, p.DisplayName, contacts.GetValueOrDefault(entry.ContactId)) { EntryAway = AwayOf(p.Id, entry.AwayFrom, entry.AwayTo) }
                : new Physician(p.Id, p.DisplayName, null))
            .OrderBy(p => p.Name, ContactBook.NorwegianOrder).ToDictionary(p => p.PersonId);
    }

    /// <summary>
    /// The days from this one on when somebody does not answer: what people have said on their own page of the rota, and what their
    /// entries in the directory tell. One query.
    /// </summary>
    public async Task<IReadOnlyList<DutyAway>> AwayAsync(IReadOnlyDictionary<Guid, Physician> physicians, LocalDate first, CancellationToken cancel)
    {
        var said = await db.Set<DutyAbsence>().AsNoTracking().Where(a => a.LastDay >= first).ToListAsync(cancel);
        return [.. said.Select(a => a.Away), .. physicians.Values.Select(p => p.EntryAway).OfType<DutyAway>()];
    }

    /// <summary>The shifts from the first day to the last, both counted, by time. Five queries, whatever the number of shifts.</summary>
    public async Task<DutyPlan> PlanAsync(LocalDate first, LocalDate last, CancellationToken cancel)
    {
        var (from, to) = (first.AtMidnight(), last.PlusDays(1).AtMidnight());
        var rows = await db.Set<DutyShift>().AsNoTracking().Where(s => s.Starts >= from && s.Starts < to)
            .OrderBy(s => s.Starts).ThenBy(s => s.Id).ToListAsync(cancel);
        var physicians = await PhysiciansAsync(cancel);
        var away = await AwayAsync(physicians, first, cancel);
        var available = physicians.Values.Where(p => p.Contact is not null).Select(p => p.PersonId).ToHashSet();
        return new DutyPlan([.. rows.Select(row => View(row, physicians, available, away))], physicians, away);
    }

    /// <summary>The day of the last shift; today where there is none to come. One query.</summary>
    public async Task<LocalDate> LastDayAsync(CancellationToken cancel)
    {
        var today = clock.TodayInOslo();
        var last = await db.Set<DutyShift>().OrderByDescending(s => s.Starts).Select(s => (LocalDateTime?)s.Starts).FirstOrDefaultAsync(cancel);
        return last is { } at && at.Date > today ? at.Date : today;
    }

    private static ShiftView View(DutyShift row, IReadOnlyDictionary<Guid, Physician> people, HashSet<Guid> available, IReadOnlyList<DutyAway> away) => new(
        row, people.GetValueOrDefault(row.PersonId), row.DeputyId is { } deputy ? people.GetValueOrDefault(deputy) : null,
        DutyRota.Answers(row.Time, row.DeputyId, available, away) is { } answers ? people[answers] : null);

    private static DutyAway? AwayOf(Guid person, LocalDate? from, LocalDate? to) => from is { } first ? new DutyAway(person, first, to ?? LocalDate.MaxIsoValue) : null;
}
