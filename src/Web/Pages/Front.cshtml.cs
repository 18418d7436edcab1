using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Web.Pages;

/// <summary>The region's front page, for a doctor with two minutes: one search field and what people come to do.</summary>
[CachedPage(Seconds = 5)]
public sealed class FrontModel(PublishedContent content, IEnumerable<IFrontPageBlock> blocks) : PageModel
{
    private static readonly string[] KindsShownAsNew = ["article", "measure", "checklist"];

    public IReadOnlyList<Door> Doors { get; private set; } = [];

    public IReadOnlyList<PagePart> Blocks { get; private set; } = [];

    public IReadOnlyList<PublishedView> Newest { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Doors =
        [
            new("search", "/artikler", Texts.DoorAnswer, Texts.DoorAnswerText),
            new("person", "/kontakt", Texts.DoorPerson, Texts.DoorPersonText),
            new("course", "/kurs", Texts.DoorLearn, Texts.DoorLearnText),
            new("checklist", "/huskelister", Texts.DoorChecklist, Texts.DoorChecklistText),
            new("calendar", "/kalender", Texts.DoorMeet, Texts.DoorMeetText),
        ];
        var parts = new List<PagePart>();
        foreach (var block in blocks.OrderBy(block => block.Order))
        {
            if (await block.PrepareAsync(cancel) is { } part)
                parts.Add(part);
        }

        Blocks = parts;
        Newest = await content.NewestAsync(3, KindsShownAsNew, cancel);
    }
}

/// <summary>One of the five things people come to do.</summary>
public sealed record Door(string Icon, string Address, string Title, string Text);
