using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;

namespace KunnskapsPortal.Library.ReadTimeline;

/// <summary>A dated wording of a rule, ready to show.</summary>
public sealed record PeriodView(
    string Text, string? Law, string? Url, string Status, string? CheckedOn, string? Validity, string? Note)
{
    public static PeriodView Of(FieldValues period) => new(
        period.Text("text"), period.TextOrNull("law"), period.TextOrNull("url"), period.Text("status"),
        period.Date("checked")?.Long(), ValidityOf(period), period.TextOrNull("note"));

    /// <summary>"Fra 1. juli 2026", "Til 30. juni 2014", or both; null for a period without dates.</summary>
    public static string? ValidityOf(FieldValues period) => (period.Date("from"), period.Date("to")) switch
    {
        (null, null) => null,
        ({ } from, null) => $"{Resources.Texts.From} {from.Long()}",
        (null, { } to) => $"{Resources.Texts.To} {to.Long()}",
        ({ } from, { } to) => $"{from.Long()} – {to.Long()}",
    };
}
