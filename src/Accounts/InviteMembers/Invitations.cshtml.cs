using System.Globalization;
using KunnskapsPortal.Accounts.AccountForms;
using KunnskapsPortal.Accounts.ApproveMembers;
using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Contracts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Accounts.InviteMembers;

/// <summary>Invite people by e-mail address, and take invitations back. Six queries, with the viewer's own.</summary>
[Requires(Permission.ApproveMembers)]
public sealed class InvitationsModel(IMediator mediator, InvitationList list, TenantContext tenant, Viewer viewer, INotifier notifier) : PageModel
{
    [BindProperty(Name = "side", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    public InviteForm Form { get; private set; } = new();

    public FormErrors Errors { get; } = new();

    /// <summary>What was just made; the links are shown this once.</summary>
    public NewLinks? Made { get; private set; }

    public InvitationPage Open { get; private set; } = new([], 0, 1);

    public IReadOnlyList<string> Workplaces { get; private set; } = [];

    public IReadOnlyList<(string Value, string Label)> Municipalities { get; private set; } = [];

    public IReadOnlyList<(string Value, string Label)> Roles =>
        [("", Texts.ChooseRole), .. MayGive.Select(role => (role.ToString(), RoleLabels.Of(role)))];

    public bool IsDone => Outcome == nameof(WithdrawOutcome.Withdrawn);

    public string? OutcomeText => Outcome switch
    {
        nameof(WithdrawOutcome.Withdrawn) => Texts.WithdrawDone,
        nameof(WithdrawOutcome.AlreadyClosed) => Texts.WithdrawAlready,
        nameof(WithdrawOutcome.Above) => Texts.OutcomeAbove,
        _ => null,
    };

    public Pager Pager => new(
        Texts.OpenInvitations,
        string.Format(CultureInfo.CurrentCulture, Texts.PageOf, Open.Page, Open.Pages),
        Open.Page == 1 ? null : $"?side={Open.Page - 1}#apne",
        Open.Page == Open.Pages ? null : $"?side={Open.Page + 1}#apne");

    private IReadOnlyList<Role> MayGive => InvitationRules.RolesToGive(tenant.Id, viewer.Rights());

    public static string StateText(InvitationRow row) => string.Format(
        CultureInfo.CurrentCulture, row.IsExpired ? Texts.InvitationExpiredOn : Texts.InvitationExpires, row.Invitation.ExpiresAt.DayInOslo().Long());

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(InviteForm form, CancellationToken cancel)
    {
        Form = form;
        Municipalities = await list.MunicipalitiesAsync(cancel);
        if (form.Read(MayGive, Municipalities.Select(m => m.Value), User.Identity?.Name, Errors) is { } request
            && await mediator.Send(request, cancel) is { } made)
        {
            Made = new NewLinks(made, $"{Request.Scheme}://{Request.Host}{Request.PathBase}", notifier.CanSend);
            Form = new InviteForm();
        }

        await ShowAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancel) =>
        await mediator.Send(new WithdrawInvitation(id), cancel) is { } outcome
            ? LocalRedirect($"~/admin/invitasjoner?side={PageNumber}&utfall={outcome}")
            : NotFound();

    private async Task ShowAsync(CancellationToken cancel)
    {
        Open = await list.OpenAsync(PageNumber, cancel);
        Workplaces = await list.WorkplacesAsync(cancel);
        if (Municipalities.Count == 0)
            Municipalities = await list.MunicipalitiesAsync(cancel);
    }
}

/// <summary>The links of invitations that were just made.</summary>
/// <param name="Root">Scheme, host and path of the tenant.</param>
/// <param name="AreMailed">A mail server is set, so the portal sends them.</param>
public sealed record NewLinks(IReadOnlyList<NewInvitation> Invitations, string Root, bool AreMailed)
{
    public bool HasReplaced => Invitations.Any(invitation => invitation.ReplacesOlder);

    public string Heading => Invitations.Count == 1
        ? Texts.InvitationMadeOne
        : string.Format(CultureInfo.CurrentCulture, Texts.InvitationsMade, Invitations.Count);

    public string AddressOf(NewInvitation invitation) => $"{Root}/konto/invitasjon/{invitation.Token}";
}
