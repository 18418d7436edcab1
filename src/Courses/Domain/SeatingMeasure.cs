namespace KunnskapsPortal.Courses.Domain;

/// <summary>How good a plan is; also as a mean of many plans, or as the most that any plan can reach.</summary>
/// <param name="Mixed">Tables with both sides.</param>
/// <param name="Tables">Tables with anybody.</param>
/// <param name="Met">People with somebody of the other side from their own municipality at the table.</param>
/// <param name="People">People at the tables.</param>
public sealed record SeatingMeasure(double Mixed, int Tables, double Met, int People)
{
    /// <summary>0 in an empty room.</summary>
    public double MixedShare => Tables == 0 ? 0 : Mixed / Tables;

    /// <summary>0 in an empty room.</summary>
    public double MetShare => People == 0 ? 0 : Met / People;

    /// <summary>Of a plan; one without a table is left out.</summary>
    public static SeatingMeasure Of(IReadOnlyList<TableGuest> people, IReadOnlyDictionary<Guid, int> tables)
    {
        var seated = people.Where(p => tables.ContainsKey(p.Id)).ToList();
        var numbers = seated.Select(p => tables[p.Id]).Distinct().Order().Select((number, i) => (number, i)).ToDictionary(t => t.number, t => t.i);
        var room = new SeatingRoom(seated, numbers.Count);
        for (var person = 0; person < seated.Count; person++)
            room.Add(person, numbers[tables[seated[person].Id]]);
        return new(room.Mixed, numbers.Count, room.Met, seated.Count);
    }

    /// <summary>The mean of plans that are drawn by lot: everybody anywhere, with the same number at each table.</summary>
    /// <param name="people">Those who sit.</param>
    /// <param name="sizes">How many sit at each table; together as many as there are people.</param>
    /// <param name="rounds">How many plans.</param>
    /// <param name="seed">The same gives the same.</param>
    public static SeatingMeasure OfRandom(IReadOnlyList<TableGuest> people, IReadOnlyList<int> sizes, int rounds, long seed)
    {
        var (room, dice) = (new SeatingRoom(people, sizes.Count), new SeatingDice(seed));
        var order = Enumerable.Range(0, people.Count).ToArray();
        var (mixed, met) = (0L, 0L);
        for (var round = 0; round < rounds; round++)
        {
            dice.Shuffle(order);
            var next = 0;
            for (var table = 0; table < sizes.Count; table++)
            {
                for (var seat = 0; seat < sizes[table]; seat++)
                    room.Add(order[next++], table);
            }

            (mixed, met) = (mixed + room.Mixed, met + room.Met);
            foreach (var person in order)
                room.Remove(person);
        }

        return new((double)mixed / rounds, sizes.Count, (double)met / rounds, people.Count);
    }

    /// <summary>What no plan can exceed. A plan that reaches both numbers at once need not exist.</summary>
    /// <param name="tablesInUse">Null for as few as hold the people.</param>
    public static SeatingMeasure Most(IReadOnlyList<TableGuest> people, int tableSize, int? tablesInUse = null)
    {
        var tables = tablesInUse ?? Seating.TablesFor(people.Count, tableSize);
        var (doctors, nav) = (people.Count(p => p.Side == TableSide.Doctor), people.Count(p => p.Side == TableSide.Nav));
        var met = people.Where(p => p.Municipality is not null && p.Side != TableSide.Neutral).GroupBy(p => p.Municipality)
            .Select(town => (All: town.Count(), Fewest: Math.Min(town.Count(p => p.Side == TableSide.Doctor), town.Count(p => p.Side == TableSide.Nav))))
            .Sum(town => Math.Min(town.All, town.Fewest * tableSize));
        return new(Math.Min(tables, Math.Min(doctors, nav)), tables, met, people.Count);
    }
}
