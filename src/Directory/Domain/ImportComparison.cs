namespace KunnskapsPortal.Directory.Domain;

/// <summary>A number or an address that more people would see than today.</summary>
public sealed record ImportWidening(ListField Field, string Name);

/// <summary>What an import would do to the draft.</summary>
/// <param name="New">Not on the list before.</param>
/// <param name="Changed">On the list with other content.</param>
/// <param name="Same">On the list already.</param>
/// <param name="Removed">On the list and not in the file; none where the file is added to the list.</param>
/// <param name="Entries">The file's entries in the file's order, each with the key of the entry that it takes the place of, or a new one.</param>
public sealed record ImportComparison(
    IReadOnlyList<ImportLine> New, IReadOnlyList<ImportLine> Changed, IReadOnlyList<ImportLine> Same, IReadOnlyList<ListEntry> Removed, IReadOnlyList<ListEntry> Entries)
{
    /// <summary>Every number and address on the list that more people would see than today, also under another name.</summary>
    public IReadOnlyList<ImportWidening> Wider { get; private init; } = [];

    /// <summary>
    /// An entry of the file takes the place of the one with the same name and task; else of the only one with the same name,
    /// where the file too has only one. No entry is taken twice. What a row is silent about stays as it is on the list.
    /// </summary>
    public static ImportComparison Of(IReadOnlyList<ListEntry> draft, IReadOnlyList<ImportLine> lines, bool replaces)
    {
        var free = draft.GroupBy(Name).ToDictionary(same => same.Key, same => same.ToList());
        var taken = new Dictionary<Guid, ListEntry>();
        foreach (var line in lines)
        {
            if (free.TryGetValue(Name(line.Entry), out var same) && same.Find(entry => IsExact(line, entry)) is { } entry && same.Remove(entry))
                taken[line.Entry.Key] = entry;
        }

        foreach (var alone in lines.Where(line => !taken.ContainsKey(line.Entry.Key)).GroupBy(line => Name(line.Entry)).Where(g => g.Count() == 1))
        {
            if (free.TryGetValue(alone.Key, out var same) && same is [var entry])
                taken[alone.First().Entry.Key] = entry;
        }

        List<ImportLine> added = [], changed = [], unchanged = [];
        var entries = new List<ListEntry>();
        foreach (var line in lines)
        {
            var before = taken.GetValueOrDefault(line.Entry.Key);
            var after = before is null ? line.Entry : Kept(line, before);
            (before is null ? added : before == after ? unchanged : changed).Add(line with { Entry = after });
            entries.Add(after);
        }

        return new ImportComparison(added, changed, unchanged, replaces ? [.. draft.Except(taken.Values)] : [], entries) { Wider = [.. WiderOf(draft, entries)] };
    }

    private static ListEntry Kept(ImportLine line, ListEntry before)
    {
        var entry = line.Entry;
        T Of<T>(ListField field, T said, T had) => line.Silent.Contains(field) ? had : said;
        return entry with
        {
            Key = before.Key,
            Title = Of(ListField.Title, entry.Title, before.Title),
            What = Of(ListField.What, entry.What, before.What),
            Task = Of(ListField.Task, entry.Task, before.Task),
            Phone = Of(ListField.Phone, entry.Phone, before.Phone),
            Direct = Of(ListField.Direct, entry.Direct, before.Direct),
            Email = Of(ListField.Email, entry.Email, before.Email),
            PhoneFor = Of(ListField.PhoneFor, entry.PhoneFor, before.PhoneFor),
            DirectFor = Of(ListField.DirectFor, entry.DirectFor, before.DirectFor),
            EmailFor = Of(ListField.EmailFor, entry.EmailFor, before.EmailFor),
            Note = Of(ListField.Note, entry.Note, before.Note),
        };
    }

    // By the entry and by the number: somebody whose name is spelled anew is a new entry with an old number.
    private static IEnumerable<ImportWidening> WiderOf(IReadOnlyList<ListEntry> draft, IReadOnlyList<ListEntry> entries)
    {
        var before = draft.ToDictionary(entry => entry.Key);
        foreach (var field in new[] { ListField.Phone, ListField.Direct, ListField.Email })
        {
            var narrowest = draft.Select(entry => Shown(entry, field)).Where(shown => shown.Text.Length > 0)
                .GroupBy(shown => Plain(shown.Text)).ToDictionary(same => same.Key, same => same.Max(shown => shown.For));
            foreach (var entry in entries)
            {
                var (text, level) = Shown(entry, field);
                if (text.Length == 0)
                    continue;
                var had = before.TryGetValue(entry.Key, out var own)
                    ? Shown(own, field) is { Text.Length: > 0 } shown ? shown.For : (FieldVisibility?)null
                    : narrowest.TryGetValue(Plain(text), out var others) ? others : null;
                if (had is { } from && level.IsWiderThan(from))
                    yield return new ImportWidening(field, entry.Name);
            }
        }
    }

    private static (string Text, FieldVisibility For) Shown(ListEntry entry, ListField field) => field switch
    {
        ListField.Phone => (entry.Phone, entry.PhoneFor),
        ListField.Direct => (entry.Direct, entry.DirectFor),
        _ => (entry.Email, entry.EmailFor),
    };

    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    private static bool IsExact(ImportLine line, ListEntry entry) =>
        (line.Silent.Contains(ListField.What) || string.Equals(line.Entry.What, entry.What, StringComparison.OrdinalIgnoreCase))
        && (line.Silent.Contains(ListField.Task) || line.Entry.Task == entry.Task);

    private static string Name(ListEntry entry) => entry.Name.ToUpperInvariant();
}
