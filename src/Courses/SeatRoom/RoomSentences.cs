using System.Globalization;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Courses.SeatRoom;

/// <summary>The plan in words.</summary>
public static class RoomSentences
{
    public static string Of(RoomResult result, RoomView view) => result.Outcome switch
    {
        RoomOutcome.FormIsStale => Texts.RoomStale,
        RoomOutcome.NobodySeated => Texts.RoomNobody,
        RoomOutcome.TableSizeOutside => Format(Texts.RoomSizeOutside, Seating.SmallestTable, Seating.LargestTable),
        RoomOutcome.NotTwoPeople => Texts.RoomNotTwo,
        RoomOutcome.WishExists => Texts.RoomWishExists,
        RoomOutcome.NoSuchWish => Texts.RoomNoSuchWish,
        _ => Of(result.Problem ?? throw new InvalidOperationException("What is impossible has a problem."), view),
    };

    /// <summary>Profession and municipality, as far as they are known.</summary>
    public static string About(RoomPerson person) =>
        $"{(person.Who.Audience is { } audience ? Audiences.Word(audience) : Texts.RoomUnproved)}, {person.Town ?? Texts.RoomNoTown}";

    public static string Share(double part, int whole) => whole == 0 ? "–" : Format(Texts.RoomShare, part, whole, part / whole);

    public static string Mean(double part, int whole) => whole == 0 ? "–" : Format(Texts.RoomMean, part, whole, part / whole);

    public static string Format(string text, params object?[] arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);

    private static string Of(SeatingProblem problem, RoomView view)
    {
        var (first, second) = (view.NameOf(problem.First), view.NameOf(problem.Second));
        return problem.Reason switch
        {
            SeatingRefusal.GroupTooLarge => Format(Texts.RoomGroupTooLarge, first, second),
            SeatingRefusal.TogetherAndApart => Format(Texts.RoomTogetherAndApart, first, second),
            SeatingRefusal.PinsPartTogether => Format(Texts.RoomPinsPart, first, second),
            SeatingRefusal.PinsJoinApart => Format(Texts.RoomPinsJoin, first, second, problem.Table),
            SeatingRefusal.NoSuchTable => Format(Texts.RoomNoSuchTable, first, problem.Table),
            SeatingRefusal.TableOverfull => Format(Texts.RoomOverfull, problem.Table),
            SeatingRefusal.NoTableFound => Format(Texts.RoomNoTableFound, first),
            SeatingRefusal.MovePartsTogether => Format(Texts.RoomMoveParts, first, second),
            SeatingRefusal.MoveJoinsApart => Format(Texts.RoomMoveJoins, first, second),
            _ => throw new ArgumentOutOfRangeException(nameof(problem)),
        };
    }
}
