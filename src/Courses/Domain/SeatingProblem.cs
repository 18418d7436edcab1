namespace KunnskapsPortal.Courses.Domain;

/// <summary>Why there is no plan, or why a move is refused. Closed: the page has a sentence for each.</summary>
public enum SeatingRefusal
{
    /// <summary>Those who must sit together are more than a table holds.</summary>
    GroupTooLarge,

    /// <summary>Two must sit together and must not.</summary>
    TogetherAndApart,

    /// <summary>Two who must sit together are kept at different tables.</summary>
    PinsPartTogether,

    /// <summary>Two who must not sit together are kept at the same table.</summary>
    PinsJoinApart,

    /// <summary>Somebody is kept at a table that there will not be.</summary>
    NoSuchTable,

    /// <summary>More are kept at a table, or moved to it, than it holds.</summary>
    TableOverfull,

    /// <summary>No table was found for somebody beside all wishes and pins.</summary>
    NoTableFound,

    /// <summary>A move parts two who must sit together.</summary>
    MovePartsTogether,

    /// <summary>A move joins two who must not sit together.</summary>
    MoveJoinsApart,
}

/// <summary>What stands in the way, with whom it concerns.</summary>
/// <param name="Table">From 1, where one table is meant.</param>
public sealed record SeatingProblem(SeatingRefusal Reason, Guid? First = null, Guid? Second = null, int? Table = null);

/// <summary>Moves by hand.</summary>
public static class SeatingMoves
{
    /// <summary>
    /// What is wrong with moving people by hand; null where nothing is. A wish that the plan did not hold before the move
    /// stands in nobody's way.
    /// </summary>
    /// <param name="tables">How many tables there are.</param>
    /// <param name="tableSize">The most at one.</param>
    /// <param name="wishes">All of the plan.</param>
    /// <param name="before">Everybody's table before the move; one without a table is left out.</param>
    /// <param name="after">The same afterwards.</param>
    public static SeatingProblem? Judge(
        int tables, int tableSize, IReadOnlyList<SeatingWish> wishes, IReadOnlyDictionary<Guid, int> before, IReadOnlyDictionary<Guid, int> after)
    {
        if (after.Where(seat => seat.Value < 1 || seat.Value > tables).Select(seat => (Guid?)seat.Key).FirstOrDefault() is { } outside)
            return new(SeatingRefusal.NoSuchTable, outside, Table: after[outside]);
        var full = after.GroupBy(seat => seat.Value).Where(table => table.Count() > tableSize).OrderBy(table => table.Key).FirstOrDefault();
        if (full is not null)
            return new(SeatingRefusal.TableOverfull, Table: full.Key);
        var broken = wishes.FirstOrDefault(wish => Holds(wish, after) == false && Holds(wish, before) != false);
        return broken is null ? null
            : new(broken.Together ? SeatingRefusal.MovePartsTogether : SeatingRefusal.MoveJoinsApart, broken.First, broken.Second);
    }

    /// <summary>Whether a plan holds a wish; null where one of the two has no table.</summary>
    public static bool? Holds(SeatingWish wish, IReadOnlyDictionary<Guid, int> tables) =>
        tables.TryGetValue(wish.First, out var first) && tables.TryGetValue(wish.Second, out var second) ? first == second == wish.Together : null;
}
