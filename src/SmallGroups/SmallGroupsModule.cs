using KunnskapsPortal.Kernel;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.SmallGroups.Domain;
using KunnskapsPortal.SmallGroups.Resources;

namespace KunnskapsPortal.SmallGroups;

/// <summary>What a small group meets about: invented cases and kits for a meeting of 90 minutes.</summary>
public sealed class SmallGroupsModule : PortalModule
{
    public const string Case = "case";
    public const string Kit = "meeting-kit";

    public override string Name => "SmallGroups";

    public override MenuLink Menu => new("/motepakker", () => Texts.MenuKits, 45);

    public override IEnumerable<ContentKind> Kinds =>
    [
        new(Case, "kasus", () => Texts.KindCase, slug => $"/kasus/{slug}",
        [
            Field.ChoiceList("topics", Topics.All, true),
            Field.Number("minutes", true),
            Field.Records("steps", true, Field.Text("title", true), Field.Text("text", true), Field.Text("ask", true)),
            Field.TextList("leader_notes", true),
        ], Texts.ResourceManager),
        new(Kit, "motepakke", () => Texts.KindKit, slug => $"/motepakker/{slug}",
        [
            Field.Number("minutes", true),
            Field.ChoiceList("topics", Topics.All, true),
            Field.Text("participants", true),
            Field.TextList("goals", true),
            Field.TextList("preparation"),
            Field.Records("agenda", true, Field.Number("minutes", true), Field.Text("title", true), Field.Text("text", true)),
            Field.References("cases", true),
            Field.Reference("evaluation", true),
        ], Texts.ResourceManager)
        { Sections = ["innledning", "til-lederen"], Remarks = KitText.Remarks },
    ];
}
