using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Editorial.WriteSupplements;

/// <summary>Begins a supplement: the headings of a national text, and what it is to be called.</summary>
[Requires(Permission.WriteContent, Permission.WriteForOffice)]
public sealed class NewSupplementModel(IMediator mediator, SupplementShelf shelf, SupplementSetting setting, TenantContext tenant) : PageModel
{
    /// <summary>Stands for the whole text among the headings, whose ids are never empty.</summary>
    public const string Whole = "";

    public const int TitleLength = 200;

    [BindProperty(Name = "til", SupportsGet = true)]
    public string? About { get; set; }

    [BindProperty(Name = "form", SupportsGet = true)]
    public string? Form { get; set; }

    [BindProperty(Name = "overskrift")]
    public string? Heading { get; set; }

    [BindProperty(Name = "tittel")]
    public string? Title { get; set; }

    public string? TitleError { get; private set; }

    public string? HeadingError { get; private set; }

    public string? GeneralError { get; private set; }

    public NationalText National { get; private set; } = null!;

    /// <summary>The forms the national text is published in.</summary>
    public IReadOnlyList<Language> Forms { get; private set; } = [];

    public IReadOnlyList<HeadingChoice> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
            return NotFound();
        var title = Title?.Trim() ?? "";
        if (title.Length == 0)
            TitleError = Texts.SupplementTitleMissing;
        else if (title.Length > TitleLength)
            TitleError = Texts.SupplementTitleLong;
        else if (PatientDataGuard.Finds(title))
            TitleError = Texts.DeskIdentityNumber;
        if (Heading is null && Request.Form["overskrift"].Count == 0)
            HeadingError = Texts.SupplementHeadingMissing;
        if (TitleError is not null || HeadingError is not null)
            return Page();
        switch (await mediator.Send(new CreateSupplement(National.Reference, National.Language, string.IsNullOrEmpty(Heading) ? null : Heading, title), cancel))
        {
            case CreateSupplementOutcome.Created created:
                return LocalRedirect($"~/redaksjon/tekst/{created.Id}");
            case CreateSupplementOutcome.NoSuchHeading:
                HeadingError = Texts.SupplementHeadingWentAway;
                return Page();
            case CreateSupplementOutcome.NoOffice:
                GeneralError = Texts.SupplementNoOffice;
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (setting.IsNational || About is null)
            return false;
        var forms = await shelf.FormsAsync([About], cancel);
        var wanted = Form is null ? tenant.Tenant.DefaultLanguage : Languages.Parse(Form);
        if (forms.OrderByDescending(form => form.Language == wanted).FirstOrDefault() is not { } national || !setting.MayRead(national))
            return false;
        (National, Forms, Form) = (national, [.. forms.Select(form => form.Language)], national.Language.Code());
        Choices = [.. Sections.Of(national.Document.Body).Where(section => section.Id is not null).Select(HeadingChoice.Of)];
        return true;
    }
}

/// <summary>A heading to hang a supplement on, with the first words under it.</summary>
public sealed record HeadingChoice(string Id, string Text, int Level, string Excerpt)
{
    private const int ExcerptLength = 160;

    public static HeadingChoice Of(Section section)
    {
        var end = section.Text.IndexOf('\n', StringComparison.Ordinal);
        var plain = end < 0 ? "" : MarkdownText.Plain(section.Text[end..]);
        var cut = plain.Length <= ExcerptLength ? plain.Length : plain.LastIndexOf(' ', ExcerptLength);
        return new HeadingChoice(section.Id!, section.HeadingText, section.Level, cut < plain.Length ? $"{plain[..Math.Max(cut, 0)]}\u00a0…" : plain);
    }
}
