namespace KunnskapsPortal.Kernel.Text;

/// <summary>A sentence and where its words stand in it. Abbreviations and ordinals do not end one.</summary>
internal sealed class Sentence
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "adr", "art", "avd", "bl.a", "ca", "cand", "d.e", "dr", "dvs", "d.v.s", "ekskl", "ev", "evt", "f.eks", "fig", "forts", "fvl", "gj.sn", "gnr", "hhv", "hr",
        "inkl", "iflg", "i.e", "jf", "jfr", "kap", "kl", "kr", "kst", "lf", "m.a", "maks", "medl", "mfl", "mht", "mill", "mrd", "mtp", "nr", "o.h", "p.g.a", "pga", "pkt", "prof",
        "red", "s", "sml", "spes", "st", "st.meld", "str", "t.d", "t.o.m", "fom", "f.o.m", "tlf", "vedr", "vs", "årg", "mv.a", "eks", "vha", "ift", "ifm", "t.eks",
    };

    private static readonly char[] Closing = ['»', '"', '\'', '”', '’', ')', ']'];

    private readonly string text;

    private Sentence(string text, IReadOnlyList<(int Start, int Length)> words)
    {
        this.text = text;
        Words = words;
    }

    public IReadOnlyList<(int Start, int Length)> Words { get; }

    /// <summary>As it stands in the text.</summary>
    public string Text => text;

    /// <summary>The sentences of a paragraph that hold a word.</summary>
    public static List<Sentence> Split(string paragraph)
    {
        var sentences = new List<Sentence>();
        var words = new List<(int Start, int Length)>();
        var start = 0;
        for (var at = 0; at < paragraph.Length; at++)
        {
            if (char.IsLetterOrDigit(paragraph[at]))
            {
                var end = EndOfWord(paragraph, at);
                words.Add((at - start, end - at));
                at = end - 1;
            }
            else if (words.Count > 0 && Ends(paragraph, at, paragraph.AsSpan(start + words[^1].Start, words[^1].Length)))
            {
                sentences.Add(new Sentence(paragraph[start..(at + 1)], words));
                (start, words) = (at + 1, []);
            }
        }

        if (words.Count > 0)
            sentences.Add(new Sentence(paragraph[start..], words));
        return sentences;
    }

    public string Word(int index) => text.Substring(Words[index].Start, Words[index].Length);

    public int Letters((int Start, int Length) word)
    {
        var letters = 0;
        foreach (var c in text.AsSpan(word.Start, word.Length))
            letters += char.IsLetterOrDigit(c) ? 1 : 0;
        return letters;
    }

    /// <summary>The text from one word to another, both included, white space as single spaces; long ones are cut.</summary>
    public string Excerpt(int first, int last)
    {
        var (from, to) = (Words[first].Start, Words[last].Start + Words[last].Length);
        return Shown(text.AsSpan(from, Math.Min(to - from, 4 * PlainLanguage.LongestExcerpt)));
    }

    public string Excerpt() => Shown(text.AsSpan(0, Math.Min(text.Length, 4 * PlainLanguage.LongestExcerpt)));

    /// <summary>True where a percent sign stands behind a number.</summary>
    public bool HasPercentSign() => Words.Any(word =>
        char.IsAsciiDigit(text[word.Start]) && text.AsSpan(Math.Min(text.Length, word.Start + word.Length)).TrimStart(" \u00a0").StartsWith("%"));

    private static string Shown(ReadOnlySpan<char> text)
    {
        var shown = string.Join(' ', text.ToString().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        if (shown.Length <= PlainLanguage.LongestExcerpt)
            return shown;
        var cut = shown.LastIndexOf(' ', PlainLanguage.LongestExcerpt - 2);
        cut = cut > PlainLanguage.LongestExcerpt / 2 ? cut : PlainLanguage.LongestExcerpt - 1;
        return shown[..(char.IsHighSurrogate(shown[cut - 1]) ? cut - 1 : cut)] + "…";
    }

    private static int EndOfWord(string text, int at)
    {
        for (at++; at < text.Length; at++)
        {
            var isInside = at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]) && (text[at] is '-' or '\'' or '’' or '.'
                || (text[at] is ',' or ':' && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1])));
            if (!char.IsLetterOrDigit(text[at]) && !isInside && char.GetUnicodeCategory(text[at]) != System.Globalization.UnicodeCategory.NonSpacingMark)
                break;
        }

        return at;
    }

    private static bool Ends(string text, int at, ReadOnlySpan<char> word)
    {
        if (text[at] is not ('.' or '!' or '?' or '…'))
            return false;
        var next = at + 1;
        while (next < text.Length && next < at + 4 && Closing.Contains(text[next]))
            next++;
        if (next < text.Length && !char.IsWhiteSpace(text[next]))
            return false;
        if (text[at] != '.')
            return true;
        while (next < text.Length && next < at + 40 && !char.IsLetterOrDigit(text[next]))
            next++;
        if (next >= text.Length)
            return true;
        var isNumber = char.IsAsciiDigit(word[^1]);
        return !char.IsLower(text[next]) && !(isNumber && word.Length <= 2 && char.IsAsciiDigit(text[next]))
            && !(text[at - 1] == word[^1] && (IsInitial(word) || Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)));
    }

    private static bool IsInitial(ReadOnlySpan<char> word) => word.Length == 1 && char.IsUpper(word[0]);
}
