using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using NodaTime;

namespace KunnskapsPortal.Editorial.RuleChanges;

/// <summary>A rule or a fee as it was published within the time asked for.</summary>
/// <param name="Before">The version before it; null where this is the first.</param>
public sealed record RuleVersion(ItemDocument Document, int Number, LocalDate PublishedOn, ItemDocument? Before);

/// <summary>One thing that changed.</summary>
/// <param name="Label">Which field, or which period.</param>
/// <param name="Pieces">From the old wording to the new.</param>
public sealed record RuleChange(string Label, IReadOnlyList<TextChange> Pieces)
{
    /// <summary>The new wording; empty where it was taken away.</summary>
    public string Now => string.Concat(Pieces.Where(piece => piece.Kind != ChangeKind.Removed).Select(piece => piece.Text)).Trim();

    public string Then => string.Concat(Pieces.Where(piece => piece.Kind != ChangeKind.Added).Select(piece => piece.Text)).Trim();
}

/// <summary>What became of a rule or a fee in one version.</summary>
public sealed record RuleEntry(RuleVersion Version, IReadOnlyList<RuleChange> Changes)
{
    public bool IsNew => Version.Before is null;

    public string Reference => $"{Version.Document.Kind.Name}:{Version.Document.Key}";
}

/// <summary>Compares dated texts version by version, in the words of the reader. Pure.</summary>
public static class RuleDigest
{
    // Other fields say when somebody looked, how to find the text, and where it stands: no change of the rule.
    private static readonly string[] Told = ["title", "summary"];

    /// <summary>What changed: title, summary, every period by its key, the body. A version that changed nothing of this has no changes.</summary>
    public static RuleEntry Of(RuleVersion version)
    {
        var (now, before) = (version.Document, version.Before);
        var changes = new List<RuleChange>();
        if (before is null)
        {
            foreach (var period in now.Records("periods"))
                changes.Add(new RuleChange(PeriodLabel(period), [new TextChange(ChangeKind.Same, Wording(period))]));
            return new RuleEntry(version, changes);
        }

        foreach (var name in Told.Concat(now.Kind.OwnFields.Where(IsLine).Select(field => field.Name)))
            Add(now.Kind.FieldLabel(name), before.Text(name), now.Text(name));
        AddPeriods();
        Add(Texts.RuleBody, MarkdownText.Plain(before.Body), MarkdownText.Plain(now.Body));
        return new RuleEntry(version, changes);

        void Add(string label, string then, string text)
        {
            if (then != text)
                changes.Add(new RuleChange(label, Words(then, text)));
        }

        void AddPeriods()
        {
            var (old, current) = (before.Records("periods"), now.Records("periods"));
            foreach (var key in current.Concat(old).Select(period => period.Key).Distinct(StringComparer.Ordinal))
            {
                var (then, after) = (old.FirstOrDefault(p => p.Key == key), current.FirstOrDefault(p => p.Key == key));
                var label = then is null ? $"{Texts.RulePeriodNew} {PeriodLabel(after!)}"
                    : after is null ? $"{Texts.RulePeriodGone} {PeriodLabel(then)}"
                    : PeriodLabel(after);
                Add(label, then is null ? "" : Wording(then), after is null ? "" : Wording(after));
                if (then is not null && after is not null)
                    Add($"{label}, {Texts.RuleDates}", Dates(then), Dates(after));
            }
        }
    }

    /// <summary>"fra 1. juli 2025 til og med 30. juni 2026", "fra 1. juli 2025", "gjelder alltid".</summary>
    public static string Dates(FieldValues period) => (period.Date("from"), period.Date("to")) switch
    {
        ({ } from, { } to) => $"{Texts.RuleFrom} {from.Long()} {Texts.RuleTo} {to.Long()}",
        ({ } from, null) => $"{Texts.RuleFrom} {from.Long()}",
        (null, { } to) => $"{Texts.RuleTo} {to.Long()}",
        _ => Texts.RuleNoDates,
    };

    private static string PeriodLabel(FieldValues period) => $"{Texts.RulePeriod} {Dates(period)}";

    // What the period says: the wording of a rule or the amount of a fee, its law and its note.
    private static string Wording(FieldValues period) => string.Join(
        ". ", new[] { "text", "amount", "law", "note" }.Select(period.TextOrNull).OfType<string>().Select(text => text.TrimEnd('.'))) + ".";

    private static bool IsLine(Field field) => field.Type == FieldType.Text;

    private static IReadOnlyList<TextChange> Words(string then, string now) => Comparison.Words(then, now);
}
