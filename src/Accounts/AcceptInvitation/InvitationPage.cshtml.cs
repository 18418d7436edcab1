using System.Globalization;
using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Accounts.SignIn;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace KunnskapsPortal.Accounts.AcceptInvitation;

/// <summary>Where the link of an invitation leads. Opening it changes nothing; the button does.</summary>
[EnableRateLimiting(LinkLimit.Name)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class InvitationPageModel(IMediator mediator, OpenedInvitations opened, TenantContext tenant, Viewer viewer) : PageModel
{
    public OpenedInvitation Invitation { get; private set; } = null!;

    public bool IsSignedIn => viewer.IsSignedIn;

    public string RoleLabel => RoleLabels.Of(Invitation.Role);

    public string Title => Invitation.Answer switch
    {
        InvitationAnswer.Open => Texts.JoinTitle,
        InvitationAnswer.Joined => Texts.JoinedTitle,
        _ => Texts.JoinNotTitle,
    };

    public string Lead => string.Format(CultureInfo.CurrentCulture, Texts.JoinLead, Invitation.Inviter, tenant.Tenant.Name);

    public string Expires => Invitation.ExpiresAt.DayInOslo().Long();

    public string SignInHere => SignInAddress.For(Request);

    public string NewAccountHere => SignInAddress.For(Request, "/konto/ny");

    /// <summary>Why there is no button; null where there is one.</summary>
    public string? Refusal => Invitation.Answer switch
    {
        InvitationAnswer.Used => Texts.JoinUsed,
        InvitationAnswer.Withdrawn => Texts.JoinWithdrawn,
        InvitationAnswer.Expired => Texts.JoinExpired,
        InvitationAnswer.InviterLost => Texts.JoinInviterLost,
        InvitationAnswer.Own => Texts.JoinOwn,
        InvitationAnswer.OtherAddress => Texts.JoinOtherAddress,
        _ => null,
    };

    public string JoinedText => string.Format(CultureInfo.CurrentCulture, Texts.JoinDone, tenant.Tenant.Name, RoleLabel);

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        if (await opened.FindAsync(token, cancel) is not { } invitation)
            return NotFound();
        Invitation = invitation;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        if (viewer.PersonId is not { } person)
            return Redirect(SignInHere);
        // The page says how it went: it shows what the invitation is at now.
        return await mediator.Send(new AcceptInvitationRequest(token, person), cancel) is null
            ? NotFound()
            : Redirect((Request.PathBase + Request.Path).ToUriComponent());
    }
}
