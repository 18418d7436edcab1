using KunnskapsPortal.Directory.Contracts;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Measures.Domain;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Measures.LocalOffers;

/// <summary>Reads what the current region says of measures. The national library has no such statements, and asks nothing.</summary>
public sealed class LocalOfferBook(PortalDb db, TenantContext tenant, Viewer viewer, IClock clock, ContactLinks contacts)
{
    private static readonly StringComparer ByName = StringComparer.Create(new("nb-NO"), ignoreCase: true);

    public bool IsNational => tenant.Id == TenantId.National;

    public LocalDate Today => clock.TodayInOslo();

    public string RegionName => tenant.Tenant.Name;

    public bool MayPublish => viewer.Has(Permission.PublishContent);

    /// <summary>The viewer may keep some area of this region.</summary>
    public bool MayKeepAny => !IsNational && (MayPublish || OwnArea is not null);

    /// <summary>The area of the office that the viewer edits for; null for others.</summary>
    public string? OwnArea => string.IsNullOrWhiteSpace(viewer.Office) ? null : Slug.From(viewer.Office);

    /// <summary>What is said of every measure. At most one query.</summary>
    public async Task<ILookup<string, LocalOffer>> AllAsync(CancellationToken cancel) =>
        (IsNational ? [] : await db.Set<LocalOffer>().AsNoTracking().ToListAsync(cancel)).ToLookup(offer => offer.MeasureKey);

    /// <summary>What is said of one measure: the viewer's own office first, then the region, then the offices by name. At most one query.</summary>
    public async Task<IReadOnlyList<LocalOffer>> OfAsync(string measure, CancellationToken cancel) => IsNational
        ? []
        : [.. (await db.Set<LocalOffer>().AsNoTracking().Where(offer => offer.MeasureKey == measure).ToListAsync(cancel))
            .OrderByDescending(offer => offer.Area == OwnArea).ThenByDescending(offer => offer.IsWholeRegion).ThenBy(offer => offer.Office, ByName)];

    /// <summary>Ready to show, in the same order, with the contacts that still are in the directory. At most one query.</summary>
    public async Task<IReadOnlyList<ShownOffer>> ShownAsync(IReadOnlyList<LocalOffer> offers, CancellationToken cancel)
    {
        var names = await contacts.NamesAsync(offers.Select(offer => offer.Contact).Where(slug => slug.Length > 0), cancel);
        return [.. offers.Select(offer => ShownOffer.Of(offer, this) with { ContactName = names.GetValueOrDefault(offer.Contact) })];
    }

    /// <summary>
    /// The areas that the viewer may keep. A publisher: the region, every office that is spoken of, and those where confirmed
    /// members work. An office editor: the own office. At most two queries.
    /// </summary>
    public async Task<IReadOnlyList<LocalArea>> AreasAsync(CancellationToken cancel)
    {
        if (IsNational)
            return [];
        if (!MayPublish)
            return OwnArea is { } own ? [new LocalArea(own, viewer.Office!.Trim())] : [];
        var spokenOf = await db.Set<LocalOffer>().AsNoTracking().Where(o => o.Area != "").Select(o => o.Office).Distinct().ToListAsync(cancel);
        var workplaces = await db.Set<Membership>().AsNoTracking()
            .Where(m => (m.Role == Role.NavOfficeEditor || m.Role == Role.Counsellor) && m.ConfirmedAt != null && m.EndedAt == null && m.Workplace != null && m.Workplace != "")
            .Select(m => m.Workplace!).Distinct().ToListAsync(cancel);
        return
        [
            new LocalArea("", RegionName),
            .. spokenOf.Concat(workplaces).Select(name => name.Trim()).Where(name => name.Length > 0)
                .Select(name => new LocalArea(Slug.From(name), name)).DistinctBy(area => area.Slug).OrderBy(area => area.Name, ByName),
        ];
    }

    /// <summary>The first day to come on which one of these turns amber; null where none does.</summary>
    public LocalDate? NextChange(IEnumerable<LocalOffer> offers) =>
        offers.Select(offer => LocalRules.NextChange(offer.ReportedOn, Today)).Where(day => day is not null).Min();

    public static string? Together(IEnumerable<LocalOffer> offers) => LocalRules.Together(offers.Select(o => (o.IsWholeRegion, o.State)));
}

/// <summary>The whole region, or a Nav office.</summary>
/// <param name="Slug">Empty for the whole region.</param>
public sealed record LocalArea(string Slug, string Name)
{
    public bool IsWholeRegion => Slug.Length == 0;
}
