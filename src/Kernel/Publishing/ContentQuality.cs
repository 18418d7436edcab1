using System.Globalization;
using KunnskapsPortal.Kernel.Resources;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>
/// What is asked of every published text beyond its fields, as far as it can be measured: headings in order, the kind's
/// sections, sources from the register, sentences and LIX that a tired reader manages, and none of the known errors. The
/// editor is told before publishing; <c>./portal check</c> reports what was published all the same. Pure.
/// </summary>
public static class ContentQuality
{
    /// <summary>The longest sentence, in words.</summary>
    public const int MaxSentence = 35;

    // LIX says nothing of a few words.
    private const int FewestWords = 50;

    // A label of a table is no sentence.
    private const int WordsOfLabel = 6;

    /// <param name="kind">The kind it was declared as.</param>
    /// <param name="document">The text; required fields may be missing.</param>
    /// <param name="isNational">It belongs to the national library, whose texts cite from the register only.</param>
    public static IReadOnlyList<Remark> Of(ContentKind kind, ItemDocument document, bool isNational = false) =>
    [
        .. kind.Remarks?.Invoke(document) ?? [],
        .. Headings(kind, document.Body),
        .. SourcesOf(document, isNational),
        .. kind.IsRead || kind.Name == Supplements.Kind ? Words(kind, document) : [],
    ];

    private static IEnumerable<Remark> Headings(ContentKind kind, string body)
    {
        var level = 1;
        foreach (var heading in HeadingIds.Levels(body))
        {
            if (heading.Level > level + 1 || heading.Level == 1)
                yield return new Remark("body", Say(Texts.QualityHeading, heading.Text));
            level = heading.Level;
        }

        var ids = HeadingIds.Levels(body).Select(h => h.Id).ToHashSet();
        foreach (var missing in kind.Sections.Where(section => !ids.Contains(section)))
            yield return new Remark("body", Say(Texts.QualitySection, missing));
    }

    private static IEnumerable<Remark> SourcesOf(ItemDocument document, bool isNational) =>
        from record in document.Records("sources")
        where record.TextOrNull(Sources.Source) is { } reference ? !reference.StartsWith($"{Sources.Kind}:", StringComparison.Ordinal) : isNational
        select new Remark("sources", Say(Texts.QualitySource, record.Key));

    private static IEnumerable<Remark> Words(ContentKind kind, ItemDocument document)
    {
        // The body last: a fence that is not closed hides what comes after it.
        var text = string.Join("\n\n", document.OwnTexts().Where(text => text.Count(c => c == ' ') >= WordsOfLabel).Prepend(document.Summary).Append(document.Body));
        var report = PlainLanguage.Read(text, Language.Bokmal);
        if (report.Words >= FewestWords && report.Lix > kind.MaxLix)
            yield return new Remark("body", Say(Texts.QualityLix, report.Lix, kind.MaxLix));
        foreach (var hint in report.Hints.Where(h => h.Kind == LanguageHintKind.LongSentence && h.Count > MaxSentence))
            yield return new Remark("body", Say(Texts.QualitySentence, hint.Count, MaxSentence, hint.Excerpt));
        foreach (var error in KnownErrors.In(text))
            yield return new Remark("body", Say(Texts.QualityKnownError, error.Excerpt, error.Truth));
    }

    private static string Say(string message, params object[] values) => string.Format(CultureInfo.CurrentCulture, message, values);
}
