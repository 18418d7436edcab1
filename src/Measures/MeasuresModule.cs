using KunnskapsPortal.Kernel;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Measures.Domain;
using KunnskapsPortal.Measures.Resources;

namespace KunnskapsPortal.Measures;

/// <summary>The catalogue of measures (tiltak): what can be done besides writing a sick note.</summary>
public sealed class MeasuresModule : PortalModule
{
    public const string Measure = "measure";

    public override string Name => "Measures";

    public override MenuLink Menu => new("/tiltak", () => Texts.MenuMeasures, 20);

    public override IEnumerable<ContentKind> Kinds =>
    [
        new(Measure, "tiltak", () => Texts.KindMeasure, slug => $"/tiltak/{slug}",
        [
            Field.Choice("state", MeasureStates.All, true),
            Field.ChoiceList("phases", Phases.All, true),
            Field.Text("for_whom", true),
            Field.ChoiceList("proposed_by", Proposers.All, true),
            Field.Text("decided_by", true),
            Field.Text("duration"),
            Field.Text("gp_task", true),
            Field.Choice("evidence", EvidenceKinds.All, true),
            Field.Text("evidence_note"),
        ], Texts.ResourceManager),
    ];
}
