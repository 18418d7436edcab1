using System.Globalization;
using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Resources;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>
/// What must hold for the published content of a tenant: it reads, its links lead somewhere, it is as good as
/// <see cref="ContentQuality"/> asks, dated periods do not run backwards, dated rules have been read through in time, and no
/// identity number stands in it.
/// </summary>
public sealed class ContentInvariants(PortalDb db, TenantContext tenant, ContentKinds kinds, IClock clock) : IInvariant
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

            foreach (var dead in document.References().Where(r => !known.Contains(r) && !MediaFile.IsReference(r)))
                Add(row, Texts.BreachLink, dead);
            foreach (var remark in ContentQuality.Of(kind, document, row.TenantId == TenantId.National))
                Add(row, "{0}", remark.Path is "body" or "" ? remark.Message : $"{remark.Path}: {remark.Message}");
            if (kind.IsDated && document.Date("due") < clock.TodayInOslo())
                Add(row, Texts.BreachOverdue, document.Text("due"));
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
