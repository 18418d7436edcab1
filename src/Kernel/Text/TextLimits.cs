using Markdig;

namespace KunnskapsPortal.Kernel.Text;

/// <summary>Why a body is not taken.</summary>
public enum TextRefusal
{
    /// <summary>More than <see cref="TextLimits.MaxLength"/> characters.</summary>
    TooLong = 0,

    /// <summary>More than <see cref="TextLimits.MaxLines"/> lines.</summary>
    TooManyLines = 1,

    /// <summary>More than <see cref="TextLimits.MaxMarks"/> of one of the signs that Markdown gives a meaning.</summary>
    TooManyMarks = 2,

    /// <summary>Quotes, lists, links or emphasis inside each other, deeper than the renderer follows (about 100).</summary>
    TooNested = 3,
}

/// <summary>
/// What a body may be at most. Below these limits rendering ends in about a second whatever stands in it, and never fails;
/// above them the time grows with the square of the length, and deep nesting stops the renderer. Checked when a text is
/// saved, imported or shown as a preview.
/// </summary>
public static class TextLimits
{
    /// <summary>Characters (UTF-16): some eighty printed pages.</summary>
    public const int MaxLength = 200_000;

    /// <summary>Lines.</summary>
    public const int MaxLines = 10_000;

    /// <summary>Of each of <c>[</c>, <c>]</c>, <c>*</c>, <c>_</c>, <c>`</c>, <c>!</c>, <c>&lt;</c> and <c>\</c>.</summary>
    public const int MaxMarks = 5_000;

    private const string Marks = "[]*_`!<\\";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>Null where the body can be rendered; otherwise the first limit that it breaks. Never throws.</summary>
    public static TextRefusal? Check(string markdown)
    {
        if (markdown.Length > MaxLength)
            return TextRefusal.TooLong;
        var text = markdown.AsSpan();
        if (text.Count('\n') + text.Count('\r') > MaxLines)
            return TextRefusal.TooManyLines;
        foreach (var mark in Marks)
        {
            if (text.Count(mark) > MaxMarks)
                return TextRefusal.TooManyMarks;
        }

        // Markdig counts its own depth and says so with this exception; nothing simpler agrees with it.
        try
        {
            Markdown.ToHtml(markdown, TextWriter.Null, Pipeline);
            return null;
        }
        catch (ArgumentException)
        {
            return TextRefusal.TooNested;
        }
    }
}
