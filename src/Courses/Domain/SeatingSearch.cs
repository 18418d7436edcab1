namespace KunnskapsPortal.Courses.Domain;

/// <summary>
/// Simulated annealing: exchanges one unit for as many single people of another table, or moves a single one to a table with
/// one fewer, so that the sizes stay as they are. Keeps the best plan seen.
/// </summary>
internal static class SeatingSearch
{
    private const double Hot = 1.2;
    private const double Cold = 0.03;
    private const int Coolings = 200;

    /// <summary>A mixed table weighs more than anything a municipality can gain at one.</summary>
    private const double MixedWeight = 40;

    private const double EvenWeight = 0.03;

    public static void Improve(SeatingUnits units, SeatingRoom room, SeatingDice dice, int steps)
    {
        var movable = Enumerable.Range(0, units.All.Count).Where(unit => units.Pins[unit] is null).Select(unit => units.All[unit]).ToArray();
        if (movable.Length == 0 || room.Tables < 2)
            return;
        var (best, score) = (room.Snapshot(), room.Score);
        var cooling = Math.Pow(Cold / Hot, 1.0 / Coolings);
        var (heat, until) = (Hot, steps / Coolings);
        var coming = new List<int>();
        for (var step = 0; step < steps; step++)
        {
            if (step >= until)
                (heat, until) = (heat * cooling, until + (steps / Coolings));
            var unit = movable[dice.Next(movable.Length)];
            var (from, to) = (room.TableOf(unit[0]), Aim(room, unit[dice.Next(unit.Length)], dice));
            if (from == to || !Choose(units, room, dice, unit, from, to, coming) || Clashes(units, room, unit, coming, from, to))
                continue;
            var before = Worth(room);
            Exchange(room, unit, coming, from, to);
            var gain = Worth(room) - before;
            if (gain < 0 && dice.Part() >= Math.Exp(gain / heat))
                Exchange(room, unit, coming, to, from);
            else if (room.Score.CompareTo(score) > 0)
                (best, score) = (room.Snapshot(), room.Score);
        }

        for (var person = 0; person < best.Length; person++)
        {
            room.Remove(person);
            room.Add(person, best[person]);
        }
    }

    private static double Worth(SeatingRoom room) => (MixedWeight * room.Mixed) + room.Met - (EvenWeight * room.Uneven);

    /// <summary>The table of a counterpart, for one who has none beside; otherwise any table.</summary>
    private static int Aim(SeatingRoom room, int person, SeatingDice dice) =>
        room.Counterparts(person) is { Count: > 0 } others && room.CounterpartsAt(person, room.TableOf(person)) == 0 && dice.Next(4) > 0
            ? room.TableOf(others[dice.Next(others.Count)])
            : dice.Next(room.Tables);

    /// <summary>Who comes in exchange: nobody where the sizes only change places.</summary>
    private static bool Choose(SeatingUnits units, SeatingRoom room, SeatingDice dice, int[] unit, int from, int to, List<int> coming)
    {
        coming.Clear();
        var seats = room.At(to);
        if (unit.Length == 1 && seats.Count == room.Load(from) - 1 && dice.Next(2) == 0)
            return true;
        var start = seats.Count == 0 ? 0 : dice.Next(seats.Count);
        for (var i = 0; i < seats.Count && coming.Count < unit.Length; i++)
        {
            var person = seats[(start + i) % seats.Count];
            if (units.IsSingle(person))
                coming.Add(person);
        }

        return coming.Count == unit.Length;
    }

    private static bool Clashes(SeatingUnits units, SeatingRoom room, int[] going, List<int> coming, int from, int to)
    {
        foreach (var person in going)
        {
            foreach (var other in units.Apart(person))
            {
                if (room.TableOf(other) == to && !coming.Contains(other))
                    return true;
            }
        }

        foreach (var person in coming)
        {
            foreach (var other in units.Apart(person))
            {
                if (room.TableOf(other) == from && Array.IndexOf(going, other) < 0)
                    return true;
            }
        }

        return false;
    }

    private static void Exchange(SeatingRoom room, int[] going, List<int> coming, int from, int to)
    {
        foreach (var person in going)
            room.Remove(person);
        foreach (var person in coming)
            room.Remove(person);
        foreach (var person in going)
            room.Add(person, to);
        foreach (var person in coming)
            room.Add(person, from);
    }
}
