namespace KunnskapsPortal.Directory.Domain;

/// <summary>What an import would do to the draft.</summary>
/// <param name="New">Not on the list before.</param>
/// <param name="Changed">On the list with other content.</param>
/// <param name="Same">On the list already.</param>
/// <param name="Removed">On the list and not in the file; none where the file is added to the list.</param>
/// <param name="Entries">The file's entries in the file's order, each with the key of the entry that it takes the place of, or a new one.</param>
public sealed record ImportComparison(
    IReadOnlyList<ImportLine> New, IReadOnlyList<ImportLine> Changed, IReadOnlyList<ImportLine> Same, IReadOnlyList<ListEntry> Removed, IReadOnlyList<ListEntry> Entries)
{
    /// <summary>
    /// An entry of the file takes the place of the one with the same name and task; else of the only one with the same name,
    /// where the file too has only one. No entry is taken twice.
    /// </summary>
    public static ImportComparison Of(IReadOnlyList<ListEntry> draft, IReadOnlyList<ImportLine> lines, bool replaces)
    {
        var free = draft.GroupBy(Exact).ToDictionary(same => same.Key, same => new Queue<ListEntry>(same));
        var taken = new Dictionary<Guid, ListEntry>();
        foreach (var line in lines)
        {
            if (free.TryGetValue(Exact(line.Entry), out var same) && same.TryDequeue(out var entry))
                taken[line.Entry.Key] = entry;
        }

        var left = draft.Except(taken.Values).GroupBy(Name).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First());
        foreach (var alone in lines.Where(line => !taken.ContainsKey(line.Entry.Key)).GroupBy(line => Name(line.Entry)).Where(g => g.Count() == 1))
        {
            if (left.TryGetValue(alone.Key, out var entry))
                taken[alone.First().Entry.Key] = entry;
        }

        List<ImportLine> added = [], changed = [], unchanged = [];
        var entries = new List<ListEntry>();
        foreach (var line in lines)
        {
            var before = taken.GetValueOrDefault(line.Entry.Key);
            var after = before is null ? line.Entry : line.Entry with { Key = before.Key };
            (before is null ? added : before == after ? unchanged : changed).Add(line with { Entry = after });
            entries.Add(after);
        }

        return new ImportComparison(added, changed, unchanged, replaces ? [.. draft.Except(taken.Values)] : [], entries);
    }

    private static (string, string, ListTask?) Exact(ListEntry entry) => (Name(entry), entry.What.ToUpperInvariant(), entry.Task);

    private static string Name(ListEntry entry) => entry.Name.ToUpperInvariant();
}
