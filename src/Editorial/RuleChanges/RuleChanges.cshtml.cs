using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Editorial.RuleChanges;

/// <summary>What changed in the rules and fees in a time, in plain words, and the button that makes an article of it.</summary>
[Requires(Permission.PublishContent, NationalOnly = true)]
public sealed class RuleChangesModel(IMediator mediator, RuleHistory history, ArticleSetting setting) : PageModel
{
    private const int DaysShown = 30;
    private const int LongestYears = 5;

    [BindProperty(Name = "fra", SupportsGet = true)]
    public string? FromTyped { get; set; }

    [BindProperty(Name = "til", SupportsGet = true)]
    public string? ToTyped { get; set; }

    public LocalDate From { get; private set; }

    public LocalDate To { get; private set; }

    public string? FromError { get; private set; }

    public string? ToError { get; private set; }

    public string? GeneralError { get; private set; }

    public IReadOnlyList<RuleEntry> Entries { get; private set; } = [];

    public bool MayMakeArticle => Entries.Count > 0 && setting.Kind is not null;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (Read())
            Entries = await history.BetweenAsync(From, To, cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Read())
        {
            if (await mediator.Send(new MakeArticle(From, To), cancel) is { } id)
                return LocalRedirect($"~/redaksjon/tekst/{id}");
            GeneralError = Texts.RuleNothing;
        }

        return Page();
    }

    private bool Read()
    {
        (To, From) = (setting.Today, setting.Today.PlusDays(-DaysShown));
        if (!string.IsNullOrWhiteSpace(FromTyped))
            FromError = Take(FromTyped, day => From = day);
        if (!string.IsNullOrWhiteSpace(ToTyped))
            ToError = Take(ToTyped, day => To = day);
        if (FromError is null && ToError is null && From > To)
            ToError = Texts.RuleWrongOrder;
        else if (FromError is null && ToError is null && From.PlusYears(LongestYears) < To)
            FromError = Texts.RuleTooLong;
        (FromTyped, ToTyped) = (FromError is null ? From.Iso() : FromTyped, ToError is null || ToError == Texts.RuleWrongOrder ? To.Iso() : ToTyped);
        return FromError is null && ToError is null;
    }

    private static string? Take(string typed, Action<LocalDate> use)
    {
        if (LocalDatePattern.Iso.Parse(typed.Trim()) is not { Success: true, Value: var day } || day.Year is < 1900 or > 2200)
            return Texts.RuleWrongDate;
        use(day);
        return null;
    }
}
