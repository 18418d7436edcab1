using KunnskapsPortal.Accounts.AccountForms;
using KunnskapsPortal.Accounts.ApplyForMembership;
using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Accounts.SignIn;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Accounts.EditProfile;

[Authorize]
public sealed class ProfileModel(
    IMediator mediator, SignInManager<Account> signIn, MyMemberships memberships, TenantContext tenant, Viewer viewer) : PageModel
{
    public ProfileForm Form { get; private set; } = new();

    [BindProperty(Name = "rolle")]
    public string? AskedRole { get; set; }

    [BindProperty(Name = "sted")]
    public string? AskedWorkplace { get; set; }

    [BindProperty(Name = "lagret", SupportsGet = true)]
    public string? Saved { get; set; }

    public FormErrors Errors { get; } = new();

    public IReadOnlyList<MembershipLine> Memberships { get; private set; } = [];

    public IReadOnlyList<(string Value, string Label)> Roles { get; } =
        [("", Texts.ChooseRole), .. MembershipRules.RolesToAskFor(tenant.Id).Select(role => (role.ToString(), RoleLabels.Of(role)))];

    public IReadOnlyList<(string Value, string Label)> Professions { get; } =
        [("", Texts.NotGiven), .. Enum.GetValues<Profession>().Select(profession => (profession.ToString(), RoleLabels.Of(profession)))];

    public IReadOnlyList<(string Value, string Label)> WrittenForms { get; } =
        [("", Texts.FormOfRegion), (Languages.Bokmal, "Bokmål"), (Languages.Nynorsk, "Nynorsk")];

    public bool MayAsk => Roles.Count > 1;

    public string? SavedText => Saved switch
    {
        "konto" => Texts.SavedAccount,
        "profil" => Texts.SavedProfile,
        nameof(ApplyOutcome.Asked) => Texts.SavedMembership,
        nameof(ApplyOutcome.AlreadyThere) => Texts.SavedAlreadyThere,
        _ => null,
    };

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, null);

    public async Task<IActionResult> OnPostAsync(ProfileForm form, CancellationToken cancel)
    {
        var request = form.Read(viewer.PersonId!.Value, Errors);
        if (Errors.Any)
            return await ShowAsync(cancel, form);
        if (await mediator.Send(request, cancel) is not { } account)
            return await GoneAsync();
        await signIn.RefreshSignInAsync(account);
        return Redirect(SignInAddress.After(Request, tenant, null, "/konto/profil?lagret=profil", account.Language));
    }

    public async Task<IActionResult> OnPostMembershipAsync(CancellationToken cancel)
    {
        AskedWorkplace = Errors.Take("sted", AskedWorkplace);
        var role = Options.Parse<Role>(AskedRole);
        Errors.AddUnless(role is not null, "rolle", Texts.RoleMissing);
        Errors.AddUnless(AskedWorkplace.Length > 0, "sted", Texts.WorkplaceMissing);
        Errors.AddUnless(AskedWorkplace.Length <= Formats.NameLength, "sted", Texts.TextTooLong);
        if (Errors.Any)
            return await ShowAsync(cancel, null);
        var outcome = await mediator.Send(new ApplyForMembershipRequest(viewer.PersonId!.Value, role!.Value, AskedWorkplace), cancel);
        return outcome == ApplyOutcome.NotOffered ? NotFound() : LocalRedirect($"~/konto/profil?lagret={outcome}#medlemskap");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel, ProfileForm? typed)
    {
        if (await signIn.UserManager.GetUserAsync(User) is not { } account)
            return await GoneAsync();
        Form = typed ?? ProfileForm.Of(account);
        AskedWorkplace ??= account.Workplace;
        Memberships = await memberships.HereAsync(cancel);
        return Page();
    }

    // The account is gone while the browser still says who it was.
    private async Task<IActionResult> GoneAsync()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("~/konto/logg-inn");
    }
}
