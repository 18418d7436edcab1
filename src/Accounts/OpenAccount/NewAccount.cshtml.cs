using KunnskapsPortal.Accounts.AccountForms;
using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Accounts.SignIn;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace KunnskapsPortal.Accounts.OpenAccount;

[EnableRateLimiting(AccountFormLimit.Name)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NewAccountModel(IMediator mediator, SignInManager<Account> signIn, TenantContext tenant, Viewer viewer) : PageModel
{
    [BindProperty(Name = "navn")]
    public string? FullName { get; set; }

    [BindProperty(Name = "epost")]
    public string? Email { get; set; }

    [BindProperty(Name = "passord")]
    public string? Password { get; set; }

    [BindProperty(Name = "tilbake", SupportsGet = true)]
    public string? ReturnTo { get; set; }

    public FormErrors Errors { get; } = new();

    public IActionResult OnGet() => viewer.IsSignedIn ? Redirect(Next(null)) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        FullName = Errors.Take("navn", FullName);
        Errors.AddUnless(FullName.Length > 0, "navn", Texts.NameMissing);
        Errors.AddUnless(FullName.Length <= Formats.NameLength, "navn", Texts.TextTooLong);
        Email = Errors.Take("epost", Email);
        Errors.AddUnless(Email.Length > 0, "epost", Texts.EmailMissing);
        Errors.AddUnless(Formats.IsEmail(Email), "epost", Texts.EmailWrong);
        var password = Password ?? "";
        Errors.AddUnless(Formats.IsPassword(password), "passord", Texts.PasswordWeak);
        Errors.AddUnless(!password.Equals(Email, StringComparison.OrdinalIgnoreCase), "passord", Texts.PasswordIsEmail);
        if (Errors.Any)
            return Page();
        if (await mediator.Send(new CreateAccount(FullName, Email, password), cancel) is not CreateAccountOutcome.Created created)
        {
            Errors.Add("epost", Texts.EmailRefused);
            return Page();
        }

        await signIn.SignInAsync(created.Account, isPersistent: false);
        return Redirect(Next("/konto/profil?lagret=konto"));
    }

    private string Next(string? otherwise) => SignInAddress.After(Request, tenant, ReturnTo, otherwise ?? "/min-side", null);
}
