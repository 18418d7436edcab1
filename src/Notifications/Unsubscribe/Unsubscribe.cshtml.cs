using System.Globalization;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Notifications.ChooseNotices;
using KunnskapsPortal.Notifications.Contracts;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.Domain;
using KunnskapsPortal.Notifications.Resources;
using KunnskapsPortal.Notifications.TakeNotices;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Notifications.Unsubscribe;

/// <summary>
/// Where the link at the end of a mail leads. Opening it changes nothing; the button, or the mail program's own, does. Says
/// neither name nor address: the mail may have been passed on.
/// </summary>
/// <remarks>
/// No antiforgery token: a mail program's one-click request (RFC 8058) has never seen a page of ours and carries none. The
/// token in the address is the right to do it; no cookie counts here, so another site can make nobody do anything.
/// </remarks>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class UnsubscribeModel(UnsubscribeLinks links, NoticeKinds kinds, PortalDb db, IMediator mediator, TenantContext tenant) : PageModel
{
    private NoticeKind? _kind;

    /// <summary>The link counts.</summary>
    public bool IsKnown => _kind is not null;

    /// <summary>These mails are off now.</summary>
    public bool IsOff { get; private set; }

    /// <summary>They were turned on again just now.</summary>
    public bool IsUndone { get; private set; }

    public string Title => !IsKnown ? Texts.UnsubscribeUnknown : IsUndone ? Texts.UnsubscribeUndone : IsOff ? Texts.UnsubscribeDone : Texts.UnsubscribeTitle;

    /// <summary>What stops, or has stopped.</summary>
    public string What => string.Format(
        CultureInfo.CurrentCulture,
        (_kind!.Name == Letter.Kind, IsOff) switch
        {
            (true, true) => Texts.UnsubscribeLetterOff,
            (true, false) => Texts.UnsubscribeLetter,
            (false, true) => Texts.UnsubscribeKindOff,
            _ => Texts.UnsubscribeKind,
        },
        _kind.Label(), $"Kunnskapsportalen {tenant.Tenant.Name}");

    public string Address => (Request.PathBase + Request.Path).ToUriComponent();

    public Task<IActionResult> OnGetAsync(string token, CancellationToken cancel) => ShowAsync(token, null, cancel);

    public Task<IActionResult> OnPostAsync(string token, CancellationToken cancel) => ShowAsync(token, NoticeWay.Off, cancel);

    public async Task<IActionResult> OnPostUndoAsync(string token, CancellationToken cancel)
    {
        var kind = links.Read(token) is { } stopped ? kinds.Find(stopped.Kind) : null;
        return await ShowAsync(token, kind is null ? null : kind.Usual == NoticeWay.Off ? NoticeWay.Weekly : kind.Usual, cancel);
    }

    private async Task<IActionResult> ShowAsync(string token, NoticeWay? way, CancellationToken cancel)
    {
        if (links.Read(token) is not { } stopped || kinds.Find(stopped.Kind) is not { } kind || !kind.Choices.Contains(NoticeWay.Off)
            || !await db.Set<Account>().AnyAsync(a => a.Id == stopped.PersonId, cancel))
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        _kind = kind;
        if (way is { } wanted && await mediator.Send(new SaveChoices(stopped.PersonId, null, new Dictionary<string, NoticeWay> { [kind.Name] = wanted }), cancel) == ChoicesOutcome.Overtaken)
            await mediator.Send(new SaveChoices(stopped.PersonId, null, new Dictionary<string, NoticeWay> { [kind.Name] = wanted }), cancel);
        var choices = await db.Set<NoticeSettings>().AsNoTracking().Where(s => s.PersonId == stopped.PersonId).Select(s => s.Choices).FirstOrDefaultAsync(cancel);
        IsOff = Choices.Of(choices ?? "", kind) == NoticeWay.Off;
        IsUndone = way is not null && !IsOff;
        return Page();
    }
}
