using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace KunnskapsPortal.Editorial.DueBoard;

/// <summary>The front page of the desk: what waits, for me and for all, and the ways in.</summary>
[Requires(Permission.WriteContent, Permission.WriteForOffice, OrItemEditor = true)]
public sealed class BoardModel(IEnumerable<IDueSource> sources, Viewer viewer, TenantContext tenant, IClock clock) : PageModel
{
    private const string Everything = "alt";
    private const int Few = 5;
    private const int Many = 200;

    /// <summary><c>alt</c> or <c>mitt</c>.</summary>
    [BindProperty(Name = "vis", SupportsGet = true)]
    public string? Shown { get; set; }

    /// <summary>Shows one group with all its rows.</summary>
    [BindProperty(Name = "gruppe", SupportsGet = true)]
    public string? Only { get; set; }

    /// <summary>Those that hold something, in their order.</summary>
    public IReadOnlyList<DueGroup> Groups { get; private set; } = [];

    public bool IsAll => Shown == Everything;

    public string Form => IsAll ? Everything : "mitt";

    public int Total => Groups.Sum(group => group.Total);

    public IReadOnlyList<DeskLink> Links { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        // A named editor of one item has no board, only the item.
        if (!viewer.Has(Permission.WriteContent) && !viewer.Has(Permission.WriteForOffice))
            return LocalRedirect("~/redaksjon/innhold");
        var office = viewer.Has(Permission.WriteContent) ? null : viewer.Office ?? "";
        var question = new DueQuestion(clock.TodayInOslo(), IsAll ? null : viewer.PersonId, office, Only is null ? Few : Many);
        var groups = new List<DueGroup>();
        foreach (var source in sources.OrderBy(source => source.Order))
            groups.Add(await source.FindAsync(question, cancel));
        Groups = [.. groups.Where(group => group.Total > 0 && (Only is null || group.Name == Only))];
        Links = DeskLinks.For(viewer, tenant.Id == TenantId.National);
        return Page();
    }

    public string TitleOf(DueGroup group) => $"{group.Title} ({group.Total})";

    public static string Since(DueRow row) => row.Since is { } day ? $"{row.Detail} · {day.Long()}" : row.Detail;
}

/// <summary>A way in from the desk.</summary>
/// <param name="Address">Below the tenant, with a leading slash.</param>
/// <param name="Label">What the page is called.</param>
/// <param name="Icon">Ornament.</param>
public sealed record DeskLink(string Address, string Label, string Icon);

/// <summary>The ways in that a person may use: pages that answer 403 are not offered.</summary>
public static class DeskLinks
{
    public static IReadOnlyList<DeskLink> For(Viewer viewer, bool isNational)
    {
        var links = new List<DeskLink>();
        Add(true, "/redaksjon/innhold", Texts.DeskContent, "book");
        Add(viewer.Has(Permission.WriteContent), "/redaksjon/media", Texts.DeskMedia, "download");
        Add(viewer.Has(Permission.WriteContent), "/redaksjon/e-post", Texts.DeskMail, "mail");
        Add(!isNational, "/redaksjon/tillegg", Texts.SupplementsTitle, "pin");
        Add(viewer.Has(Permission.WriteContent), "/redaksjon/meldinger", Texts.ReportsTitle, "mail");
        Add(isNational && viewer.Has(Permission.PublishContent), "/redaksjon/regionenes-tillegg", Texts.AllSupplementsTitle, "globe");
        Add(isNational && viewer.Has(Permission.PublishContent), "/redaksjon/regelendringer", Texts.RuleChangesTitle, "clock");
        Add(!isNational && (viewer.Has(Permission.PublishContent) || viewer.Has(Permission.WriteForOffice)), "/kontakt/lister", Texts.DeskContactLists, "phone");
        Add(viewer.Has(Permission.EditLook), "/redaksjon/oppsett", Texts.DeskFront, "menu");
        Add(viewer.Has(Permission.ManageTenant), "/redaksjon/inn-og-ut", Texts.DeskInOut, "share");
        return links;

        void Add(bool may, string address, string label, string icon)
        {
            if (may)
                links.Add(new DeskLink(address, label, icon));
        }
    }
}
