using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Courses.Domain;

namespace KunnskapsPortal.Rules.Tests.Courses;

/// <summary>Small cells, and an attacker who has every figure of every filter.</summary>
public sealed class SmallCellsTests
{
    private static readonly string[] Periods = ["2026-2", "2027-1"];
    private static readonly string[] Courses = ["a", "b", "c"];
    private static readonly string[] Groups = ["x", "y", "z"];

    private static readonly Arbitrary<int[]> Tables = Arb.From(Gen.ArrayOf(
        Gen.Frequency((3, Gen.Constant(0)), (5, Gen.Choose(1, 4)), (3, Gen.Choose(5, 9)), (2, Gen.Choose(10, 40))), Periods.Length * Courses.Length * Groups.Length));

    public static IEnumerable<object[]> Examples { get; } =
        [.. Repository.TableIn("algorithms/small-cells.md", "Order", "Counts", "Units").Select(row => (object[])[row[0], row[1], row[2]])];

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_examples_of_the_document_hold(string order, string counts, string units)
    {
        var numbers = counts.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToList();
        var found = order == "follow" ? SmallCells.Runs(numbers) : SmallCells.Groups(numbers);
        Assert.Equal(units, string.Join("; ", found.Select(u => FormattableString.Invariant($"{string.Join('+', u.Select(i => i + 1))}: {u.Sum(i => numbers[i])}"))));
    }

    [Fact]
    public void With_only_the_small_cells_hidden_the_attacker_finds_them()
    {
        int[] row = [20, 3, 9];
        var attacker = new Attacker(3);
        attacker.Learn(0b001, 20);
        attacker.Learn(0b100, 9);
        attacker.Learn(0b111, row.Sum());
        Assert.Equal((3, 3), attacker.Bounds()[1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_attacker_finds_no_small_cell_whatever_the_filters(bool isOrdered) => Prop.ForAll(Tables, counts =>
    {
        var table = Publish(counts, isOrdered);
        var attacker = new Attacker(counts.Length);
        foreach (var path in AllFilters())
        {
            var figure = table.Of(path);
            Assert.False(SmallCells.IsSmall(figure.Value));
            if (!figure.IsPartial && table.Cells.Count > 0)
                attacker.Learn(Mask(level => path[level] is { } key ? [key] : null), figure.Value);
        }

        foreach (var cell in table.Cells)
        {
            Assert.False(SmallCells.IsSmall(cell.Count));
            attacker.Learn(Mask(level => cell.Path[level]), cell.Count);
        }

        var bounds = attacker.Bounds();
        for (var i = 0; i < counts.Length; i++)
        {
            if (SmallCells.IsSmall(counts[i]))
                Assert.True(bounds[i].Low == 0 && bounds[i].High >= SmallCells.Least, $"{counts[i]} is between {bounds[i].Low} and {bounds[i].High}");
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Another_number_in_a_small_cell_would_have_published_the_same(bool isOrdered) => Prop.ForAll(Tables, counts =>
    {
        var shown = Signature(counts, isOrdered);
        for (var i = 0; i < counts.Length; i++)
        {
            if (SmallCells.IsSmall(counts[i]))
                Assert.True(HasTwin(counts, i, isOrdered, shown), $"cell {i} of {string.Join(",", counts)}");
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Fewer_than_five_in_all_are_not_shown_as_nobody()
    {
        Assert.Equal(new Figure(0, true), SmallCells.Release([new CellLevel(["x", "y"])], [new Cell(["x"], 4)]).Of());
        Assert.Equal(new Figure(0, false), SmallCells.Release([new CellLevel(["x", "y"])], []).Of());
    }

    /// <summary>Some table with another number in the cell publishes the same: one person or more moved, and where that is not enough one more elsewhere.</summary>
    private static bool HasTwin(int[] counts, int cell, bool isOrdered, string shown)
    {
        var near = Moved(counts, [cell], 3).ToList();
        return near.Any(twin => Signature(twin, isOrdered) == shown)
            || near.SelectMany(twin => Moved(twin, Enumerable.Range(0, counts.Length).Where(i => i != cell), 1)).Any(twin => twin[cell] != counts[cell] && Signature(twin, isOrdered) == shown);
    }

    private static IEnumerable<int[]> Moved(int[] counts, IEnumerable<int> cells, int most)
    {
        foreach (var cell in cells)
        {
            for (var other = 0; other < counts.Length; other++)
            {
                for (var step = -most; step <= most; step++)
                {
                    if (other == cell || step == 0 || counts[cell] + step < 0 || counts[other] - step < 0)
                        continue;
                    var twin = counts.ToArray();
                    (twin[cell], twin[other]) = (counts[cell] + step, counts[other] - step);
                    yield return twin;
                }
            }
        }
    }

    private static string Signature(int[] counts, bool isOrdered) => string.Join(';', Publish(counts, isOrdered).Cells
        .Select(c => $"{string.Join('|', c.Path.Select(keys => string.Join('+', keys)))}={c.Count}"));

    private static PublishedTable Publish(int[] counts, bool isOrdered) => SmallCells.Release(
        [new CellLevel(Periods), new CellLevel(Courses), new CellLevel(Groups, isOrdered)],
        [.. Leaves().Select((path, i) => new Cell(path, counts[i]))]);

    private static IEnumerable<string[]> Leaves() => from p in Periods from c in Courses from g in Groups select new[] { p, c, g };

    private static IEnumerable<string?[]> AllFilters() =>
        from p in Periods.Append(null) from c in Courses.Append(null) from g in Groups.Append(null) select new[] { p, c, g };

    private static ulong Mask(Func<int, IReadOnlyList<string>?> keysAt) => Leaves()
        .Select((path, i) => Enumerable.Range(0, 3).All(level => keysAt(level)?.Contains(path[level]) ?? true) ? 1UL << i : 0)
        .Aggregate(0UL, (all, bit) => all | bit);

    /// <summary>Learns sums over sets of cells, takes every set from every set that holds it, and narrows what each cell can be.</summary>
    private sealed class Attacker(int cells)
    {
        private readonly Dictionary<ulong, int> _sums = [];

        public void Learn(ulong set, int sum) => _sums[set] = sum;

        public (int Low, int High)[] Bounds()
        {
            Subtract();
            var bounds = Enumerable.Repeat((Low: 0, High: 1000), cells).ToArray();
            for (var round = 0; round < 5; round++)
            {
                foreach (var (set, sum) in _sums)
                    Narrow(bounds, [.. Enumerable.Range(0, cells).Where(i => (set >> i & 1) == 1)], sum);
            }

            return bounds;
        }

        /// <summary>Twice over, and no more sums than can be looked at in a moment.</summary>
        private void Subtract()
        {
            for (var round = 0; round < 2; round++)
            {
                var known = _sums.ToList();
                foreach (var (whole, wholeSum) in known)
                {
                    foreach (var (part, partSum) in known)
                    {
                        if (part != whole && part != 0 && (part & whole) == part && _sums.Count < 400)
                            _sums[whole & ~part] = wholeSum - partSum;
                    }
                }
            }
        }

        private static void Narrow((int Low, int High)[] bounds, List<int> members, int sum)
        {
            var (low, high) = (members.Sum(i => bounds[i].Low), members.Sum(i => (long)bounds[i].High));
            foreach (var i in members)
            {
                bounds[i] = (
                    (int)Math.Max(bounds[i].Low, sum - (high - bounds[i].High)),
                    Math.Min(bounds[i].High, sum - (low - bounds[i].Low)));
            }
        }
    }
}
