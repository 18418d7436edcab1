using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Editorial.ComposePages;

/// <summary>The tenant's own front page and menu, in both written forms: which there are, and the way to make one.</summary>
[Requires(Permission.EditLook)]
public sealed class ComposeModel(PortalDb db, ContentKinds kinds, IMediator mediator) : PageModel
{
    public IReadOnlyList<ComposedPart> Parts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var singles = kinds.All.Where(kind => kind.OnlyKey is not null).ToList();
        var names = singles.ConvertAll(kind => kind.Name);
        var items = await db.Set<ContentItem>().AsNoTracking().Where(i => names.Contains(i.Kind)).ToListAsync(cancel);
        Parts = [.. from kind in singles
                    from language in new[] { Language.Bokmal, Language.Nynorsk }
                    select new ComposedPart(kind, language, items.Find(i => i.Kind == kind.Name && i.Language == language))];
    }

    public async Task<IActionResult> OnPostAsync(string? slag, string? form, CancellationToken cancel)
    {
        if (kinds.Find(slag ?? "") is not { OnlyKey: { } key } kind)
            return NotFound();
        var language = Languages.Parse(form);
        var known = await db.Set<ContentItem>().AsNoTracking().FirstOrDefaultAsync(i => i.Kind == kind.Name && i.Key == key && i.Language == language, cancel);
        var id = known?.Id ?? await mediator.Send(new WriteItem.NewItem(kind, kind.Label(), language, null), cancel);
        return LocalRedirect($"~/redaksjon/tekst/{id}");
    }
}

/// <param name="Item">Null where the tenant shows the common one.</param>
public sealed record ComposedPart(ContentKind Kind, Language Language, ContentItem? Item);
