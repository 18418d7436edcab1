using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Web.Pages;

/// <summary>The region's front page, for a doctor with two minutes: one search field and what people come to do.</summary>
[CachedPage(Seconds = 5)]
public sealed class FrontModel(PublishedContent content, TenantContext tenant, IEnumerable<IFrontPageBlock> blocks, ModuleSwitches switches) : PageModel
{
    private static readonly string[] KindsShownAsNew = ["article", "measure", "checklist"];

    public IReadOnlyList<Door> Doors { get; private set; } = [];

    public IReadOnlyList<PagePart> Parts { get; private set; } = [];

    /// <summary>What the page is built of, top to bottom.</summary>
    public IReadOnlyList<FrontBlock> Blocks { get; private set; } = [];

    /// <summary>The blocks' own words are in this form where it differs from the page's.</summary>
    public string? ForeignLang { get; private set; }

    /// <summary>The page's one heading stands in the search field, or is hidden where there is none.</summary>
    public bool HasSearch => Blocks.Any(block => block.Type == FrontBlocks.Search);

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

        Parts = parts;
        await ComposeAsync(cancel);
        Newest = await content.NewestAsync(3, KindsShownAsNew, cancel);
    }

    private async Task ComposeAsync(CancellationToken cancel)
    {
        var own = (await content.FindAsync(Compositions.FrontPage, Compositions.FrontPage, cancel)).Item;
        if (own is null)
        {
            Blocks = [.. FrontBlocks.Default.Select(type => new FrontBlock(type, "", "", []))];
            return;
        }

        ForeignLang = own.Language == tenant.Language ? null : own.Language.Code();
        var blocks = own.Document.Records("blocks");
        var links = await content.LinksAsync([.. blocks.SelectMany(block => block.List("items")).Distinct()], cancel);
        Blocks = [.. blocks.Select(block => new FrontBlock(
            block.Text("block"), block.Text("title"), block.Text("text"),
            [.. block.List("items").Select(reference => links.GetValueOrDefault(reference)).OfType<ItemLink>()]))];
    }
}

/// <summary>A block of the front page. Title, text and items may be empty.</summary>
public sealed record FrontBlock(string Type, string Title, string Text, IReadOnlyList<ItemLink> Items);

/// <summary>One of the five things people come to do, where its module is on.</summary>
public sealed record Door(string Module, string Icon, string Address, string Title, string Text);
