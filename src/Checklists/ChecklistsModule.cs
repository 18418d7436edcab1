using KunnskapsPortal.Checklists.Domain;
using KunnskapsPortal.Checklists.Resources;
using KunnskapsPortal.Kernel;
using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Checklists;

/// <summary>Two-sided checklists (huskelister): what the GP and Nav each remember in the same case.</summary>
public sealed class ChecklistsModule : PortalModule
{
    public const string Checklist = "checklist";

    public override string Name => "Checklists";

    public override MenuLink Menu => new("/huskelister", () => Texts.MenuChecklists, 30);

    public override IEnumerable<ContentKind> Kinds =>
    [
        new(Checklist, "huskeliste", () => Texts.KindChecklist, slug => $"/huskelister/{slug}",
        [
            Field.Text("occasion", true),
            Field.Records("rows", true, Field.Choice("side", Sides.All, true), Field.Text("text", true), Field.Text("note")),
        ], Texts.ResourceManager)
        { MaxLix = 40 },
    ];
}
