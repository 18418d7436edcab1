using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Measures.Domain;
using KunnskapsPortal.Measures.LocalOffers;
using KunnskapsPortal.Measures.Resources;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Measures.KeepLocalOffers;

/// <summary>What was said of measures more than 180 days ago, for the board: the office's own for an office editor, all for the region's.</summary>
internal sealed class OffersToRenew(PortalDb db, PublishedContent content, TenantContext tenant) : IDueSource
{
    public int Order => 46;

    public async Task<DueGroup> FindAsync(DueQuestion question, CancellationToken cancel)
    {
        if (question.Person is not null || tenant.Id == TenantId.National)
            return new DueGroup("lokale-tiltak", Texts.MeasDue, [], 0);
        var before = question.Today.PlusDays(-LocalRules.DueDays);
        var due = db.Set<LocalOffer>().AsNoTracking().Where(offer => offer.ReportedOn < before);
        if (question.Office is { } office)
        {
            var own = office.Length == 0 ? "-" : Slug.From(office);
            due = due.Where(offer => offer.Area == own);
        }

        var rows = await due.OrderBy(offer => offer.ReportedOn).ThenBy(offer => offer.MeasureKey).ToListAsync(cancel);
        var shown = rows.Take(question.Most).ToList();
        var titles = (await content.SomeAsync(MeasuresModule.Measure, [.. shown.Select(offer => offer.MeasureKey)], cancel)).ToDictionary(measure => measure.Key, measure => measure.Title);
        return new DueGroup("lokale-tiltak", Texts.MeasDue,
        [
            .. shown.Select(offer => new DueRow(
                $"/tiltak/lokalt?for={offer.Area}#rad-{offer.MeasureKey}", titles.GetValueOrDefault(offer.MeasureKey, offer.MeasureKey),
                offer.IsWholeRegion ? Texts.MeasDueRegion : offer.Office, offer.ReportedOn, true)),
        ], rows.Count);
    }
}
