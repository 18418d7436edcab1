using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KunnskapsPortal.Portal.Tests.Ground;

namespace KunnskapsPortal.Portal.Tests.Editorial;

/// <summary>What an editor does in the forms of the desk, without script.</summary>
internal static class DeskForms
{
    private static readonly (string Name, string[] Values)[] WholeArticle =
    [
        ("f.summary", ["Kort sagt."]), ("f.owner", ["Rådgivende overlege"]), ("f.audience", ["gp", "counsellor"]), ("f.form", ["guide"]),
        ("f.sources.0.key", [""]), ("f.sources.0.title", ["Folketrygdloven"]), ("f.sources.0.place", ["§ 8-4"]),
    ];

    /// <summary>Begins a text and gives its id.</summary>
    public static async Task<Guid> BeginAsync(this Visitor visitor, string kind, string title, string tenant = "innlandet")
    {
        var page = await visitor.GetAsync($"/{tenant}/redaksjon/ny");
        var answer = await visitor.SubmitAsync(page, "form.kp-form", ("slag", kind), ("form", "nb"), ("tittel", title));
        return Guid.Parse(answer.Location.Split('/', '?')[4]);
    }

    /// <summary>Begins an article with everything that must be filled in.</summary>
    public static async Task<Guid> WriteArticleAsync(this Visitor visitor, string title, string body, string tenant = "innlandet")
    {
        var id = await visitor.BeginAsync("article", title, tenant);
        var answer = await visitor.EditAsync(id, "lagre", [("body", [body]), .. WholeArticle], tenant);
        Assert.EndsWith("utfall=lagret", answer.Location, StringComparison.Ordinal);
        return id;
    }

    /// <summary>Opens the editor, changes some fields and presses a button.</summary>
    public static async Task<Answer> EditAsync(this Visitor visitor, Guid id, string button, (string Name, string[] Values)[] changes, string tenant = "innlandet")
    {
        var page = await visitor.GetAsync($"/{tenant}/redaksjon/tekst/{id}");
        return await visitor.PostAsync($"/{tenant}/redaksjon/tekst/{id}", Fields(page, changes).Append(new("handling", button)));
    }

    /// <summary>Takes a step on the page of the item's life.</summary>
    public static async Task<Answer> StepAsync(this Visitor visitor, Guid id, string step, (string Name, string Value)[]? values = null, string tenant = "innlandet")
    {
        var life = await visitor.GetAsync($"/{tenant}/redaksjon/tekst/{id}/liv");
        var token = life.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var version = life.Page.QuerySelector("input[name=versjon]")!.GetAttribute("value")!;
        return await visitor.PostAsync(
            $"/{tenant}/redaksjon/tekst/{id}/liv",
            [new("__RequestVerificationToken", token), new("versjon", version), new("steg", step), .. (values ?? []).Select(v => KeyValuePair.Create(v.Name, v.Value))]);
    }

    public static IEnumerable<KeyValuePair<string, string>> Fields(Answer page, (string Name, string[] Values)[] changes)
    {
        var form = (IHtmlFormElement)page.Page.QuerySelector("#tekst")!;
        var shown = form.QuerySelectorAll("input[name], select[name], textarea[name]")
            .Where(e => e.GetAttribute("type") is not ("checkbox" or "radio") || e.HasAttribute("checked"))
            .Select(e => KeyValuePair.Create(e.GetAttribute("name")!, ValueOf(e)));
        return shown.Where(field => changes.All(change => change.Name != field.Key))
            .Concat(changes.SelectMany(change => change.Values.Select(value => KeyValuePair.Create(change.Name, value))));
    }

    private static string ValueOf(IElement element) => element switch
    {
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlTextAreaElement area => area.Value,
        _ => element.GetAttribute("value") ?? "",
    };
}
