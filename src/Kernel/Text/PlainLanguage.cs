namespace KunnskapsPortal.Kernel.Text;

/// <summary>How heavy a text is to read, by LIX: the bands that Björnsson gave in <i>Läsbarhet</i> (1968).</summary>
public enum LixBand
{
    /// <summary>No words, so nothing to say.</summary>
    None = 0,

    /// <summary>Below 30: as books for children.</summary>
    VeryEasy = 1,

    /// <summary>30 to 39: as fiction.</summary>
    Easy = 2,

    /// <summary>40 to 49: as newspapers.</summary>
    Medium = 3,

    /// <summary>50 to 59: as public information often is.</summary>
    Hard = 4,

    /// <summary>60 and above: as laws and academic writing.</summary>
    VeryHard = 5,
}

/// <summary>What an editor is told about.</summary>
public enum LanguageHintKind
{
    /// <summary>More than <see cref="PlainLanguage.LongSentence"/> words. Count is the number of words.</summary>
    LongSentence = 0,

    /// <summary>More than <see cref="PlainLanguage.LongParagraph"/> words. Count is the number of words.</summary>
    LongParagraph = 1,

    /// <summary>A word or phrase with a lighter one. Argument is the lighter one, Count how often it stands in the text.</summary>
    HeavyWord = 2,

    /// <summary>An amount or "now" with no year or date in the sentence or the one beside it. Argument is the word, as "kroner" or "nå".</summary>
    UndatedClaim = 3,
}

/// <summary>Something an editor may want to mend. It never stops anyone.</summary>
/// <param name="Kind">What.</param>
/// <param name="Excerpt">The words it is about as they stand in the text, at most <see cref="PlainLanguage.LongestExcerpt"/> characters; cut ones end with an ellipsis.</param>
/// <param name="Count">At least 1; see the kind.</param>
/// <param name="Argument">See the kind; null where it has none.</param>
public sealed record LanguageHint(LanguageHintKind Kind, string Excerpt, int Count = 1, string? Argument = null);

/// <summary>What is said about a text.</summary>
/// <param name="Words">Words in whole sentences: headings, tables, code and addresses are left out.</param>
/// <param name="Sentences">Sentences; an item of a list ends one.</param>
/// <param name="Lix">LIX rounded to a whole number; 0 where there are no words.</param>
/// <param name="Band">The band of <paramref name="Lix"/>.</param>
/// <param name="Hints">By kind, then in the order of the text; at most <see cref="PlainLanguage.MostHints"/> of each kind.</param>
public sealed record LanguageReport(int Words, int Sentences, int Lix, LixBand Band, IReadOnlyList<LanguageHint> Hints);

/// <summary>
/// Reads a Markdown body as a reader does and says where it is heavy. LIX is words per sentence + 100 × words of more than
/// six letters per word (Björnsson 1968); the limits for sentences and paragraphs are the house's own. It knows words, not
/// meaning, so everything it says is a hint. Any text is read, in time that grows with its length.
/// </summary>
public static class PlainLanguage
{
    /// <summary>A sentence of more words is long.</summary>
    public const int LongSentence = 25;

    /// <summary>A paragraph of more words is long.</summary>
    public const int LongParagraph = 120;

    /// <summary>Characters of an excerpt.</summary>
    public const int LongestExcerpt = 160;

    /// <summary>Hints of one kind.</summary>
    public const int MostHints = 100;

    private const int LettersInLongWord = 6;

    /// <summary>Reads a body in one of the written forms.</summary>
    public static LanguageReport Read(string markdown, Language language)
    {
        var blocks = Prose.Blocks(markdown).Select(b => (b.IsProse, Sentences: Sentence.Split(b.Text))).ToList();
        var sentences = blocks.Where(b => b.IsProse).SelectMany(b => b.Sentences).ToList();
        var words = sentences.Sum(s => s.Words.Count);
        var lix = Lix(words, sentences);
        return new LanguageReport(words, sentences.Count, lix, Band(words, lix),
        [
            .. sentences.Where(s => s.Words.Count > LongSentence).Take(MostHints)
                .Select(s => new LanguageHint(LanguageHintKind.LongSentence, s.Excerpt(), s.Words.Count)),
            .. blocks.Where(b => b.IsProse && b.Sentences.Sum(s => s.Words.Count) > LongParagraph).Take(MostHints)
                .Select(b => new LanguageHint(LanguageHintKind.LongParagraph, b.Sentences[0].Excerpt(), b.Sentences.Sum(s => s.Words.Count))),
            .. HeavyWords.In(blocks.SelectMany(b => b.Sentences), language).Take(MostHints),
            .. UndatedClaims.In(sentences, language).Take(MostHints),
        ]);
    }

    /// <summary>The heavy words and phrases of a written form, first forms only, with the lighter ones: what the editors' guide shows.</summary>
    public static IReadOnlyList<(string Heavy, string Lighter)> WordList(Language language) => HeavyWords.List(language);

    private static int Lix(int words, List<Sentence> sentences)
    {
        if (words == 0)
            return 0;
        var longWords = sentences.Sum(s => s.Words.Count(w => s.Letters(w) > LettersInLongWord));
        return (int)Math.Round(((double)words / sentences.Count) + (100.0 * longWords / words));
    }

    private static LixBand Band(int words, int lix) => words == 0
        ? LixBand.None
        : lix switch { < 30 => LixBand.VeryEasy, < 40 => LixBand.Easy, < 50 => LixBand.Medium, < 60 => LixBand.Hard, _ => LixBand.VeryHard };
}
