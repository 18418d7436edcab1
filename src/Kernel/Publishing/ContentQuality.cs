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

    public static IReadOnlyList<Remark> Of(ContentKind kind, ItemDocument document) =>
    [
        .. kind.Remarks?.Invoke(document) ?? [],
        .. Headings(kind, document.Body),
        .. SourcesOf(document),
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

    private static IEnumerable<Remark> SourcesOf(ItemDocument document) =>
        from record in document.Records("sources")
        where record.TextOrNull(Sources.Source) is { } reference && !reference.StartsWith($"{Sources.Kind}:", StringComparison.Ordinal)
        select new Remark("sources", Say(Texts.QualitySource, record.Key));

    private static IEnumerable<Remark> Words(ContentKind kind, ItemDocument document)
    {
        var text = string.Join("\n\n", ReadingTexts(document).Prepend(document.Summary).Prepend(document.Body));
        var report = PlainLanguage.Read(text, Language.Bokmal);
        if (report.Words >= FewestWords && report.Lix > kind.MaxLix)
            yield return new Remark("body", Say(Texts.QualityLix, report.Lix, kind.MaxLix));
        foreach (var hint in report.Hints.Where(h => h.Kind == LanguageHintKind.LongSentence && h.Count > MaxSentence))
            yield return new Remark("body", Say(Texts.QualitySentence, hint.Count, MaxSentence, hint.Excerpt));
        foreach (var error in KnownErrors.In(text))
            yield return new Remark("body", Say(Texts.QualityKnownError, error.Excerpt, error.Truth));
    }

    /// <summary>
    /// Sentences in the kind's own fields. What stands there to be wrong (what many believe, a wrong answer) is left out.
    /// </summary>
    private static IEnumerable<string> ReadingTexts(ItemDocument document) =>
        from field in document.Kind.OwnFields
        where field.Name != "belief"
        from text in TextsOf(document, field)
        where text.Count(c => c == ' ') >= WordsOfLabel
        select text;

    private static IEnumerable<string> TextsOf(FieldValues values, Field field) => field.Type switch
    {
        FieldType.Text => [values.Text(field.Name)],
        FieldType.TextList => values.List(field.Name),
        FieldType.Records => values.Records(field.Name)
            .Where(record => record.TextOrNull("verdict") != "wrong")
            .SelectMany(record => field.RecordFields!.SelectMany(part => TextsOf(record, part))),
        _ => [],
    };

    private static string Say(string message, params object[] values) => string.Format(CultureInfo.CurrentCulture, message, values);
}
