namespace KunnskapsPortal.Courses.Domain;

/// <summary>Which of the two sides that a table is to bring together a person belongs to.</summary>
public enum TableSide
{
    /// <summary>No proved profession: may sit anywhere, and counts for neither side.</summary>
    Neutral,

    /// <summary>GPs and municipal chief physicians.</summary>
    Doctor,

    /// <summary>Nav counsellors and Nav's advisory physicians.</summary>
    Nav,
}

/// <summary>One who is to sit at a table.</summary>
/// <param name="Municipality">Four digits; null where unknown: then nobody is from the same one.</param>
public sealed record TableGuest(Guid Id, TableSide Side, string? Municipality);

/// <summary>Two who must sit at the same table, or must not. One who is not among the people is left out of account.</summary>
public sealed record SeatingWish(Guid First, Guid Second, bool Together);

/// <summary>A room to be seated.</summary>
/// <param name="People">Everybody once.</param>
/// <param name="TableSize">The most that may sit at a table.</param>
/// <param name="Wishes">Hold in every plan.</param>
/// <param name="Pinned">Who is to stay at which table, from 1; holds in every plan.</param>
/// <param name="Seed">The same task with the same seed gives the same plan.</param>
public sealed record SeatingTask(
    IReadOnlyList<TableGuest> People, int TableSize, IReadOnlyList<SeatingWish> Wishes, IReadOnlyDictionary<Guid, int> Pinned, long Seed)
{
    /// <summary>How many exchanges are tried: what bounds the time, and not a clock.</summary>
    public int Steps { get; init; } = Math.Min(50_000 + (1_000 * People.Count), 1_000_000);

    public int Tables => Seating.TablesFor(People.Count, TableSize);
}

/// <summary>A plan, or why there is none: exactly one of the two.</summary>
/// <param name="Tables">Everybody's table, from 1.</param>
/// <param name="Problem">What stands in the way.</param>
public sealed record SeatingOutcome(IReadOnlyDictionary<Guid, int>? Tables, SeatingProblem? Problem);

/// <summary>
/// Proposes who sits where: both sides at every table first, then a counterpart from the own municipality for as many as
/// possible, then an even mix. Pure: see docs/algorithms/seating.md for the guarantee.
/// </summary>
public static class Seating
{
    public const int SmallestTable = 4;
    public const int LargestTable = 12;
    public const int UsualTable = 8;

    /// <summary>The side of a proved profession (a content audience); null is none.</summary>
    public static TableSide SideOf(string? audience) => audience switch
    {
        "gp" or "chief-physician" => TableSide.Doctor,
        "counsellor" or "advisory-physician" => TableSide.Nav,
        _ => TableSide.Neutral,
    };

    /// <summary>As few tables as hold everybody; 0 for nobody.</summary>
    public static int TablesFor(int people, int tableSize) => (people + tableSize - 1) / tableSize;

    /// <summary>A pin or a wish that no plan can hold; null where none is seen without trying.</summary>
    public static SeatingProblem? Contradiction(SeatingTask task) => SeatingUnits.Of(task).Problem;

    /// <exception cref="ArgumentException">Tables for nobody, or somebody twice.</exception>
    public static SeatingOutcome Propose(SeatingTask task)
    {
        if (task.TableSize < 1 || task.People.Select(p => p.Id).Distinct().Count() != task.People.Count)
            throw new ArgumentException("A table has a seat at least, and everybody comes once.", nameof(task));
        var (units, problem) = SeatingUnits.Of(task);
        if (units is null)
            return new(null, problem);
        var room = new SeatingRoom(task.People, task.Tables);
        var (targets, stuck) = SeatingStart.Bound(units, room, task.TableSize);
        if (targets is null)
            return new(null, stuck);
        SeatingStart.Fill(room, targets);
        SeatingSearch.Improve(units, room, new SeatingDice(task.Seed), task.Steps);
        return new(task.People.Select((p, i) => (p.Id, Table: room.TableOf(i) + 1)).ToDictionary(p => p.Id, p => p.Table), null);
    }
}
