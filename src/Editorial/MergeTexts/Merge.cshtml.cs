using KunnskapsPortal.Editorial.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Editorial.MergeTexts;

/// <summary>
/// Two have written at the same time. The later one sees both texts side by side and chooses; what neither has touched, and
/// what only one has, is put together by itself.
/// </summary>
[Requires(Permission.WriteContent, Permission.WriteForOffice, OrItemEditor = true)]
public sealed class MergeModel(PortalDb db, ItemDesk desk, IMediator mediator) : PageModel
{
    public OpenItem Open { get; private set; } = null!;

    public IReadOnlyList<FieldClash> Fields { get; private set; } = [];

    public Merge Body { get; private set; } = new([]);

    public ItemForm Mine { get; private set; } = null!;

    public ItemForm Theirs { get; private set; } = null!;

    public int Base { get; private set; }

    /// <summary>The other has stored yet another version while this page was open.</summary>
    public bool IsStale { get; private set; }

    public IReadOnlyList<TextChange> Changes => Comparison.Words(Theirs.Body.ReplaceLineEndings("\n"), Mine.Body.ReplaceLineEndings("\n"));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) =>
        await LoadAsync(id, cancel) ? Page()
        : Open is null ? NotFound()
        : LocalRedirect($"~/redaksjon/tekst/{id}");

    public async Task<IActionResult> OnPostAsync(Guid id, int deres, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
            return Open is null ? NotFound() : LocalRedirect($"~/redaksjon/tekst/{id}");
        if (deres != Open.Item.LatestVersion)
        {
            IsStale = true;
            return Page();
        }

        var merged = Mine;
        foreach (var clash in Fields.Where(clash => Request.Form[$"valg.{clash.Name}"] == "deres"))
            merged = merged.WithFieldOf(Theirs, clash.Name);
        merged = merged.With(ItemForm.BodyName, string.Concat(Body.Parts.Select((part, at) => part switch
        {
            MergePart.Agreed agreed => agreed.Text,
            MergePart.Conflict conflict => Request.Form[$"valg.body.{at}"].ToString() switch
            {
                "deres" => conflict.Theirs,
                "begge" => Both(conflict),
                _ => conflict.Mine,
            },
            _ => "",
        })));
        await mediator.Send(new WriteItem.SaveItem(id, Open.Item.LatestVersion, merged, AsVersion: false), cancel);
        return LocalRedirect($"~/redaksjon/tekst/{id}?utfall=flettet");
    }

    private static string Both(MergePart.Conflict conflict) =>
        conflict.Theirs.EndsWith('\n') || conflict.Theirs.Length == 0 ? conflict.Theirs + conflict.Mine : conflict.Theirs + "\n\n" + conflict.Mine;

    /// <summary>False where there is nothing to merge.</summary>
    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await desk.OpenAsync(id, cancel) is not { } open)
            return false;
        Open = open;
        var copy = await db.Set<WorkingCopy>().AsNoTracking().FirstOrDefaultAsync(c => c.ItemId == id && c.PersonId == desk.Me.Person, cancel);
        if (copy is null || copy.BaseVersion == open.Item.LatestVersion)
            return false;
        Base = Math.Clamp(copy.BaseVersion, 1, open.Item.LatestVersion);
        (Mine, Theirs) = (ItemForm.Parse(copy.Form), ItemForm.Of(open.Document));
        var common = ItemForm.Of(await desk.VersionAsync(open.Item, open.Kind, Base, cancel));
        Fields = Merging.Fields(open.Kind, Mine, Theirs, common);
        Body = ThreeWay.Of(common.Body, Mine.Body.ReplaceLineEndings("\n").TrimEnd('\n'), Theirs.Body);
        return true;
    }
}
