using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Web.Pages;

/// <summary>The region's front page, for a doctor with two minutes: one search field and what people come to do.</summary>
[CachedPage(Seconds = 5)]
public sealed class FrontModel(PublishedContent content, IEnumerable<IFrontPageBlock> blocks, ModuleSwitches switches, TenantContext tenant) : PageModel
{
    private static readonly string[] KindsShownAsNew = ["article", "measure", "checklist"];

    public IReadOnlyList<Door> Doors { get; private set; } = [];

    public IReadOnlyList<PagePart> Blocks { get; private set; } = [];

    /// <summary>Whether the region has the feed of changes.</summary>
    public bool HasFeed => tenant.Tenant.Has("Library");

    public IReadOnlyList<PublishedView> Newest { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Door[] doors =
        [
            new("Library", "search", "/artikler", Texts.DoorAnswer, Texts.DoorAnswerText),
            new("Directory", "person", "/kontakt", Texts.DoorPerson, Texts.DoorPersonText),
            new("Courses", "course", "/kurs", Texts.DoorLearn, Texts.DoorLearnText),
            new("Checklists", "checklist", "/huskelister", Texts.DoorChecklist, Texts.DoorChecklistText),
            new("Calendar", "calendar", "/kalender", Texts.DoorMeet, Texts.DoorMeetText),
        ];
        Doors = [.. doors.Where(door => tenant.Tenant.Has(door.Module))];
        var parts = new List<PagePart>();
        foreach (var block in switches.On(tenant.Tenant, blocks).OrderBy(block => block.Order))
        {
            if (await block.PrepareAsync(cancel) is { } part)
                parts.Add(part);
        }

        Blocks = parts;
        Newest = await content.NewestAsync(3, KindsShownAsNew, cancel);
    }
}

/// <summary>One of the five things people come to do, where its module is on.</summary>
public sealed record Door(string Module, string Icon, string Address, string Title, string Text);
