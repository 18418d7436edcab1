using System.Globalization;
using KunnskapsPortal.Courses.ArrangeCourse;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Courses.SeatRoom;

/// <summary>The plan of the tables: propose, move by hand, wish, propose again. Thirteen queries at most, with the session's own.</summary>
[RequestFormLimits(ValueCountLimit = 10_000)]
public sealed class TablesModel(Arranging arranging, IMediator mediator, RoomBoard board) : ArrangerPageModel(arranging)
{
    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    [BindProperty(Name = "revisjon")]
    public int Revision { get; set; }

    [BindProperty(Name = "bordstorrelse")]
    public string? TypedSize { get; set; }

    [BindProperty(Name = "en")]
    public string? First { get; set; }

    [BindProperty(Name = "to")]
    public string? Second { get; set; }

    [BindProperty(Name = "slag")]
    public string? Kind { get; set; }

    public RoomView View { get; private set; } = null!;

    /// <summary>Why nothing was stored; null after a GET.</summary>
    public string? Refusal { get; private set; }

    public string? SizeError { get; private set; }

    public string? WishError { get; private set; }

    /// <summary>What was typed in the form of all tables and is not stored.</summary>
    public IReadOnlyDictionary<Guid, TypedSeat> Typed { get; private set; } = new Dictionary<Guid, TypedSeat>();

    public string? OutcomeText => Outcome switch
    {
        "forslag" => Texts.RoomProposed,
        "flyttet" => Texts.RoomMoved,
        "onske" => Texts.RoomWished,
        "fjernet" => Texts.RoomWishDropped,
        _ => null,
    };

    public string Size => TypedSize is { Length: <= 4 } typed ? typed : (View.Plan?.TableSize ?? Seating.UsualTable).ToString(CultureInfo.CurrentCulture);

    public bool IsApart => Kind == "hver";

    public string TypedTable(RoomPerson person) => Typed.TryGetValue(person.Id, out var typed) ? typed.Typed : SeatForm.Shown(person.Table);

    public bool TypedPin(RoomPerson person) => Typed.TryGetValue(person.Id, out var typed) ? typed.Pinned : person.IsPinned;

    /// <summary>The sentence beside a person's field; null where it is right.</summary>
    public string? TableError(RoomPerson person) =>
        Typed.TryGetValue(person.Id, out var typed) && !IsTable(typed) ? RoomSentences.Format(Texts.RoomTableOutside, View.Plan?.Tables) : null;

    public async Task OnGetAsync(CancellationToken cancel) => View = await board.ReadAsync(Session.Row.Id, cancel);

    public async Task<IActionResult> OnPostForslagAsync(CancellationToken cancel)
    {
        var size = int.TryParse(TypedSize, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 0;
        var result = await mediator.Send(new ProposeTables(Session.Row.Id, Revision, size), cancel);
        if (result.Outcome == RoomOutcome.Done)
            return Done("forslag");
        await OnGetAsync(cancel);
        if (result.Outcome != RoomOutcome.TableSizeOutside)
            return Refused(result);
        SizeError = RoomSentences.Of(result, View);
        Response.StatusCode = 422;
        return Page();
    }

    public async Task<IActionResult> OnPostFlyttAsync(CancellationToken cancel)
    {
        Typed = SeatForm.Changes(Request.Form);
        await OnGetAsync(cancel);
        if (View.Now.Revision == Revision && Typed.Values.Any(typed => !IsTable(typed)))
        {
            Refusal = Texts.RoomSeeFields;
            Response.StatusCode = 422;
            return Page();
        }

        var changes = Typed.Values.Where(typed => typed.Table is not null)
            .ToDictionary(typed => typed.EnrolmentId, typed => new SeatChange(typed.Table!.Value, typed.Pinned));
        var result = await mediator.Send(new MoveSeats(Session.Row.Id, Revision, changes), cancel);
        return result.Outcome == RoomOutcome.Done ? Done("flyttet") : Refused(result);
    }

    public async Task<IActionResult> OnPostOnskeAsync(CancellationToken cancel)
    {
        _ = Guid.TryParse(First, out var first);
        _ = Guid.TryParse(Second, out var second);
        var result = await mediator.Send(new WishForTable(Session.Row.Id, Revision, first, second, !IsApart), cancel);
        if (result.Outcome == RoomOutcome.Done)
            return Done("onske", "#onsker");
        await OnGetAsync(cancel);
        if (result.Outcome == RoomOutcome.FormIsStale)
            return Refused(result);
        WishError = RoomSentences.Of(result, View);
        Response.StatusCode = 422;
        return Page();
    }

    public async Task<IActionResult> OnPostFjernAsync(Guid id, CancellationToken cancel)
    {
        var result = await mediator.Send(new DropTableWish(Session.Row.Id, Revision, id), cancel);
        if (result.Outcome == RoomOutcome.Done)
            return Done("fjernet", "#onsker");
        await OnGetAsync(cancel);
        return Refused(result);
    }

    private bool IsTable(TypedSeat typed) => typed.Table is { } table && table >= 1 && table <= View.Plan?.Tables;

    private LocalRedirectResult Done(string outcome, string part = "") => LocalRedirect($"~{Root}/bord?utfall={outcome}{part}");

    private PageResult Refused(RoomResult result)
    {
        Refusal = RoomSentences.Of(result, View);
        Response.StatusCode = result.Outcome == RoomOutcome.FormIsStale ? 409 : 422;
        return Page();
    }
}
