using System.Globalization;
using KunnskapsPortal.Accounts.AccountForms;
using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Accounts.ApproveMembers;

/// <summary>For approvers: who waits, and who is a member. Five queries, with the viewer's own.</summary>
[Requires(Permission.ApproveMembers)]
public sealed class MembersModel(IMediator mediator, MemberLists lists) : PageModel
{
    [BindProperty(Name = "venter", SupportsGet = true)]
    public int PendingPage { get; set; } = 1;

    [BindProperty(Name = "side", SupportsGet = true)]
    public int ConfirmedPage { get; set; } = 1;

    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    public MemberPage Pending { get; private set; } = new([], 0, 1);

    public MemberPage Confirmed { get; private set; } = new([], 0, 1);

    public bool IsDone => OutcomeText is not null && Options.Parse<Decision>(Outcome) is not null;

    public string? OutcomeText => Outcome switch
    {
        nameof(Decision.Confirm) => Texts.OutcomeConfirmed,
        nameof(Decision.Decline) => Texts.OutcomeDeclined,
        nameof(Decision.End) => Texts.OutcomeEnded,
        nameof(DecisionOutcome.Own) => Texts.OutcomeOwn,
        nameof(DecisionOutcome.AboveApprover) => Texts.OutcomeAbove,
        nameof(DecisionOutcome.AlreadyDecided) => Texts.OutcomeAlready,
        _ => null,
    };

    public static string StateText(MemberRow row) => row.Membership.ConfirmedAt is not { } confirmed
        ? string.Format(CultureInfo.CurrentCulture, Texts.StatePending, row.Membership.AppliedAt.DayInOslo().Long())
        : string.Format(
            CultureInfo.CurrentCulture, row.State == MembershipState.Confirmed ? Texts.StateConfirmed : Texts.StateExpired,
            (confirmed + Membership.ConfirmationLasts).DayInOslo().Long());

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Pending = await lists.PendingAsync(PendingPage, cancel);
        Confirmed = await lists.ConfirmedAsync(ConfirmedPage, cancel);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? avgjorelse, CancellationToken cancel)
    {
        if (Options.Parse<Decision>(avgjorelse) is not { } decision || await mediator.Send(new DecideMembership(id, decision), cancel) is not { } outcome)
            return NotFound();
        var shown = outcome == DecisionOutcome.Done ? decision.ToString() : outcome.ToString();
        return LocalRedirect($"~/admin/medlemmer?venter={PendingPage}&side={ConfirmedPage}&utfall={shown}");
    }
}

/// <summary>What the list partials need: the rows, and the page they are on.</summary>
public sealed record MemberTable(MemberPage Page, string Title, bool ShowsState, int PendingPage, int ConfirmedPage)
{
    /// <summary>Null on the first page.</summary>
    public string? Previous => Page.Page == 1 ? null : AddressOf(Page.Page - 1);

    /// <summary>Null on the last page.</summary>
    public string? Next => Page.Page == Page.Pages ? null : AddressOf(Page.Page + 1);

    public string AddressOf(int page) =>
        ShowsState ? $"?venter={PendingPage}&side={page}#medlemmer" : $"?venter={page}&side={ConfirmedPage}#venter";

    public static string Label(Decision decision, MemberRow row) => decision switch
    {
        Decision.Confirm => row.Membership.ConfirmedAt is null ? Texts.ConfirmButton : Texts.RenewButton,
        Decision.Decline => Texts.DeclineButton,
        _ => Texts.EndButton,
    };
}
