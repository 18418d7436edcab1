using KunnskapsPortal.Kernel;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Library.AboutContent;
using KunnskapsPortal.Library.ReadTimeline;
using KunnskapsPortal.Library.Resources;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Library;

/// <summary>Articles, glossary, the sick-leave timeline with dated rules, fees, and plain pages.</summary>
public sealed class LibraryModule : PortalModule
{
    public const string Article = "article";
    public const string Page = "page";
    public const string Term = "term";
    public const string Rule = "rule";
    public const string Fee = "fee";
    public const string Misunderstanding = "misunderstanding";
    public const string Tool = "tool";
    public const string Form = "form";
    public const string Practice = "practice";

    public override string Name => "Library";

    public override MenuLink Menu => new("/artikler", () => Texts.MenuAnswers, 10);

    public override IEnumerable<ContentKind> Kinds =>
    [
        new(Article, "artikkel", () => Texts.KindArticle, slug => $"/artikler/{slug}",
        [
            Field.Choice("form", ["guide", "case", "sick-leave"], true),
        ], Texts.ResourceManager),
        new(Page, "side", () => Texts.KindPage, slug => $"/side/{slug}", [], Texts.ResourceManager),
        new(Term, "ord", () => Texts.KindTerm, slug => $"/ordbok/{slug}", [], Texts.ResourceManager),
        new(Rule, "regel", () => Texts.KindRule, slug => $"/sykefravarslopet#{slug}",
        [
            Field.Number("week"),
            .. RuleDates.Fields,
            Field.Number("order", true),
            Field.Text("when", true),
            Field.ChoiceList("actors", Actors.All, true),
            Field.Text("exemptions"),
            Field.Records("periods", true, [.. CommonFields.RulePeriod]),
        ], Texts.ResourceManager)
        { Remarks = RuleDates.Remarks },
        new(Fee, "takst", () => Texts.KindFee, slug => $"/takster#{slug}",
        [
            Field.Text("code", true),
            Field.Text("covers", true),
            Field.Text("not_covered"),
            Field.Records("periods", true, [.. CommonFields.FeePeriod]),
        ], Texts.ResourceManager),
        new(Misunderstanding, "misforstaelse", () => Texts.KindMisunderstanding, slug => $"/misforstaelser#{slug}",
        [
            Field.Text("belief", true),
            Field.ChoiceList("topics", Topics.All, true),
        ], Texts.ResourceManager),
        new(Tool, "verktoy", () => Texts.KindTool, slug => $"/verktoy/{slug}",
        [
            Field.Text("provider", true),
            Field.Choice("use", ToolUses.All, true),
            Field.Url("url"),
            Field.Date("link_checked"),
            Field.Text("access"),
            Field.Text("cost"),
        ], Texts.ResourceManager),
        new(Form, "skjema", () => Texts.KindForm, slug => $"/skjemaer/{slug}",
        [
            Field.Text("use", true),
            Field.Records("rows", true,
                Field.Text("part", true), Field.Text("label", true), Field.Text("help"),
                Field.Choice("space", FormSpaces.All, true), Field.Text("options")),
        ], Texts.ResourceManager),
        new(Practice, "god-praksis", () => Texts.KindPractice, slug => $"/god-praksis/{slug}",
        [
            Field.Choice("origin", ["municipality", "survey"], true),
            Field.Text("place"),
            Field.Number("rank"),
            Field.Text("who", true),
            Field.Text("time", true),
            Field.Text("cost", true),
            Field.Records("figures", false,
                Field.Text("text", true), Field.Text("n", true), Field.Number("year", true), Field.Reference("source", true), Field.Text("place")),
            Field.Records("steps", true, Field.Text("text", true), Field.Text("who", true), Field.Text("when")),
            Field.Records("agenda", false, Field.Number("minutes", true), Field.Text("text", true)),
            Field.TextList("pitfalls", true),
            Field.Reference("evaluation"),
        ], Texts.ResourceManager)
        { Sections = ["invitasjon", "slik-gikk-det"] },
        Sources.Declare(() => Texts.KindSource, Texts.ResourceManager),
    ];

    public override void AddServices(IServiceCollection services) => services.AddScoped<ContentStock>();
}

/// <summary>Those who act along the sick-leave timeline.</summary>
public static class Actors
{
    public static readonly IReadOnlyList<string> All = ["employer", "employee", "gp", "nav"];

    public static string Label(string actor) => actor switch
    {
        "employer" => Texts.ActorEmployer,
        "employee" => Texts.ActorEmployee,
        "gp" => Texts.ActorGp,
        "nav" => Texts.ActorNav,
        _ => actor,
    };
}

/// <summary>What a tool is used for. Stored names.</summary>
public static class ToolUses
{
    public static readonly IReadOnlyList<string> All = ["routine", "statistics", "conversation", "guide", "template", "knowledge-base", "form"];

    public static string Label(string use) => use switch
    {
        "routine" => Texts.Choice_use_routine,
        "statistics" => Texts.Choice_use_statistics,
        "conversation" => Texts.Choice_use_conversation,
        "guide" => Texts.Choice_use_guide,
        "template" => Texts.Choice_use_template,
        "knowledge-base" => Texts.Choice_use_knowledge_base,
        "form" => Texts.Choice_use_form,
        _ => use,
    };
}

/// <summary>The room for an answer on a blank form. Stored names.</summary>
public static class FormSpaces
{
    public const string Line = "line";
    public const string Box = "box";

    /// <summary>Boxes to tick, from <c>options</c>, split by semicolons.</summary>
    public const string Choices = "choices";

    /// <summary>Place, date and signature.</summary>
    public const string Signature = "signature";

    public static readonly IReadOnlyList<string> All = [Line, Box, Choices, Signature];
}
