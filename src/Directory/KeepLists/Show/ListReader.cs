using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists.Show;

/// <summary>A published list as the reader may see it: what is not for the reader is not here at all.</summary>
/// <param name="Office">Whose it is.</param>
/// <param name="Entries">In the office's order.</param>
/// <param name="HasHidden">Something was left out for this reader.</param>
/// <param name="HasPrivate">Something here is not for everyone.</param>
public sealed record ShownList(ListOffice Office, IReadOnlyList<ListEntry> Entries, bool HasHidden, bool HasPrivate)
{
    public LocalDate? ConfirmedOn { get; init; }

    public Freshness Freshness { get; init; }

    /// <summary>The days of the tenant, for what the tag says.</summary>
    public ListFreshness Rule { get; init; } = new(Confirmation.FreshDays, Confirmation.AgeingDays);

    public Instant ChangedAt { get; init; }

    /// <summary>Of the list, for the form that confirms it.</summary>
    public int Revision { get; init; }

    /// <summary>Something is being edited that readers do not see.</summary>
    public bool HasDraft { get; init; }

    public bool HasDirect => Entries.Any(entry => entry.Direct.Length > 0);

    /// <summary>The tag of a date that is too old to trust; null for a fresh one.</summary>
    public (string Text, string Colour)? Tag => Freshness switch
    {
        Freshness.Ageing => (ListText.Say(Resources.Texts.ListAgeing, Rule.FreshDays), "warning"),
        Freshness.Old => (ListText.Say(Resources.Texts.ListAgeing, Rule.AgeingDays), "danger"),
        _ => null,
    };

    /// <summary>The next day on which the tag changes by itself.</summary>
    public LocalDate? ChangesOn(LocalDate today) => Rule.NextChange(ConfirmedOn, today);
}

/// <summary>Reads published lists for whoever reads. A fixed number of queries, whatever the number of entries.</summary>
public sealed class ListReader(PortalDb db, ListOffices offices, ListStore store, IClock clock)
{
    /// <summary>The list of the office with this name in addresses. Null: there is no such office, or it has published nothing.</summary>
    public async Task<ShownList?> FindAsync(string slug, CancellationToken cancel) =>
        await offices.FindAsync(slug, cancel) is { } office ? await OfAsync(office, cancel) : null;

    /// <summary>What the office has published, as the reader may see it; null where it has published nothing.</summary>
    /// <param name="office">The office.</param>
    /// <param name="cancel">Stops.</param>
    /// <param name="also">One more who is to read it: what is not for both is left out.</param>
    public async Task<ShownList?> OfAsync(ListOffice office, CancellationToken cancel, FieldReader? also = null)
    {
        if (await db.Set<ContactList>().AsNoTracking().FirstOrDefaultAsync(l => l.ContactId == office.Id, cancel) is not { } list
            || await store.VersionAsync(list.Id, ListStage.Published, cancel) is not { } version)
            return null;
        var whole = await store.EntriesAsync(version, cancel);
        var reader = offices.Reader;
        var shown = whole.Select(entry => office.Shown(entry, reader)).Select(entry => also is null ? entry : office.Shown(entry, also)).ToList();
        var forAll = whole.Select(entry => office.Shown(entry, FieldReader.Anyone));
        var rule = await RuleAsync(cancel);
        return new ShownList(office, shown, !shown.SequenceEqual(whole), !shown.SequenceEqual(forAll))
        {
            ConfirmedOn = list.ConfirmedOn,
            Freshness = rule.Of(list.ConfirmedOn, clock.TodayInOslo()),
            Rule = rule,
            ChangedAt = version.ChangedAt,
            Revision = list.Revision,
            HasDraft = await store.VersionAsync(list.Id, ListStage.Draft, cancel) is not null,
        };
    }

    /// <summary>The days that the tenant has chosen.</summary>
    public async Task<ListFreshness> RuleAsync(CancellationToken cancel)
    {
        var settings = await DirectorySettings.OfAsync(db, cancel);
        return new ListFreshness(settings.FreshDays, settings.AgeingDays);
    }
}
