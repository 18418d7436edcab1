using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Editorial.WriteItem;

/// <summary>Begins a text: what kind, which written form, what it is called.</summary>
[Requires(Permission.WriteContent, Permission.WriteForOffice)]
public sealed class NewModel(IMediator mediator, ContentKinds kinds, ItemDesk desk, TenantContext tenant) : PageModel
{
    public const int LongestTitle = 200;

    [BindProperty(Name = "slag", SupportsGet = true)]
    public string? KindName { get; set; }

    [BindProperty(Name = "form", SupportsGet = true)]
    public string? Form { get; set; }

    [BindProperty(Name = "tittel")]
    public string? TitleText { get; set; }

    /// <summary>The item whose other written form this becomes.</summary>
    [BindProperty(Name = "tvilling", SupportsGet = true)]
    public Guid? Twin { get; set; }

    public string? TwinTitle { get; private set; }

    public string? KindError { get; private set; }

    public string? TitleError { get; private set; }

    public IReadOnlyList<ContentKind> Kinds => [.. kinds.All.Where(kind => kind.IsRead || kind.Name == Sources.Kind)];

    /// <summary>Writes only for an office, and the membership names none: a text would belong to nobody, and be out of reach.</summary>
    public bool LacksOffice => !desk.Me.Rights.Contains(Permission.WriteContent) && string.IsNullOrWhiteSpace(desk.Me.Office);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Form ??= tenant.Language.Code();
        if (Twin is { } twin)
        {
            if (await desk.OpenAsync(twin, cancel) is not { } other)
                return NotFound();
            (TwinTitle, TitleText, KindName, Form) = (other.Item.Title, other.Item.Title, other.Kind.Name, other.Item.Language.Other().Code());
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        OpenItem? other = null;
        if (Twin is { } twin && (other = await desk.OpenAsync(twin, cancel)) is null)
            return NotFound();
        TwinTitle = other?.Item.Title;
        var kind = KindName is null ? null : other?.Kind ?? Kinds.FirstOrDefault(k => k.Name == KindName);
        KindError = kind is null ? Texts.ChooseKind : null;
        TitleError = string.IsNullOrWhiteSpace(TitleText) ? Texts.TitleNeeded
            : TitleText.Length > LongestTitle ? Texts.TitleTooLong
            : PatientDataGuard.Finds(TitleText) ? Texts.IdentityNumberStopped
            : null;
        if (kind is null || TitleError is not null || LacksOffice)
            return Page();
        var language = other is null ? Languages.Parse(Form) : other.Item.Language.Other();
        var id = await mediator.Send(new NewItem(kind, TitleText!, language, Twin), cancel);
        return LocalRedirect($"~/redaksjon/tekst/{id}?utfall=ny");
    }
}
