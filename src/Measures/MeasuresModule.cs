using KunnskapsPortal.Kernel;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Measures.Domain;
using KunnskapsPortal.Measures.FrontPage;
using KunnskapsPortal.Measures.KeepLocalOffers;
using KunnskapsPortal.Measures.LocalOffers;
using KunnskapsPortal.Measures.Resources;
using Microsoft.Extensions.DependencyInjection;

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
            Field.ChoiceList("needs", Needs.All),
            Field.Text("for_whom", true),
            Field.ChoiceList("groups", TargetGroups.All),
            Field.ChoiceList("proposed_by", Proposers.All, true),
            Field.Text("decided_by", true),
            Field.Text("duration"),
            Field.Number("weeks"),
            Field.Choice("where", Places.All),
            Field.Text("gp_task", true),
            Field.Choice("evidence", EvidenceKinds.All, true),
            Field.Text("evidence_note"),
        ], Texts.ResourceManager),
    ];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IModelContribution, LocalOfferTables>();
        services.AddScoped<LocalOfferBook>();
        services.AddScoped<LocalTargets>();
        services.AddScoped<IDueSource, OffersToRenew>();
        services.AddScoped<IFrontPageBlock, MeasuresBlock>();
    }
}
