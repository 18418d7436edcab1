using System.Globalization;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Resources;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>
/// What must hold for the published content of a tenant: it reads, its links lead somewhere, dated periods do not
/// overlap or run backwards, and no identity number stands in it.
/// </summary>
public sealed class ContentInvariants(PortalDb db, TenantContext tenant, ContentKinds kinds) : IInvariant
{
    public string Name => Texts.InvariantContent;

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var rows = await db.Set<PublishedItem>().AsNoTracking().ToListAsync(cancel);
        var known = rows.Select(r => $"{r.Kind}:{r.Key}").ToHashSet(StringComparer.Ordinal);
        var breaches = new List<string>();
        foreach (var row in rows.Where(r => r.TenantId == tenant.Id))
        {
            if (kinds.Find(row.Kind) is not { } kind || ContentParser.Parse(kind, row.Text).Document is not { } document)
            {
                Add(row, Texts.BreachUnreadable);
                continue;
            }

            foreach (var dead in MarkdownText.References(document.Body).Concat(document.List("related")).Where(r => !known.Contains(r)).Distinct())
                Add(row, Texts.BreachLink, dead);
            if (DatedPeriods.Breach(document.Records("periods")) is { } periods)
                Add(row, Texts.BreachPeriods, periods);
            if (PatientDataGuard.Finds(row.Text))
                Add(row, Texts.BreachIdentityNumber);
        }

        return breaches;

        void Add(PublishedItem row, string message, params string[] arguments) =>
            breaches.Add($"{row.Kind}/{row.Slug}.{row.Language.Code()}: {string.Format(CultureInfo.CurrentCulture, message, [.. arguments])}");
    }
}
