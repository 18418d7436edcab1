namespace KunnskapsPortal.Kernel.Text;

/// <summary>
/// The word lists <c>tunge-ord.nb.txt</c> and <c>tunge-ord.nn.txt</c>, the house's own compilation. A line is
/// <c>first form, other form, other form = lighter</c>; lines that begin with <c>#</c> are notes.
/// </summary>
internal static class HeavyWords
{
    private static readonly Lazy<Entry[]> Bokmal = new(() => Load("tunge-ord.nb.txt"));
    private static readonly Lazy<Entry[]> Nynorsk = new(() => Load("tunge-ord.nn.txt"));
    private static readonly Lazy<Dictionary<string, Form[]>> BokmalForms = new(() => Forms(Bokmal.Value));
    private static readonly Lazy<Dictionary<string, Form[]>> NynorskForms = new(() => Forms(Nynorsk.Value));

    public static IReadOnlyList<(string Heavy, string Lighter)> List(Language language) =>
        [.. (language == Language.Nynorsk ? Nynorsk : Bokmal).Value.Select(e => (e.Forms[0], e.Lighter))];

    /// <summary>One hint for each entry found, in the order it is met first. The longest phrase counts.</summary>
    public static IEnumerable<LanguageHint> In(IEnumerable<Sentence> sentences, Language language)
    {
        var forms = (language == Language.Nynorsk ? NynorskForms : BokmalForms).Value;
        var found = new Dictionary<Entry, LanguageHint>();
        var order = new List<Entry>();
        foreach (var sentence in sentences)
        {
            for (var at = 0; at < sentence.Words.Count; at++)
            {
                if (!forms.TryGetValue(Lower(sentence, at), out var candidates)
                    || candidates.FirstOrDefault(form => Stands(form, sentence, at)) is not { } form)
                    continue;
                var last = at + form.Words.Length - 1;
                if (found.TryGetValue(form.Entry, out var hint))
                {
                    found[form.Entry] = hint with { Count = hint.Count + 1 };
                }
                else
                {
                    order.Add(form.Entry);
                    found[form.Entry] = new LanguageHint(LanguageHintKind.HeavyWord, sentence.Excerpt(at, last), 1, form.Entry.Lighter);
                }

                at = last;
            }
        }

        return order.Select(entry => found[entry]);
    }

    private static bool Stands(Form form, Sentence sentence, int at) =>
        at + form.Words.Length <= sentence.Words.Count && !form.Words.Where((word, i) => Lower(sentence, at + i) != word).Any();

    private static string Lower(Sentence sentence, int at) => sentence.Words[at].Length > 60 ? "" : sentence.Word(at).ToLowerInvariant();

    private static Dictionary<string, Form[]> Forms(Entry[] entries) => entries
        .SelectMany(entry => entry.Forms.Select(form => new Form(form.Split(' '), entry)))
        .GroupBy(form => form.Words[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(form => form.Words.Length).ToArray());

    private static Entry[] Load(string name)
    {
        using var stream = typeof(HeavyWords).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Contains('=') && line[0] != '#').Select(line => line.Split('='))
            .Select(sides => new Entry(sides[0].Split(',', StringSplitOptions.TrimEntries), sides[1].Trim()))];
    }

    private sealed record Entry(string[] Forms, string Lighter);

    private sealed record Form(string[] Words, Entry Entry);
}
