using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace KunnskapsPortal.Courses.SeatRoom;

/// <summary>One person's fields in the form of all tables: where they sat when it was shown, and what was typed.</summary>
/// <param name="Was">0 for one without a table.</param>
public sealed record TypedSeat(Guid EnrolmentId, int Was, bool WasPinned, string Typed, bool Pinned)
{
    public bool IsChanged => Typed != SeatForm.Shown(Was) || Pinned != WasPinned;

    /// <summary>Null where it is no number.</summary>
    public int? Table => int.TryParse(Typed, NumberStyles.None, CultureInfo.InvariantCulture, out var table) ? table : null;
}

/// <summary>
/// The names of the fields carry what the form was shown with, so that only what the arranger has changed is sent on, and a
/// form that is refused for being old keeps just that.
/// </summary>
public static class SeatForm
{
    private const string TablePrefix = "bord-";
    private const string PinPrefix = "fast-";

    public static string TableName(RoomPerson person) =>
        string.Create(CultureInfo.InvariantCulture, $"{TablePrefix}{person.Id:N}-{person.Table ?? 0}{(person.IsPinned ? "f" : "")}");

    public static string PinName(RoomPerson person) => $"{PinPrefix}{person.Id:N}";

    public static string Shown(int? table) => table is > 0 and { } number ? number.ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>What was changed, by enrolment. Fields of other names are passed over.</summary>
    public static IReadOnlyDictionary<Guid, TypedSeat> Changes(IFormCollection form)
    {
        var changes = new Dictionary<Guid, TypedSeat>();
        foreach (var (name, value) in form)
        {
            if (!name.StartsWith(TablePrefix, StringComparison.Ordinal) || name[TablePrefix.Length..].Split('-') is not [var id, var was]
                || !Guid.TryParseExact(id, "N", out var enrolment)
                || !int.TryParse(was.TrimEnd('f'), NumberStyles.None, CultureInfo.InvariantCulture, out var table))
                continue;
            var typed = value.ToString().Trim();
            var seat = new TypedSeat(enrolment, table, was.EndsWith('f'), typed.Length > 4 ? typed[..4] : typed, form.ContainsKey($"{PinPrefix}{id}"));
            if (seat.IsChanged)
                changes[enrolment] = seat;
        }

        return changes;
    }
}
