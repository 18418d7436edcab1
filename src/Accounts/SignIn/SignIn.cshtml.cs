using KunnskapsPortal.Accounts.AccountForms;
using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace KunnskapsPortal.Accounts.SignIn;

[EnableRateLimiting(AccountFormLimit.Name)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignInModel(IMediator mediator, SignInManager<Account> signIn, DemoDoor door, TenantContext tenant, Viewer viewer) : PageModel
{
    [BindProperty(Name = "epost")]
    public string? Email { get; set; }

    [BindProperty(Name = "passord")]
    public string? Password { get; set; }

    [BindProperty(Name = "tilbake", SupportsGet = true)]
    public string? ReturnTo { get; set; }

    public FormErrors Errors { get; } = new();

    public IReadOnlyList<(string Name, string Label)> DemoPeople { get; private set; } = [];

    public string NewAccountAddress =>
        "~/konto/ny" + (ReturnAddress.Safe(ReturnTo) is { } back ? $"?tilbake={Uri.EscapeDataString(back)}" : "");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        viewer.IsSignedIn ? Redirect(SignInAddress.After(Request, tenant, ReturnTo, "/min-side", null)) : await ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var email = Errors.Take("epost", Email);
        (Email, var password) = (email, Password ?? "");
        Errors.AddUnless(email.Length > 0, "epost", Texts.EmailMissing);
        Errors.AddUnless(password.Length > 0, "passord", Texts.PasswordMissing);
        if (Errors.Any)
            return await ShowAsync(cancel);
        if (email.Length > Formats.EmailLength || password.Length > Formats.PasswordMax)
            return await RefuseAsync(Texts.SignInWrong, cancel);
        return await mediator.Send(new SignInWithPassword(email, password), cancel) switch
        {
            SignInOutcome.Known known => await EnterAsync(known.Account),
            SignInOutcome.LockedOut => await RefuseAsync(Texts.SignInLockedOut, cancel),
            _ => await RefuseAsync(Texts.SignInWrong, cancel),
        };
    }

    public async Task<IActionResult> OnPostDemoAsync(string? person, CancellationToken cancel) =>
        await door.FindAsync(person, cancel) is { } account ? await EnterAsync(account) : NotFound();

    private async Task<IActionResult> EnterAsync(Account account)
    {
        await signIn.SignInAsync(account, isPersistent: false);
        return Redirect(SignInAddress.After(Request, tenant, ReturnTo, "/min-side", account.Language));
    }

    private async Task<IActionResult> RefuseAsync(string text, CancellationToken cancel)
    {
        Errors.Add("passord", text);
        return await ShowAsync(cancel);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        DemoPeople = await door.ListAsync(cancel);
        return Page();
    }
}
