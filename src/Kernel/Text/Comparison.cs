using System.Text;
using DiffPlex;

namespace KunnskapsPortal.Kernel.Text;

/// <summary>What happened to a piece of text between an old and a new version.</summary>
public enum ChangeKind
{
    Same = 0,
    Added = 1,
    Removed = 2,
}

/// <summary>A piece of text that is the same in both versions, or stands in one of them only. Never empty.</summary>
public sealed record TextChange(ChangeKind Kind, string Text);

/// <summary>
/// Compares two texts: lines first, then sentences inside the lines that changed, then words inside those (Myers 1986,
/// by DiffPlex). The work is bounded: a stretch that would cost too much is given as wholly replaced, so any two texts of
/// 5 MB are compared in a few seconds at most.
/// </summary>
public static class Comparison
{
    /// <summary>Characters of both texts together above which only the common start and end are found.</summary>
    public const int LongestCompared = 2_000_000;

    private const long Budget = 150_000_000;
    private static readonly Func<string, List<string>>[] Levels = [TextPieces.Lines, TextPieces.Sentences, TextPieces.Words];

    /// <summary>
    /// Words added and removed. What is the same together with what is removed, in order, is exactly
    /// <paramref name="oldText"/>; with what is added it is exactly <paramref name="newText"/>. Neighbours differ in kind,
    /// and a removal stands before the addition that replaces it.
    /// </summary>
    public static IReadOnlyList<TextChange> Words(string oldText, string newText)
    {
        var changes = new ChangeList();
        var left = Budget;
        Compare(oldText, newText, oldText.Length + newText.Length > LongestCompared ? Levels.Length : 0, ref left, changes);
        return changes.ToList();
    }

    /// <summary>The edits that make <paramref name="newPieces"/> of <paramref name="oldPieces"/>, in order, none touching the next.</summary>
    internal static IReadOnlyList<Edit> Edits(List<string> oldPieces, List<string> newPieces, ref long budget)
    {
        var most = Math.Min(oldPieces.Count, newPieces.Count);
        var head = 0;
        while (head < most && oldPieces[head] == newPieces[head])
            head++;
        var tail = 0;
        while (tail < most - head && oldPieces[^(tail + 1)] == newPieces[^(tail + 1)])
            tail++;
        var a = oldPieces[head..^tail];
        var b = newPieces[head..^tail];
        if (a.Count == 0 && b.Count == 0)
            return [];
        var cost = (long)(a.Count + b.Count) * (a.Count + b.Count);
        if (a.Count == 0 || b.Count == 0 || cost > budget)
            return [new Edit(head, a.Count, head, b.Count)];
        budget -= cost;
        var difference = new Differ().CreateCustomDiffs("old", "new", false, name => name == "old" ? [.. a] : [.. b]);
        return [.. difference.DiffBlocks.Select(block =>
            new Edit(head + block.DeleteStartA, block.DeleteCountA, head + block.InsertStartB, block.InsertCountB))];
    }

    private static void Compare(string oldText, string newText, int level, ref long budget, ChangeList changes)
    {
        if (level == Levels.Length || oldText.Length == 0 || newText.Length == 0)
        {
            Replace(oldText, newText, changes);
            return;
        }

        var (oldPieces, newPieces) = (Levels[level](oldText), Levels[level](newText));
        var at = 0;
        foreach (var edit in Edits(oldPieces, newPieces, ref budget))
        {
            changes.Add(ChangeKind.Same, string.Concat(oldPieces[at..edit.OldStart]));
            at = edit.OldStart + edit.OldCount;
            Compare(string.Concat(oldPieces[edit.OldStart..at]),
                string.Concat(newPieces[edit.NewStart..(edit.NewStart + edit.NewCount)]), level + 1, ref budget, changes);
        }

        changes.Add(ChangeKind.Same, string.Concat(oldPieces[at..]));
    }

    private static void Replace(string oldText, string newText, ChangeList changes)
    {
        var head = oldText.AsSpan().CommonPrefixLength(newText);
        while (head > 0 && TextPieces.IsInWord(oldText, newText, head))
            head--;
        var most = Math.Min(oldText.Length, newText.Length) - head;
        var tail = 0;
        while (tail < most && oldText[^(tail + 1)] == newText[^(tail + 1)])
            tail++;
        while (tail > 0 && (TextPieces.IsInWord(oldText, oldText.Length - tail) || TextPieces.IsInWord(newText, newText.Length - tail)))
            tail--;
        changes.Add(ChangeKind.Same, oldText[..head]);
        changes.Add(ChangeKind.Removed, oldText[head..(oldText.Length - tail)]);
        changes.Add(ChangeKind.Added, newText[head..(newText.Length - tail)]);
        changes.Add(ChangeKind.Same, oldText[(oldText.Length - tail)..]);
    }

    /// <summary>Pieces of the old text, and the pieces of the new text that stand in their place.</summary>
    internal readonly record struct Edit(int OldStart, int OldCount, int NewStart, int NewCount);

    // White space between two changed words is told as changed with them: "fem <seks syv>" rather than three changes.
    private sealed class ChangeList
    {
        private readonly List<TextChange> done = [];
        private readonly StringBuilder removed = new();
        private readonly StringBuilder added = new();
        private string space = "";

        public void Add(ChangeKind kind, string text)
        {
            if (text.Length == 0)
                return;
            if (kind != ChangeKind.Same)
            {
                removed.Append(space);
                added.Append(space);
                space = "";
                (kind == ChangeKind.Added ? added : removed).Append(text);
            }
            else if (removed.Length + added.Length > 0 && text.Length < 3 && string.IsNullOrWhiteSpace(text) && !text.Contains('\n') && space.Length == 0)
            {
                space = text;
            }
            else
            {
                Flush();
                Same(text);
            }
        }

        public List<TextChange> ToList()
        {
            Flush();
            return done;
        }

        private void Flush()
        {
            if (removed.Length > 0)
                done.Add(new TextChange(ChangeKind.Removed, removed.ToString()));
            if (added.Length > 0)
                done.Add(new TextChange(ChangeKind.Added, added.ToString()));
            removed.Clear();
            added.Clear();
            Same(space);
            space = "";
        }

        private void Same(string text)
        {
            if (text.Length == 0)
                return;
            if (done is [.., { Kind: ChangeKind.Same } last])
                done[^1] = last with { Text = last.Text + text };
            else
                done.Add(new TextChange(ChangeKind.Same, text));
        }
    }
}
