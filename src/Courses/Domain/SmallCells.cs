namespace KunnskapsPortal.Courses.Domain;

/// <summary>One cell before anything is hidden.</summary>
/// <param name="Path">Its key at each level.</param>
/// <param name="Count">How many, 0 or more.</param>
public sealed record Cell(IReadOnlyList<string> Path, int Count);

/// <summary>One level that cells are divided by.</summary>
/// <param name="Keys">Every key there may be, in an order that does not depend on the counts.</param>
/// <param name="IsOrdered">The keys follow each other (weeks, a scale): neighbours are put together, and nothing else.</param>
public sealed record CellLevel(IReadOnlyList<string> Keys, bool IsOrdered = false);

/// <summary>Cells that are published as one sum. Never 1 to 4.</summary>
/// <param name="Path">At each level the keys that are put together; one key where it stands alone.</param>
/// <param name="Count">The sum.</param>
public sealed record PublishedCell(IReadOnlyList<IReadOnlyList<string>> Path, int Count);

/// <summary>
/// Hides cells of one to four people. Guarantee (docs/algorithms/small-cells.md): every published figure is a sum of published
/// cells, each of them 0 or at least five, so that a hidden cell may be anything from 0 to the whole sum it lies in, whatever
/// filters and exports are laid beside each other.
/// </summary>
public static class SmallCells
{
    /// <summary>The smallest count but 0 that is shown.</summary>
    public const int Least = 5;

    /// <summary>
    /// What a group of hidden cells must hold beyond the least it could hold: with it, each of its small cells may be 1, 2, 3
    /// or 4 also to one who knows this rule.
    /// </summary>
    public const int Slack = 3;

    public static bool IsSmall(int count) => count is > 0 and < Least;

    /// <summary>
    /// Divides neighbours in no order into units, each the indices of its members. A unit of one holds 0 or at least five. The
    /// counts are at least five in all.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<int>> Groups(IReadOnlyList<int> counts)
    {
        var all = Enumerable.Range(0, counts.Count).ToList();
        var small = all.Where(i => IsSmall(counts[i])).ToList();
        if (small.Count == 0)
            return [.. all.Select(IReadOnlyList<int> (i) => [i])];
        // The first in the fixed order, not the smallest: which one it is must say nothing of its count.
        var cover = all.FindIndex(i => counts[i] >= Least);
        var isSafe = cover >= 0 && small.Sum(i => counts[i] - 1) + counts[cover] - Least >= Slack;
        var hidden = all.Where(i => counts[i] > 0 && (!isSafe || i == cover || IsSmall(counts[i]))).ToList();
        return [.. all.Except(hidden).Select(IReadOnlyList<int> (i) => [i]).Append(hidden).OrderBy(unit => unit[0])];
    }

    /// <summary>Divides keys that follow each other into runs, each closed as soon as it holds five; what is left at the end joins the last.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Runs(IReadOnlyList<int> counts)
    {
        var runs = new List<List<int>>();
        var open = new List<int>();
        for (var i = 0; i < counts.Count; i++)
        {
            open.Add(i);
            if (counts[i] == 0 && open.Count > 1)
                continue;
            var sum = open.Sum(at => counts[at]);
            if (sum is > 0 and < Least)
                continue;
            runs.Add(open);
            open = [];
        }

        if (open.Count == 0)
            return runs;
        // Empty runs between are swallowed with the one they end in.
        var last = runs.FindLastIndex(run => run.Sum(at => counts[at]) > 0);
        var from = last < 0 ? 0 : runs[last][0];
        return [.. runs.Where(run => run[0] < from), Enumerable.Range(from, counts.Count - from).ToList()];
    }

    /// <summary>Publishes cells level by level: within each published sum the next level is divided, down to the last. Nothing at all where there are fewer than five in all.</summary>
    public static PublishedTable Release(IReadOnlyList<CellLevel> levels, IReadOnlyList<Cell> cells)
    {
        var published = new List<PublishedCell>();
        var all = cells.Sum(c => c.Count);
        if (all >= Least)
            Divide(levels, cells, [], published);
        return new PublishedTable(published, IsSmall(all));
    }

    private static void Divide(IReadOnlyList<CellLevel> levels, IReadOnlyList<Cell> cells, IReadOnlyList<IReadOnlyList<string>> path, List<PublishedCell> published)
    {
        if (path.Count == levels.Count)
        {
            published.Add(new PublishedCell(path, cells.Sum(c => c.Count)));
            return;
        }

        var level = levels[path.Count];
        var byKey = cells.ToLookup(c => c.Path[path.Count]);
        var counts = level.Keys.Select(key => byKey[key].Sum(c => c.Count)).ToList();
        foreach (var unit in level.IsOrdered ? Runs(counts) : Groups(counts))
        {
            var within = unit.SelectMany(i => byKey[level.Keys[i]]).Where(c => c.Count > 0).ToList();
            if (within.Count > 0)
                Divide(levels, within, [.. path, [.. unit.Select(i => level.Keys[i])]], published);
        }
    }
}

/// <summary>A figure as it may be shown.</summary>
/// <param name="Value">The sum of what is published of it: 0 or at least five.</param>
/// <param name="IsPartial">True where some of it is hidden in a sum with others, so that the value is the least it is.</param>
public readonly record struct Figure(int Value, bool IsPartial);

/// <summary>What is published of a table: the only thing that pages and exports read.</summary>
/// <param name="cells">The published cells.</param>
/// <param name="isWithheld">There are people in the table, but too few to show anything of it.</param>
public sealed class PublishedTable(IReadOnlyList<PublishedCell> cells, bool isWithheld = false)
{
    public IReadOnlyList<PublishedCell> Cells => cells;

    /// <summary>The figure of everything under these keys; null at a level stands for all of them, and levels left out too.</summary>
    public Figure Of(params IReadOnlyList<string?> path)
    {
        var sum = 0;
        var isPartial = isWithheld;
        foreach (var cell in cells)
        {
            var touches = true;
            var lies = true;
            for (var level = 0; level < path.Count; level++)
            {
                if (path[level] is not { } key)
                    continue;
                touches &= cell.Path[level].Contains(key);
                lies &= cell.Path[level].Count == 1;
            }

            sum += touches && lies ? cell.Count : 0;
            isPartial |= touches && !lies;
        }

        return new Figure(sum, isPartial);
    }
}
