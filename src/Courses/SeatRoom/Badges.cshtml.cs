using KunnskapsPortal.Courses.ArrangeCourse;
using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Courses.SeatRoom;

/// <summary>Name badges, eight on a sheet, by name; the table's number where there is a plan.</summary>
public sealed class BadgesModel(Arranging arranging, RoomBoard board) : ArrangerPageModel(arranging)
{
    public RoomView View { get; private set; } = null!;

    /// <summary>Nothing where none is proved: a badge does not say what somebody is not.</summary>
    public static string? Profession(RoomPerson person) => person.Who.Audience is { } audience ? Audiences.Label(audience) : null;

    /// <summary>Workplace and municipality; the municipality is left out where the workplace names it.</summary>
    public static string From(RoomPerson person) => string.Join(", ", new[] { person.Who.Workplace, IsNamed(person) ? null : person.Town }.Where(part => !string.IsNullOrEmpty(part)));

    public async Task OnGetAsync(CancellationToken cancel) => View = await board.ReadAsync(Session.Row.Id, cancel);

    private static bool IsNamed(RoomPerson person) =>
        person.Town is { } town && person.Who.Workplace?.Contains(town, StringComparison.CurrentCultureIgnoreCase) == true;
}
