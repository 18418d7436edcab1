using KunnskapsPortal.Courses.ArrangeCourse;

namespace KunnskapsPortal.Courses.SeatRoom;

/// <summary>The plan on paper: a sheet to stand on each table, and a list by name to hang at the door.</summary>
public sealed class PrintTablesModel(Arranging arranging, RoomBoard board) : ArrangerPageModel(arranging)
{
    public RoomView View { get; private set; } = null!;

    /// <summary>Tables with anybody.</summary>
    public IReadOnlyList<RoomTable> Seated => [.. View.Tables.Where(table => table.People.Count > 0)];

    public async Task OnGetAsync(CancellationToken cancel) => View = await board.ReadAsync(Session.Row.Id, cancel);
}
