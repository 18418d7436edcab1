namespace KunnskapsPortal.Courses.Domain;

/// <summary>The people as what moves: those who must sit together are one unit. People are numbers from 0 in the task's order.</summary>
internal sealed class SeatingUnits
{
    private readonly List<int>[] _apart;
    private readonly int[] _unitOf;

    private SeatingUnits(IReadOnlyList<int[]> units, int[] unitOf, List<int>[] apart, int?[] pins, IReadOnlyList<TableGuest> people) =>
        (All, _unitOf, _apart, Pins, People) = (units, unitOf, apart, pins, people);

    public IReadOnlyList<TableGuest> People { get; }

    public IReadOnlyList<int[]> All { get; }

    /// <summary>The table, from 0, that a unit is kept at; null for one that may move.</summary>
    public int?[] Pins { get; }

    public IReadOnlyList<int> Apart(int person) => _apart[person];

    /// <summary>Moves by itself: neither kept at a table nor bound to others.</summary>
    public bool IsSingle(int person) => All[_unitOf[person]].Length == 1 && Pins[_unitOf[person]] is null;

    public bool IsBound(int unit) => Pins[unit] is not null || All[unit].Length > 1 || _apart[All[unit][0]].Count > 0;

    /// <summary>The units, or the first pin or wish that contradicts another.</summary>
    public static (SeatingUnits? Units, SeatingProblem? Problem) Of(SeatingTask task)
    {
        var index = task.People.Select((p, i) => (p.Id, i)).ToDictionary(p => p.Id, p => p.i);
        var wishes = task.Wishes.Where(w => w.First != w.Second && index.ContainsKey(w.First) && index.ContainsKey(w.Second))
            .Select(w => (First: index[w.First], Second: index[w.Second], w.Together)).ToList();
        var unitOf = Joined(task.People.Count, wishes.Where(w => w.Together).Select(w => (w.First, w.Second)));
        var units = Enumerable.Range(0, task.People.Count).GroupBy(person => unitOf[person]).Select(g => g.ToArray()).ToList();
        for (var unit = 0; unit < units.Count; unit++)
        {
            foreach (var person in units[unit])
                unitOf[person] = unit;
        }

        var apart = Enumerable.Range(0, task.People.Count).Select(_ => new List<int>()).ToArray();
        foreach (var (first, second, _) in wishes.Where(w => !w.Together))
        {
            apart[first].Add(second);
            apart[second].Add(first);
        }

        var made = new SeatingUnits(units, unitOf, apart, new int?[units.Count], task.People);
        var problem = made.Sizes(task) ?? made.Pin(task, index) ?? made.Pairs(wishes.Where(w => !w.Together).Select(w => (w.First, w.Second)));
        return problem is null ? (made, null) : (null, problem);
    }

    private static int[] Joined(int people, IEnumerable<(int First, int Second)> pairs)
    {
        var root = Enumerable.Range(0, people).ToArray();
        foreach (var (first, second) in pairs)
        {
            var (a, b) = (Root(first), Root(second));
            root[Math.Max(a, b)] = Math.Min(a, b);
        }

        return [.. Enumerable.Range(0, people).Select(Root)];

        int Root(int person)
        {
            while (root[person] != person)
                person = root[person];
            return person;
        }
    }

    private SeatingProblem? Sizes(SeatingTask task) =>
        All.FirstOrDefault(unit => unit.Length > task.TableSize) is { } large
            ? new(SeatingRefusal.GroupTooLarge, People[large[0]].Id, People[large[1]].Id)
            : null;

    private SeatingProblem? Pin(SeatingTask task, Dictionary<Guid, int> index)
    {
        var by = new Guid[All.Count];
        foreach (var (id, person) in index.Where(p => task.Pinned.ContainsKey(p.Key)).OrderBy(p => p.Value))
        {
            var (unit, table) = (_unitOf[person], task.Pinned[id] - 1);
            if (table < 0 || table >= task.Tables)
                return new(SeatingRefusal.NoSuchTable, id, Table: table + 1);
            if (Pins[unit] is { } other && other != table)
                return new(SeatingRefusal.PinsPartTogether, by[unit], id);
            (Pins[unit], by[unit]) = (table, id);
        }

        var full = Enumerable.Range(0, All.Count).Where(unit => Pins[unit] is not null).GroupBy(unit => Pins[unit])
            .Where(table => table.Sum(unit => All[unit].Length) > task.TableSize).OrderBy(table => table.Key).FirstOrDefault();
        return full is null ? null : new(SeatingRefusal.TableOverfull, Table: full.Key + 1);
    }

    private SeatingProblem? Pairs(IEnumerable<(int First, int Second)> apart)
    {
        foreach (var (first, second) in apart)
        {
            var (a, b) = (_unitOf[first], _unitOf[second]);
            if (a == b)
                return new(SeatingRefusal.TogetherAndApart, People[first].Id, People[second].Id);
            if (Pins[a] is { } table && Pins[b] == table)
                return new(SeatingRefusal.PinsJoinApart, People[first].Id, People[second].Id, table + 1);
        }

        return null;
    }
}
