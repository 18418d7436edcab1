using System.Text.RegularExpressions;

namespace KunnskapsPortal.Kernel.Text;

/// <summary>A sentence that says something the editors know to be wrong.</summary>
/// <param name="Excerpt">The sentence, cut where it is long.</param>
/// <param name="Truth">What holds.</param>
public sealed record KnownError(string Excerpt, string Truth);

/// <summary>
/// Errors that stood in earlier material and must not come back: the list <c>kjente-feil.txt</c>. An entry is three lines and an
/// empty one: <c>om:</c> patterns that all stand in one sentence, <c>ikke:</c> patterns of which one makes the sentence right
/// (it denies the error), and <c>rett:</c> what holds. Patterns are regular expressions between <c>;</c>, without regard to case.
/// It finds the words, not the meaning: a claim in other words passes, and so does what stands between « and », which is
/// somebody's words.
/// </summary>
public static class KnownErrors
{
    // Linear in the length of the text, whatever stands there.
    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private static readonly Lazy<Entry[]> All = new(Load);

    private static readonly Regex Quoted = new("«[^»]*»", Linear);

    // A sentence that calls something wrong does not say it.
    private static readonly Regex Denied = new(@"\bfeil\w*|\bgal[et]?\b|misforst|mistyd|\bmyte", Linear);

    /// <summary>What holds, for each entry of the list.</summary>
    public static IReadOnlyList<string> Truths => [.. All.Value.Select(entry => entry.Truth)];

    public static IEnumerable<KnownError> In(string markdown) =>
        from block in Prose.Blocks(markdown)
        from sentence in Sentence.Split(Quoted.Replace(block.Text, "«…»"))
        from entry in All.Value
        where !Denied.IsMatch(sentence.Text) && entry.If.All(pattern => pattern.IsMatch(sentence.Text)) && !entry.Unless.Any(pattern => pattern.IsMatch(sentence.Text))
        select new KnownError(sentence.Excerpt(), entry.Truth);

    private static Entry[] Load()
    {
        using var stream = typeof(KnownErrors).Assembly.GetManifestResourceStream("kjente-feil.txt") ?? throw new InvalidOperationException("kjente-feil.txt is not in the assembly.");
        using var reader = new StreamReader(stream);
        return
        [
            .. from entry in reader.ReadToEnd().Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
               let lines = entry.Split('\n').Where(line => !line.StartsWith('#')).ToList()
               where lines.Exists(line => line.StartsWith("om:", StringComparison.Ordinal))
               select new Entry(Patterns(lines, "om:"), Patterns(lines, "ikke:"), After(lines, "rett:")),
        ];
    }

    private static Regex[] Patterns(List<string> lines, string name) =>
        [.. After(lines, name).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pattern => new Regex(pattern, Linear))];

    private static string After(List<string> lines, string name) => lines.Find(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Trim() ?? "";

    private sealed record Entry(Regex[] If, Regex[] Unless, string Truth);
}
