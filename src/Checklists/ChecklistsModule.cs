using KunnskapsPortal.Checklists.Domain;
using KunnskapsPortal.Checklists.FrontPage;
using KunnskapsPortal.Checklists.ReadChecklist;
using KunnskapsPortal.Checklists.Resources;
using KunnskapsPortal.Kernel;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Checklists;

/// <summary>
/// Two-sided checklists (huskelister): what the GP and Nav each remember in the same case. And the two composers, which help
/// them write to each other and send nothing.
/// </summary>
public sealed class ChecklistsModule : PortalModule
{
    public const string Checklist = "checklist";

    /// <summary>What the composer for Nav asks and writes. One text, with this slug.</summary>
    public const string Order = "order";
    public const string OrderSlug = "bestilling";

    /// <summary>What the composer for the GP asks and writes. One text, with this slug.</summary>
    public const string Answer = "answer";
    public const string AnswerSlug = "svar";

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
        new(Order, "bestilling", () => Texts.CompKindOrder, slug => $"/{slug}",
        [
            Field.Records("decisions", true,
                Field.Text("label", true), Field.Text("purpose", true), Field.Text("law", true), Field.Text("first", true),
                Field.Choice("form", OrderForms.All), Status, Field.Text("note")),
            Field.Records("questions", true,
                Field.Text("decisions", true), Field.Text("need", true), Field.Text("text", true),
                Field.Choice("weight", ["fact", "assessment"], true), Field.Choice("preset", ["yes"])),
            Field.Records("forms", true, Field.Text("label", true), Field.Text("why", true), Status, Field.Text("note")),
            Field.Records("letter", true, Field.Text("forms"), Field.Text("label", true), Field.Text("text", true), Status, Field.Text("note")),
            Field.Records("never", true, Field.Text("text", true), Status, Field.Text("note")),
        ], Texts.ResourceManager),
        new(Answer, "svar", () => Texts.CompKindAnswer, slug => $"/{slug}",
        [
            Field.Records("forms", true, Field.Text("label", true), Field.Text("hint", true), Status, Field.Text("note")),
            Field.Records("prompts", true,
                Field.Text("forms", true), Field.Text("label", true), Field.Text("lead", true), Field.Text("help"),
                Field.Choice("space", ["text", "choice", "tick"], true), Field.Text("options")),
            Field.Records("reminders", true, Field.Text("text", true), Status, Field.Text("note")),
        ], Texts.ResourceManager),
    ];

    private static Field Status => Field.Choice("status", SourceStatus.All);

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<EarlierVersions>();
        services.AddScoped<IFrontPageBlock, ComposersBlock>();
    }
}
