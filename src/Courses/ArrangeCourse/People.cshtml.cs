using System.Globalization;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.EnrolInSession;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Publishing;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace KunnskapsPortal.Courses.ArrangeCourse;

/// <summary>Who has a place in a session and why, for its arranger.</summary>
public sealed class PeopleModel(Arranging arranging, PeopleList list, MunicipalityNames municipalities, IMediator mediator) : ArrangerPageModel(arranging)
{
    public IReadOnlyList<PlacedPerson> People { get; private set; } = [];

    public string Left { get; private set; } = "";

    public IReadOnlyList<string> Rules => Sentences.Rules(Session.Row.SeatRules);

    public string? Outcome { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>The person that the arranger is asked about before being taken off.</summary>
    public PlacedPerson? Asked { get; private set; }

    public string Counts => string.Format(
        CultureInfo.CurrentCulture, Texts.PeopleCounts, Session.Row.Seated, Session.Row.Offered, Session.Row.Waiting, Session.Row.DeclaredSeats);

    public static string WhoIs(Participant who) => who.Audience is null ? Texts.PeopleUnproved : Audiences.Label(who.Audience);

    public string PlaceOf(Participant who) => string.Join(", ", new[] { municipalities.NameOf(who.Municipality), who.Workplace }.Where(part => !string.IsNullOrEmpty(part)));

    public static string StateOf(PlacedPerson person) => person.Who.State switch
    {
        EnrolmentState.Seated => Texts.PeopleSeated,
        EnrolmentState.Offered => string.Format(CultureInfo.CurrentCulture, Texts.PeopleOffered, Sentences.Until(person.Decisions[^1])),
        _ => string.Format(CultureInfo.CurrentCulture, Texts.PeopleWaiting, person.PlaceInQueue),
    };

    public string Reason(EnrolmentDecision decision) => Sentences.Reason(decision, Session.Row.SeatRules);

    public async Task OnGetAsync([FromQuery(Name = "avmeldt")] bool removed, [FromQuery(Name = "meld-av")] Guid? ask, CancellationToken cancel)
    {
        await ReadAsync(cancel);
        Asked = ask is { } id ? People.FirstOrDefault(p => p.Who.PersonId == id) : null;
        (Outcome, IsDone) = removed ? (Texts.PeopleRemoved, true) : ask is not null && Asked is null ? (Texts.PeopleGone, false) : (null, false);
    }

    public async Task<IActionResult> OnPostMeldAvAsync([FromForm(Name = "person")] Guid person, CancellationToken cancel)
    {
        var result = await mediator.Send(new RemoveParticipant(Session.Row.Id, person), cancel);
        if (result == EnrolResult.Done)
            return Redirect($"{Request.PathBase}{Root}?avmeldt=true");
        await ReadAsync(cancel);
        (Outcome, IsDone) = (result == EnrolResult.NotEnrolled ? Texts.PeopleGone : Refusals.Of(result, Session.Row), false);
        Response.StatusCode = 409;
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        await municipalities.LoadAsync(cancel);
        People = await list.OfAsync(Session.Row, cancel);
        var (left, late) = await list.LeftAsync(Session.Row.Id, cancel);
        Left = string.Format(CultureInfo.CurrentCulture, Texts.PeopleGoneCount, left, late);
    }
}
