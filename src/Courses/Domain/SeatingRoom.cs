namespace KunnskapsPortal.Courses.Domain;

/// <summary>Who sits where, with the measure kept up to date at each move. People and tables are numbers from 0.</summary>
internal sealed class SeatingRoom
{
    private readonly int[] _side;
    private readonly int[] _town;
    private readonly int _towns;
    private readonly int[] _table;
    private readonly int[] _place;
    private readonly List<int>[] _seats;
    private readonly int[] _sides;
    private readonly int[] _counts;
    private readonly List<int>[] _ofTown;

    public SeatingRoom(IReadOnlyList<TableGuest> people, int tables)
    {
        var towns = people.Select(p => p.Municipality).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select((name, i) => (name, i)).ToDictionary(t => t.name, t => t.i, StringComparer.Ordinal);
        _side = [.. people.Select(p => p.Side switch { TableSide.Doctor => 0, TableSide.Nav => 1, _ => -1 })];
        _town = [.. people.Select(p => p.Municipality is { } name && p.Side != TableSide.Neutral ? towns[name] : -1)];
        _towns = towns.Count;
        _table = [.. Enumerable.Repeat(-1, people.Count)];
        _place = new int[people.Count];
        _seats = [.. Enumerable.Range(0, tables).Select(_ => new List<int>())];
        _sides = new int[tables * 2];
        _counts = new int[tables * _towns * 2];
        _ofTown = [.. Enumerable.Range(0, _towns * 2).Select(_ => new List<int>())];
        for (var person = 0; person < people.Count; person++)
        {
            if (_town[person] >= 0)
                _ofTown[(_town[person] * 2) + _side[person]].Add(person);
        }
    }

    public int People => _table.Length;

    public int Tables => _seats.Length;

    public int Towns => _towns;

    /// <summary>Tables with both sides.</summary>
    public int Mixed { get; private set; }

    /// <summary>People with somebody of the other side from their own municipality at the table.</summary>
    public int Met { get; private set; }

    /// <summary>The squares of each side's number at each table, added: the lower, the more even.</summary>
    public long Uneven { get; private set; }

    public (int Mixed, int Met, long Even) Score => (Mixed, Met, -Uneven);

    /// <summary>-1 for one who does not sit.</summary>
    public int TableOf(int person) => _table[person];

    public IReadOnlyList<int> At(int table) => _seats[table];

    public int Load(int table) => _seats[table].Count;

    /// <summary>0, 1, or -1 for neither.</summary>
    public int SideOf(int person) => _side[person];

    public bool HasSide(int table, int side) => _sides[(table * 2) + side] > 0;

    /// <summary>Those of the other side from a person's municipality, wherever they sit.</summary>
    public IReadOnlyList<int> Counterparts(int person) => _town[person] < 0 ? [] : _ofTown[(_town[person] * 2) + 1 - _side[person]];

    public IReadOnlyList<int> OfTown(int town, int side) => _ofTown[(town * 2) + side];

    /// <summary>How many counterparts from the own municipality a person has, or would have, at a table.</summary>
    public int CounterpartsAt(int person, int table) => _town[person] < 0 ? 0 : _counts[Index(table, person) ^ 1];

    public void Add(int person, int table)
    {
        _table[person] = table;
        _place[person] = _seats[table].Count;
        _seats[table].Add(person);
        Count(person, table, 1);
    }

    public void Remove(int person)
    {
        var table = _table[person];
        var seats = _seats[table];
        var last = seats[^1];
        seats[_place[person]] = last;
        _place[last] = _place[person];
        seats.RemoveAt(seats.Count - 1);
        _table[person] = -1;
        Count(person, table, -1);
    }

    public int[] Snapshot() => [.. _table];

    private int Index(int table, int person) => (((table * _towns) + _town[person]) * 2) + _side[person];

    /// <summary>Each pair of neighbours in the arrays is the two sides: the other one is at the index with its last bit turned.</summary>
    private void Count(int person, int table, int change)
    {
        var side = _side[person];
        if (side < 0)
            return;
        var at = (table * 2) + side;
        var fewer = Math.Min(_sides[at], _sides[at] + change);
        _sides[at] += change;
        Uneven += change * ((2 * fewer) + 1);
        if (fewer == 0 && _sides[at ^ 1] > 0)
            Mixed += change;
        if (_town[person] < 0)
            return;
        var own = Index(table, person);
        fewer = Math.Min(_counts[own], _counts[own] + change);
        _counts[own] += change;
        if (_counts[own ^ 1] is > 0 and var others)
            Met += change * (fewer == 0 ? 1 + others : 1);
    }
}
