using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.KeepLists.Fade;
using KunnskapsPortal.Directory.KeepLists.Show;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists;

/// <summary>A list as whoever keeps it sees it.</summary>
/// <param name="Entries">The draft; what is published where there is none.</param>
/// <param name="Revision">For the forms.</param>
/// <param name="Wrong">What readers have said is wrong and nobody has closed.</param>
public sealed record KeptList(IReadOnlyList<ListEntry> Entries, int Revision, bool HasDraft, bool IsPublished, IReadOnlyList<WrongRow> Wrong)
{
    public LocalDate? ConfirmedOn { get; init; }

    public Freshness Freshness { get; init; }

    /// <summary>The people on the list, each once, in its order.</summary>
    public IReadOnlyList<string> People => [.. Entries.Select(entry => entry.Name).Distinct(StringComparer.OrdinalIgnoreCase)];
}

/// <summary>One thing that a reader has said is wrong.</summary>
/// <param name="About">The entry's name today.</param>
/// <param name="When">Since when and how often, in a sentence.</param>
public sealed record WrongRow(Guid Id, string About, string When);

/// <summary>One office on the page of lists.</summary>
public sealed record ListRow(ListOffice Office, int Entries, bool HasDraft, LocalDate? ConfirmedOn, Freshness Freshness, int Wrong);

/// <summary>What those who keep lists see. A fixed number of queries, whatever the number of lists and entries.</summary>
public sealed class ListDesk(PortalDb db, ListStore store, ListReader reader, IClock clock)
{
    public async Task<KeptList> OfAsync(ListOffice office, CancellationToken cancel)
    {
        // Not followed: after a refused change the page shows what others have stored.
        if (await db.Set<ContactList>().AsNoTracking().FirstOrDefaultAsync(l => l.ContactId == office.Id, cancel) is not { } list)
            return new KeptList([], 0, false, false, []);
        var stages = await db.Set<ContactListVersion>().AsNoTracking().Where(v => v.ListId == list.Id && v.Stage != ListStage.Old).ToListAsync(cancel);
        var draft = stages.Find(v => v.Stage == ListStage.Draft);
        var published = stages.Find(v => v.Stage == ListStage.Published);
        var entries = await store.EntriesAsync(draft ?? published, cancel);
        var open = await db.Set<WrongNumber>().AsNoTracking().Where(r => r.ListId == list.Id && r.ClosedAt == null).OrderBy(r => r.FirstAt).ToListAsync(cancel);
        return new KeptList(entries, list.Revision, draft is not null, published is not null, [.. open.Select(r => RowOf(r, entries))])
        {
            ConfirmedOn = list.ConfirmedOn,
            Freshness = (await reader.RuleAsync(cancel)).Of(list.ConfirmedOn, clock.TodayInOslo()),
        };
    }

    /// <summary>These offices with where their lists stand, in the same order.</summary>
    public async Task<IReadOnlyList<ListRow>> RowsAsync(IReadOnlyList<ListOffice> offices, CancellationToken cancel)
    {
        var lists = await db.Set<ContactList>().AsNoTracking().ToDictionaryAsync(list => list.ContactId, cancel);
        var versions = (await db.Set<ContactListVersion>().AsNoTracking().Where(v => v.Stage != ListStage.Old)
            .Select(v => new { v.ListId, v.Stage, Count = db.Set<ContactListEntry>().Count(e => e.VersionId == v.Id) }).ToListAsync(cancel)).ToLookup(v => v.ListId);
        var wrong = await db.Set<WrongNumber>().Where(r => r.ClosedAt == null).GroupBy(r => r.ListId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var (rule, today) = (await reader.RuleAsync(cancel), clock.TodayInOslo());
        return
        [
            .. offices.Select(office =>
            {
                var list = lists.GetValueOrDefault(office.Id);
                var own = list is null ? [] : versions[list.Id].ToList();
                return new ListRow(
                    office, own.Where(v => v.Stage == ListStage.Published).Sum(v => v.Count), own.Exists(v => v.Stage == ListStage.Draft), list?.ConfirmedOn,
                    rule.Of(list?.ConfirmedOn, today), list is null ? 0 : wrong.GetValueOrDefault(list.Id));
            }),
        ];
    }

    private static WrongRow RowOf(WrongNumber report, IReadOnlyList<ListEntry> entries)
    {
        var about = report.EntryKey is not { } key ? Texts.ListWrongList
            : entries.FirstOrDefault(entry => entry.Key == key) is { } entry ? entry.Name
            : Texts.ListWrongEntryGone;
        var day = report.FirstAt.DayInOslo().Long();
        return new WrongRow(report.Id, about, report.Times == 1 ? ListText.Say(Texts.ListWrongOnce, day) : ListText.Say(Texts.ListWrongTimes, day, report.Times));
    }
}
