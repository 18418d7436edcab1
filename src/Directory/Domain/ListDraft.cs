namespace KunnskapsPortal.Directory.Domain;

/// <summary>One change of a draft. Closed.</summary>
public abstract record ListChange
{
    private ListChange()
    {
    }

    /// <summary>A new entry at the end.</summary>
    public sealed record Add(ListEntry Entry) : ListChange;

    /// <summary>New content for the entry with this key; it stays where it is.</summary>
    public sealed record Change(ListEntry Entry) : ListChange;

    /// <summary>The entry one place up or down. At the end of the list nothing happens.</summary>
    public sealed record Move(Guid Key, bool Up) : ListChange;

    /// <summary>The entry goes.</summary>
    public sealed record Remove(Guid Key) : ListChange;

    /// <summary>
    /// Somebody leaves: every entry in the leaver's name gets the new name, direct number and address, and the title and note that are
    /// given for it. What is not given goes too, so that nothing of the leaver's stays unseen.
    /// </summary>
    public sealed record HandOver(string From, string To, string Direct, string Email) : ListChange
    {
        /// <summary>The title and note of each entry from now on, by its key.</summary>
        public IReadOnlyDictionary<Guid, (string Title, string Note)> Words { get; init; } = new Dictionary<Guid, (string, string)>();
    }

    /// <summary>These entries instead of all there are.</summary>
    public sealed record Replace(IReadOnlyList<ListEntry> Entries) : ListChange;

    /// <summary>These entries: those with a known key get new content, the rest stand at the end.</summary>
    public sealed record Merge(IReadOnlyList<ListEntry> Entries) : ListChange;
}

/// <summary>Why a change is not made.</summary>
public enum ListRefusal
{
    /// <summary>The entry is gone.</summary>
    NoSuchEntry,

    /// <summary>Nobody on the list has the leaver's name.</summary>
    NobodyOfThatName,

    /// <summary>An entry handed over would have neither a number nor an address.</summary>
    NoWayLeft,

    /// <summary>The list would be longer than <see cref="ListEntryRules.Most"/>.</summary>
    TooMany,

    /// <summary>An entry breaks a rule.</summary>
    NotSound,
}

/// <summary>What comes of a change: the list after it, or why not. Order is position.</summary>
public sealed record ListOutcome(IReadOnlyList<ListEntry> Entries, ListRefusal? Refusal);

/// <summary>
/// How a draft changes. A change is made whole or not at all; a key never stands twice; entries that the change does not name
/// keep their content and their order among themselves.
/// </summary>
public static class ListDraft
{
    public static ListOutcome Apply(IReadOnlyList<ListEntry> entries, ListChange change)
    {
        var (after, refusal) = change switch
        {
            ListChange.Add add => ([.. entries, add.Entry], null),
            ListChange.Change one => With(entries, one.Entry.Key, index => [.. entries.Select((e, i) => i == index ? one.Entry : e)]),
            ListChange.Move move => With(entries, move.Key, index => Moved(entries, index, move.Up ? index - 1 : index + 1)),
            ListChange.Remove gone => With(entries, gone.Key, index => [.. entries.Where((_, i) => i != index)]),
            ListChange.HandOver over => HandedOver(entries, over),
            ListChange.Replace all => (all.Entries, null),
            ListChange.Merge more => (Merged(entries, more.Entries), null),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
        refusal ??= after.Count > ListEntryRules.Most ? ListRefusal.TooMany
            : after.Any(e => ListEntryRules.Check(e).Count > 0) || after.Select(e => e.Key).Distinct().Count() < after.Count ? ListRefusal.NotSound
            : null;
        return refusal is null ? new ListOutcome(after, null) : new ListOutcome(entries, refusal);
    }

    /// <summary>True where the entry is in this name, upper and lower case apart.</summary>
    public static bool IsOf(ListEntry entry, string name) => string.Equals(entry.Name, name.Trim(), StringComparison.OrdinalIgnoreCase);

    private static (IReadOnlyList<ListEntry>, ListRefusal?) With(IReadOnlyList<ListEntry> entries, Guid key, Func<int, IReadOnlyList<ListEntry>> then)
    {
        for (var index = 0; index < entries.Count; index++)
        {
            if (entries[index].Key == key)
                return (then(index), null);
        }

        return (entries, ListRefusal.NoSuchEntry);
    }

    private static IReadOnlyList<ListEntry> Moved(IReadOnlyList<ListEntry> entries, int from, int to)
    {
        if (to < 0 || to >= entries.Count)
            return entries;
        var moved = entries.ToArray();
        (moved[from], moved[to]) = (moved[to], moved[from]);
        return moved;
    }

    private static (IReadOnlyList<ListEntry>, ListRefusal?) HandedOver(IReadOnlyList<ListEntry> entries, ListChange.HandOver over)
    {
        if (!entries.Any(e => IsOf(e, over.From)))
            return (entries, ListRefusal.NobodyOfThatName);
        if (over.Direct.Length + over.Email.Length == 0 && entries.Any(e => IsOf(e, over.From) && e.Phone.Length == 0))
            return (entries, ListRefusal.NoWayLeft);
        return ([.. entries.Select(e => IsOf(e, over.From) ? With(e, over) : e)], null);
    }

    private static ListEntry With(ListEntry entry, ListChange.HandOver over)
    {
        var (title, note) = over.Words.GetValueOrDefault(entry.Key, ("", ""));
        return entry with { Name = over.To, Title = title, Direct = over.Direct, Email = over.Email, Note = note };
    }

    private static ListEntry[] Merged(IReadOnlyList<ListEntry> entries, IReadOnlyList<ListEntry> more)
    {
        var known = entries.Select(e => e.Key).ToHashSet();
        var changed = more.Where(e => known.Contains(e.Key)).ToDictionary(e => e.Key);
        return [.. entries.Select(e => changed.GetValueOrDefault(e.Key, e)), .. more.Where(e => !known.Contains(e.Key))];
    }
}
