using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Editorial.WriteItem;

/// <summary>Hints on plain language about what is being typed. They never stop anyone. Stores nothing.</summary>
[Requires(Permission.WriteContent, Permission.WriteForOffice, OrItemEditor = true)]
[RequestFormLimits(ValueCountLimit = 4000, ValueLengthLimit = 2_000_000)]
public sealed class HintsModel : PageModel
{
    private const int MostShown = 12;

    [BindProperty(Name = "form", SupportsGet = true)]
    public string? Form { get; set; }

    public LanguageReport? Report { get; private set; }

    public IReadOnlyList<(string Label, string Excerpt)> Shown { get; private set; } = [];

    public IActionResult OnGet() => NotFound();

    public IActionResult OnPost()
    {
        Form = Languages.Parse(Form).Code();
        var body = EditModel.Posted(Request.Form).Body;
        if (body.Length <= TextLimits.MaxLength)
            Report = PlainLanguage.Read(body, Languages.Parse(Form));
        Shown = [.. (Report?.Hints ?? []).Take(MostShown).Select(hint => (HintTexts.Say(hint), hint.Excerpt))];
        return Page();
    }
}
