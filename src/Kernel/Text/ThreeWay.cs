namespace KunnskapsPortal.Kernel.Text;

/// <summary>A stretch of a merged text.</summary>
public abstract record MergePart
{
    private MergePart()
    {
    }

    /// <summary>Text that both sides agree on, or that one side alone has changed. Never empty.</summary>
    public sealed record Agreed(string Text) : MergePart;

    /// <summary>Lines that both sides have changed, differently. A side that has removed them is empty.</summary>
    /// <param name="Base">What stood there before; empty where both have added something.</param>
    public sealed record Conflict(string Base, string Mine, string Theirs) : MergePart;
}

/// <summary>Two later versions of one text put together.</summary>
public sealed record Merge(IReadOnlyList<MergePart> Parts)
{
    /// <summary>True where a person has to choose.</summary>
    public bool HasConflicts => Parts.Any(part => part is MergePart.Conflict);

    /// <summary>The merged text; null where there are conflicts.</summary>
    public string? Text => HasConflicts ? null : string.Concat(Parts.OfType<MergePart.Agreed>().Select(part => part.Text));
}

/// <summary>
/// Puts together what two editors did with the same text, line by line (the rule of diff3, Khanna, Kunal and Pierce 2007).
/// Changes that overlap or touch are conflicts unless both sides did the same. Nothing is chosen silently and nothing typed
/// is lost: what either side wrote stands in the result or in a conflict. Bounded as <see cref="Comparison"/>.
/// </summary>
public static class ThreeWay
{
    private const long Budget = 150_000_000;

    /// <summary>Merges. Where one side has changed nothing the result is the other side; swapping the sides swaps them in every conflict.</summary>
    public static Merge Of(string @base, string mine, string theirs)
    {
        if (mine == @base || mine == theirs)
            return Whole(theirs);
        if (theirs == @base)
            return Whole(mine);
        if ((long)@base.Length + mine.Length + theirs.Length > Comparison.LongestCompared)
            return new Merge([new MergePart.Conflict(@base, mine, theirs)]);

        var lines = TextPieces.Lines(@base);
        var (left, right) = (Side.Of(lines, mine), Side.Of(lines, theirs));
        var parts = new List<MergePart>();
        var at = 0;
        while (left.Next is not null || right.Next is not null)
        {
            var start = Math.Min(left.Next?.OldStart ?? int.MaxValue, right.Next?.OldStart ?? int.MaxValue);
            Agree(parts, string.Concat(lines[at..start]));
            var end = start;
            while (left.Takes(ref end) | right.Takes(ref end))
            {
            }

            var before = string.Concat(lines[start..end]);
            Join(parts, before, left.Text(start, end), right.Text(start, end));
            at = end;
        }

        Agree(parts, string.Concat(lines[at..]));
        return new Merge(parts);
    }

    private static Merge Whole(string text) => new(text.Length == 0 ? [] : [new MergePart.Agreed(text)]);

    private static void Join(List<MergePart> parts, string before, string mine, string theirs)
    {
        if (mine == theirs || theirs == before)
            Agree(parts, mine);
        else if (mine == before)
            Agree(parts, theirs);
        else
            parts.Add(new MergePart.Conflict(before, mine, theirs));
    }

    private static void Agree(List<MergePart> parts, string text)
    {
        if (parts is [.., MergePart.Agreed last])
            parts[^1] = new MergePart.Agreed(last.Text + text);
        else if (text.Length > 0)
            parts.Add(new MergePart.Agreed(text));
    }

    // The edits of one side, taken in order; a stretch of the base is read as this side has it.
    private sealed class Side(List<string> lines, IReadOnlyList<Comparison.Edit> edits)
    {
        private int next;
        private int shift;
        private int shiftBefore;

        public Comparison.Edit? Next => next < edits.Count ? edits[next] : null;

        public static Side Of(List<string> old, string text)
        {
            var budget = Budget;
            var lines = TextPieces.Lines(text);
            return new Side(lines, Comparison.Edits(old, lines, ref budget));
        }

        /// <summary>Takes the next edit where it begins before or at the end of the stretch, and moves the end behind it.</summary>
        public bool Takes(ref int end)
        {
            if (Next is not { } edit || edit.OldStart > end)
                return false;
            end = Math.Max(end, edit.OldStart + edit.OldCount);
            shift += edit.NewCount - edit.OldCount;
            next++;
            return true;
        }

        public string Text(int start, int end)
        {
            var text = string.Concat(lines[(start + shiftBefore)..(end + shift)]);
            shiftBefore = shift;
            return text;
        }
    }
}
