namespace KunnskapsPortal.Checklists.Domain;

/// <summary>One point of a checklist.</summary>
/// <param name="Key">Stable; a point that is moved or reworded keeps it.</param>
public sealed record ChecklistRow(string Key, string Side, string Text, string? Note);

/// <summary>What became of a point between two versions.</summary>
public enum RowChangeKind
{
    Added,
    Changed,
    Removed,
}

/// <param name="Row">As it stands now; where it is gone, as it stood.</param>
/// <param name="Before">As it stood, of a point that was changed; otherwise null.</param>
public sealed record RowChange(RowChangeKind Kind, ChecklistRow Row, ChecklistRow? Before = null);

/// <summary>
/// What is different between two versions of a checklist. Every point that differs is named once, no other is: points are
/// held together by their keys, so that a move alone is no change. First what stands there now, in its order; last what is gone.
/// </summary>
public static class RowChanges
{
    public static IReadOnlyList<RowChange> Between(IReadOnlyList<ChecklistRow> before, IReadOnlyList<ChecklistRow> now)
    {
        var then = before.ToDictionary(row => row.Key, StringComparer.Ordinal);
        var still = now.Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. now.Where(row => !then.TryGetValue(row.Key, out var old) || old != row)
                .Select(row => then.TryGetValue(row.Key, out var old) ? new RowChange(RowChangeKind.Changed, row, old) : new RowChange(RowChangeKind.Added, row)),
            .. before.Where(row => !still.Contains(row.Key)).Select(row => new RowChange(RowChangeKind.Removed, row)),
        ];
    }
}
