namespace KunnskapsPortal.Courses.SeatRoom;

/// <summary>What the row of one person needs: the person, and what was typed.</summary>
public sealed record PersonRow(TablesModel Page, RoomPerson Person);
