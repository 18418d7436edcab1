using System.Globalization;
using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Editorial.WriteItem;

/// <summary>Hints on plain language, as sentences.</summary>
public static class HintTexts
{
    public static string Say(LanguageHint hint) => hint.Kind switch
    {
        LanguageHintKind.LongSentence => Format(Texts.HintLongSentence, hint.Count),
        LanguageHintKind.LongParagraph => Format(Texts.HintLongParagraph, hint.Count),
        LanguageHintKind.HeavyWord => Format(Texts.HintHeavyWord, hint.Argument!),
        _ => Texts.HintUndated,
    };

    public static string Lix(LanguageReport report) => report.Band == LixBand.None
        ? Texts.LixNone
        : Format(Texts.LixIs, report.Lix, report.Band switch
        {
            LixBand.VeryEasy => Texts.LixVeryEasy,
            LixBand.Easy => Texts.LixEasy,
            LixBand.Medium => Texts.LixMedium,
            LixBand.Hard => Texts.LixHard,
            _ => Texts.LixVeryHard,
        });

    private static string Format(string text, params object[] arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}
