using System.Globalization;
using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Editorial.WriteSupplements;

/// <summary>
/// Every published supplement of the tenant hangs on a national text that readers of the tenant meet, and is shown there
/// exactly once, whatever has become of its heading. Three queries.
/// </summary>
public sealed class SupplementInvariant(PortalDb db, TenantContext tenant, ContentKinds kinds) : IInvariant
{
    public string Name => Texts.SupplementInvariant;

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var (here, national) = (tenant.Id, TenantId.National);
        var supplements = await db.Set<PublishedItem>().AsNoTracking().Where(i => i.TenantId == here && i.Kind == Supplements.Kind).ToListAsync(cancel);
        var keys = supplements.Select(s => s.About?.Split(':')[^1]).OfType<string>().Distinct().ToList();
        var texts = (await db.Set<PublishedItem>().AsNoTracking().Where(i => i.TenantId == national && keys.Contains(i.Key)).ToListAsync(cancel))
            .ToLookup(text => $"{text.Kind}:{text.Key}");
        var slugs = texts.SelectMany(group => group).Select(text => text.Slug).Distinct().ToList();
        var ours = (await db.Set<PublishedItem>().AsNoTracking().Where(i => i.TenantId == here && slugs.Contains(i.Slug))
            .Select(i => new { i.Kind, i.Slug }).ToListAsync(cancel)).Select(i => (i.Kind, i.Slug)).ToHashSet();

        var breaches = new List<string>();
        foreach (var group in supplements.GroupBy(s => s.About ?? ""))
        {
            var forms = texts[group.Key].ToList();
            var breach = here == national || forms.Count == 0 || kinds.Find(forms[0].Kind)?.TakesSupplements != true ? Texts.BreachSupplementNational
                : forms.Any(form => ours.Contains((form.Kind, form.Slug))) ? Texts.BreachSupplementHidden
                : null;
            foreach (var supplement in group.Where(supplement => breach is not null || !IsShownOnce(forms, [.. group], supplement.Key)))
            {
                breaches.Add($"{supplement.Kind}/{supplement.Slug}.{supplement.Language.Code()}: "
                    + string.Format(CultureInfo.CurrentCulture, breach ?? Texts.BreachSupplementShown, group.Key));
            }
        }

        return breaches;
    }

    // As the page of the item parts it, for readers of either form.
    private bool IsShownOnce(List<PublishedItem> forms, List<PublishedItem> supplements, string key)
    {
        var views = forms.ConvertAll(View);
        return Enum.GetValues<Language>().All(reader =>
        {
            var item = views.OrderByDescending(view => view.Language == reader).First();
            var chosen = supplements.GroupBy(s => s.Key).Select(pair => View(pair.OrderByDescending(s => s.Language == reader).First())).ToList();
            var body = ItemBody.Of(new Found(item, false) { Forms = views }, chosen, _ => null, "", reader);
            return body.Pieces.SelectMany(piece => piece.Supplements).Count(shown => shown.Key == key) == 1;
        });
    }

    private PublishedView View(PublishedItem row) => new(
        ContentParser.Parse(kinds[row.Kind], row.Text, Completeness.Draft).Document!, row.Slug, row.Language, row.TenantId, row.Version, row.ChangedAt, row.Hash, row.IsSigned);
}
