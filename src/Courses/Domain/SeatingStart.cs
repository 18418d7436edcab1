namespace KunnskapsPortal.Courses.Domain;

/// <summary>A first plan: those bound by pins and wishes, then whole municipalities, then the rest.</summary>
internal static class SeatingStart
{
    private const int MostTries = 50_000;

    /// <summary>Seats everybody who is bound, and says how many are to sit at each table in the end: as level as the bound allow.</summary>
    public static (int[]? Targets, SeatingProblem? Problem) Bound(SeatingUnits units, SeatingRoom room, int tableSize)
    {
        if (room.Tables == 0)
            return ([], null);
        foreach (var unit in Enumerable.Range(0, units.All.Count).Where(unit => units.Pins[unit] is not null))
            Seat(room, units.All[unit], units.Pins[unit]!.Value);
        var rest = Enumerable.Range(0, units.All.Count).Where(unit => units.Pins[unit] is null && units.IsBound(unit))
            .OrderByDescending(unit => units.All[unit].Length).ThenByDescending(unit => units.All[unit].Sum(p => units.Apart(p).Count)).Select(unit => units.All[unit]).ToList();
        var level = (room.People + room.Tables - 1) / room.Tables;
        var (tries, deepest) = (MostTries, 0);
        if (!Place(0, level) && !Again())
            return (null, new(SeatingRefusal.NoTableFound, units.People[rest[deepest][0]].Id));
        return (Level(room, tableSize), null);

        bool Again()
        {
            tries = MostTries;
            return Place(0, tableSize);
        }

        bool Place(int next, int most)
        {
            if (next == rest.Count)
                return true;
            deepest = Math.Max(deepest, next);
            var unit = rest[next];
            foreach (var table in Enumerable.Range(0, room.Tables).Where(t => Fits(t, unit, most)).OrderBy(room.Load).ToList())
            {
                if (tries-- <= 0)
                    return false;
                Seat(room, unit, table);
                if (Place(next + 1, most))
                    return true;
                foreach (var person in unit)
                    room.Remove(person);
            }

            return false;
        }

        bool Fits(int table, int[] unit, int most) =>
            room.Load(table) + unit.Length <= most && !unit.Any(person => units.Apart(person).Any(other => room.TableOf(other) == table));
    }

    /// <summary>Seats the rest: municipalities with both sides in pieces that have both, and the others where their side is missing.</summary>
    public static void Fill(SeatingRoom room, int[] targets)
    {
        if (room.Tables == 0)
            return;
        for (var town = 0; town < room.Towns; town++)
        {
            foreach (var piece in Pieces(Left(room, town, 0), Left(room, town, 1), targets.Max()))
            {
                var table = Enumerable.Range(0, room.Tables).Where(t => Open(t) >= piece.Length).OrderBy(t => room.HasSide(t, 0) && room.HasSide(t, 1)).ThenByDescending(Open).FirstOrDefault(-1);
                if (table >= 0)
                    Seat(room, piece, table);
            }
        }

        foreach (var person in Enumerable.Range(0, room.People).Where(person => room.TableOf(person) < 0))
        {
            var side = room.SideOf(person);
            room.Add(person, Enumerable.Range(0, room.Tables).Where(t => Open(t) > 0)
                .OrderBy(t => side >= 0 && room.HasSide(t, side)).ThenByDescending(t => room.CounterpartsAt(person, t)).ThenByDescending(Open).First());
        }

        int Open(int table) => targets[table] - room.Load(table);
    }

    private static int[] Left(SeatingRoom room, int town, int side) => [.. room.OfTown(town, side).Where(person => room.TableOf(person) < 0)];

    private static IEnumerable<int[]> Pieces(int[] first, int[] second, int largest)
    {
        var most = Math.Min(first.Length, second.Length);
        if (most == 0)
            yield break;
        var pieces = Math.Min((first.Length + second.Length + largest - 1) / largest, most);
        for (var piece = 0; piece < pieces; piece++)
            yield return [.. first.Concat(second.Reverse()).Where((_, i) => i % pieces == piece).Take(largest)];
    }

    private static int[] Level(SeatingRoom room, int tableSize)
    {
        var targets = Enumerable.Range(0, room.Tables).Select(room.Load).ToArray();
        for (var left = room.People - targets.Sum(); left > 0; left--)
        {
            var lowest = Array.IndexOf(targets, targets.Min());
            if (targets[lowest] == tableSize)
                throw new InvalidOperationException("There are tables for everybody.");
            targets[lowest]++;
        }

        return targets;
    }

    private static void Seat(SeatingRoom room, int[] people, int table)
    {
        foreach (var person in people)
            room.Add(person, table);
    }
}
