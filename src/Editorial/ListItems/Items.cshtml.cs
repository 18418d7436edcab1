using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Editorial.ListItems;

/// <summary>Everything the tenant has written, newest change first. Two queries, by index, whatever the number of items.</summary>
[Requires(Permission.WriteContent, Permission.WriteForOffice, Permission.ReviewContent, OrItemEditor = true)]
public sealed class ItemsModel(PortalDb db, ContentKinds kinds, Viewer viewer, TenantContext tenant, ItemEditors editors) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(Name = "slag", SupportsGet = true)]
    public string? KindName { get; set; }

    [BindProperty(Name = "tilstand", SupportsGet = true)]
    public string? StageName { get; set; }

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty(Name = "side", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<ContentItem> Items { get; private set; } = [];

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    /// <summary>A named editor of one item begins no other.</summary>
    public bool MayBegin => viewer.Has(Permission.WriteContent) || viewer.Has(Permission.WriteForOffice);

    public IReadOnlyList<ContentKind> Kinds => kinds.All;

    public bool IsFiltered => KindName is { Length: > 0 } || StageName is { Length: > 0 } || Words is { Length: > 0 };

    public string LabelOf(ContentItem item) => kinds.Find(item.Kind)?.Label() ?? item.Kind;

    public string? LangOf(ContentItem item) => item.Language == tenant.Language ? null : Kernel.Text.Languages.Code(item.Language);

    public string AddressOf(int page) =>
        $"?slag={Uri.EscapeDataString(KindName ?? "")}&tilstand={Uri.EscapeDataString(StageName ?? "")}&q={Uri.EscapeDataString(Words ?? "")}&side={page}";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var rows = db.Set<ContentItem>().AsNoTracking();
        var mine = editors.Mine;
        if (!viewer.Has(Permission.WriteContent) && !viewer.Has(Permission.ReviewContent))
            rows = rows.Where(i => (i.Office == viewer.Office && i.Office != null) || mine.Any(e => e.Kind == i.Kind && e.Key == i.Key));
        if (KindName is { Length: > 0 })
            rows = rows.Where(i => i.Kind == KindName);
        rows = Enum.TryParse<ItemStage>(StageName, out var stage) ? rows.Where(i => i.Stage == stage) : rows.Where(i => i.Stage != ItemStage.Archived);
        if (Words is { Length: > 0 } words)
        {
            var wanted = LikePattern.Containing(words);
            rows = rows.Where(i => EF.Functions.Like(i.Title.ToLower(), wanted, LikePattern.Escape));
        }

        Total = await rows.CountAsync(cancel);
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Items = await rows.OrderByDescending(i => i.ChangedAt).ThenBy(i => i.Id).Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
    }
}
