using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Editorial.WriteSupplements;

/// <summary>A published supplement of a region.</summary>
/// <param name="Address">Its public address, with the region's key in the path.</param>
/// <param name="Heading">The words of the national heading, or its id where the heading is gone; null for the whole text.</param>
public sealed record RegionalSupplement(string Region, string Title, Language Language, string Address, string? Heading, SupplementState State);

/// <summary>What the regions add to one national text.</summary>
public sealed record SupplementedText(string Reference, string Title, string? Address, IReadOnlyList<RegionalSupplement> Supplements);

/// <summary>
/// For the national editor: every published supplement of every region, under the national text it hangs on. Drafts and
/// people are never read. One query for each region, and one for the national texts.
/// </summary>
[Requires(Permission.PublishContent, NationalOnly = true)]
public sealed class AllSupplementsModel(IServiceProvider services, TenantDirectory tenants, SupplementShelf shelf, ContentKinds kinds) : PageModel
{
    public IReadOnlyList<SupplementedText> All { get; private set; } = [];

    public int Total => All.Sum(text => text.Supplements.Count);

    public int Regions => All.SelectMany(text => text.Supplements).Select(s => s.Region).Distinct().Count();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var rows = new List<(Tenant Region, PublishedItem Row)>();
        foreach (var region in (await tenants.AllAsync(cancel)).Where(tenant => tenant.Id != TenantId.National))
        {
            await using var scope = services.CreateTenantScope(region);
            rows.AddRange((await ReadAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), region, cancel)).Select(row => (region, row)));
        }

        var nationals = (await shelf.FormsAsync([.. rows.Select(row => row.Row.About!).Distinct()], cancel)).ToLookup(text => text.Reference);
        All =
        [
            .. rows.GroupBy(row => row.Row.About!).Select(group => TextOf(group.Key, [.. nationals[group.Key]], group))
                .OrderBy(text => text.Title, StringComparer.CurrentCulture),
        ];
    }

    private static Task<List<PublishedItem>> ReadAsync(PortalDb db, Tenant region, CancellationToken cancel) =>
        db.Set<PublishedItem>().AsNoTracking().Where(i => i.TenantId == region.Id && i.About != null && i.Kind == Supplements.Kind).ToListAsync(cancel);

    private SupplementedText TextOf(string reference, IReadOnlyList<NationalText> forms, IEnumerable<(Tenant Region, PublishedItem Row)> rows)
    {
        var first = forms.Count > 0 ? forms[0] : null;
        return new SupplementedText(reference, first?.Title ?? reference, first?.Address, [.. rows.Select(row =>
        {
            var document = ContentParser.Parse(kinds[Supplements.Kind], row.Row.Text, Completeness.Draft).Document!;
            var national = forms.OrderByDescending(form => form.Language == row.Row.Language).FirstOrDefault();
            var heading = document.TextOrNull(Supplements.Heading);
            var language = row.Row.Language == Language.Nynorsk ? "/nn" : "";
            return new RegionalSupplement(
                row.Region.Name, row.Row.Title, row.Row.Language, $"/{row.Region.Id}{language}/tillegg/{row.Row.Slug}",
                heading is null || national is null ? heading : Sections.Find(national.Document.Body, heading)?.HeadingText ?? heading,
                SupplementStates.Of(document, row.Row.Language, national));
        }).OrderBy(s => s.Region, StringComparer.CurrentCulture).ThenBy(s => s.Title, StringComparer.CurrentCulture)]);
    }
}
