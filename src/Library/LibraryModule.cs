using KunnskapsPortal.Kernel;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Library.Resources;

namespace KunnskapsPortal.Library;

/// <summary>Articles, glossary, the sick-leave timeline with dated rules, fees, and plain pages.</summary>
public sealed class LibraryModule : PortalModule
{
    public const string Article = "article";
    public const string Page = "page";
    public const string Term = "term";
    public const string Rule = "rule";
    public const string Fee = "fee";

    public override string Name => "Library";

    public override MenuLink Menu => new("/artikler", () => Texts.MenuAnswers, 10);

    public override IEnumerable<ContentKind> Kinds =>
    [
        new(Article, "artikkel", () => Texts.KindArticle, slug => $"/artikler/{slug}",
        [
            Field.Choice("form", ["guide", "case"], true),
        ], Texts.ResourceManager),
        new(Page, "side", () => Texts.KindPage, slug => $"/side/{slug}", [], Texts.ResourceManager),
        new(Term, "ord", () => Texts.KindTerm, slug => $"/ordbok/{slug}", [], Texts.ResourceManager),
        new(Rule, "regel", () => Texts.KindRule, slug => $"/sykefravarslopet#{slug}",
        [
            Field.Number("week"),
            Field.Number("order", true),
            Field.Text("when", true),
            Field.ChoiceList("actors", Actors.All, true),
            Field.Records("periods", true, [.. CommonFields.RulePeriod]),
        ], Texts.ResourceManager),
        new(Fee, "takst", () => Texts.KindFee, slug => $"/takster#{slug}",
        [
            Field.Text("code", true),
            Field.Text("covers", true),
            Field.Text("not_covered"),
            Field.Records("periods", true, [.. CommonFields.FeePeriod]),
        ], Texts.ResourceManager),
    ];
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
