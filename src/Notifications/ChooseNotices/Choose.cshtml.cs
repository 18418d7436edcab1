using System.Globalization;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Contracts;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.Domain;
using KunnskapsPortal.Notifications.Resources;
using KunnskapsPortal.Notifications.TakeNotices;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Notifications.ChooseNotices;

/// <summary>A kind of notice with what the person has chosen.</summary>
public sealed record NoticeChoice(NoticeKind Kind, NoticeWay Way)
{
    /// <summary>Name and beginning of ids of its inputs.</summary>
    public string Name => $"valg.{Kind.Name}";

    public string Id => $"valg-{Kind.Name}";
}

/// <summary>What comes by mail from this tenant: at once, in the weekly letter or not at all.</summary>
[Authorize]
public sealed class ChooseModel(PortalDb db, IMediator mediator, NoticeKinds kinds, IEnumerable<IHiddenNotices> hidden, TenantContext tenant, Viewer viewer)
    : PageModel
{
    [BindProperty(Name = "lagret", SupportsGet = true)]
    public string? Saved { get; set; }

    public int Revision { get; private set; }

    /// <summary>The kinds that one can choose about; the weekly letter itself first.</summary>
    public IReadOnlyList<NoticeChoice> Choosable { get; private set; } = [];

    /// <summary>The kinds that always come.</summary>
    public IReadOnlyList<NoticeKind> Always { get; private set; } = [];

    /// <summary>Since when mail comes back, as a sentence; null while it arrives.</summary>
    public string? Undeliverable { get; private set; }

    /// <summary>Something is to come in the weekly letter, and the letter is off.</summary>
    public bool LacksLetter => Choosable.Any(choice => choice.Kind.Name == Letter.Kind && choice.Way == NoticeWay.Off)
        && Choosable.Any(choice => choice.Way == NoticeWay.Weekly);

    public bool IsOvertaken { get; private set; }

    public string Lead => string.Format(CultureInfo.CurrentCulture, Texts.ChooseLead, tenant.Tenant.Name);

    public string? SavedText => Saved switch
    {
        "valg" => Texts.ChooseSaved,
        "adresse" => Texts.ChooseAddressSaved,
        _ => null,
    };

    public static string LabelOf(NoticeKind kind, NoticeWay way) => (kind.Name, way) switch
    {
        (Letter.Kind, NoticeWay.Weekly) => Texts.WayLetter,
        (_, NoticeWay.AtOnce) => Texts.WayAtOnce,
        (_, NoticeWay.Weekly) => Texts.WayWeekly,
        _ => Texts.WayOff,
    };

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(null, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var ways = Posted();
        _ = int.TryParse(Request.Form["revisjon"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision);
        if (await mediator.Send(new SaveChoices(viewer.PersonId!.Value, revision, ways), cancel) == ChoicesOutcome.Saved)
            return LocalRedirect("~/konto/varsler?lagret=valg");
        IsOvertaken = true;
        await ShowAsync(ways, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAddressAsync(CancellationToken cancel)
    {
        await mediator.Send(new TrustAddress(viewer.PersonId!.Value), cancel);
        return LocalRedirect("~/konto/varsler?lagret=adresse");
    }

    private Dictionary<string, NoticeWay> Posted()
    {
        var ways = new Dictionary<string, NoticeWay>(StringComparer.Ordinal);
        foreach (var kind in kinds.All)
        {
            if (Enum.TryParse<NoticeWay>(Request.Form[$"valg.{kind.Name}"], out var way) && kind.Choices.Contains(way))
                ways[kind.Name] = way;
        }

        return ways;
    }

    private async Task ShowAsync(Dictionary<string, NoticeWay>? typed, CancellationToken cancel)
    {
        var person = viewer.PersonId!.Value;
        var settings = await db.Set<NoticeSettings>().AsNoTracking().FirstOrDefaultAsync(s => s.PersonId == person, cancel);
        var email = settings?.UndeliverableSince is null ? null
            : await db.Set<Account>().AsNoTracking().Where(a => a.Id == person).Select(a => a.Email).FirstOrDefaultAsync(cancel);
        if (settings?.UndeliverableSince is { } since && string.Equals(email, settings.UndeliverableAddress, StringComparison.OrdinalIgnoreCase))
            Undeliverable = string.Format(CultureInfo.CurrentCulture, Texts.ChooseUndeliverable, email, since.DayInOslo().Long());
        Revision = settings?.Revision ?? 0;
        var left = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in hidden)
            left.UnionWith(await source.HiddenAsync(cancel));
        var shown = kinds.All.Where(kind => !left.Contains(kind.Name)).ToList();
        Always = shown.FindAll(kind => kind.Choices.Count < 2);
        Choosable =
        [
            .. shown.Where(kind => kind.Choices.Count > 1 && (kind.Needs is not { } needed || viewer.Has(needed))).OrderByDescending(kind => kind.Name == Letter.Kind)
                .Select(kind => new NoticeChoice(kind, typed?.TryGetValue(kind.Name, out var way) == true ? way : Choices.Of(settings?.Choices ?? "", kind))),
        ];
    }
}
