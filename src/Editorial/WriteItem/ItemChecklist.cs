using System.Globalization;
using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using NodaTime;

namespace KunnskapsPortal.Editorial.WriteItem;

/// <summary>One thing to see to before a text is sent in.</summary>
/// <param name="IsDone">It is in order.</param>
/// <param name="IsRequired">The text cannot be sent in without it.</param>
/// <param name="Anchor">The id of the field, for a link.</param>
public sealed record CheckPoint(string Text, bool IsDone, bool IsRequired, string Anchor);

/// <summary>What an editor looks through before sending in.</summary>
public sealed class ItemChecklist(TenantContext tenant, IClock clock)
{
    public IReadOnlyList<CheckPoint> Of(ContentKind kind, ItemDocument document)
    {
        var missing = ContentParser.Parse(kind, CanonicalWriter.Write(document)).Errors.ToList();
        var points = new List<CheckPoint>();
        foreach (var error in missing)
            points.Add(new CheckPoint($"{FieldTexts.Label(kind, error.Path)}: {FieldTexts.Say(kind, error)}", false, true, AnchorOf(error.Path)));
        if (document.Records("sources").Count > 0)
        {
            points.Add(new(Texts.CheckSources, true, false, "f-sources"));
            points.Add(new(Texts.CheckSourceDates, document.Records("sources").All(s => s.TextOrNull(Sources.Source) is not null || s.TextOrNull("date") is not null || s.TextOrNull("place") is not null), false, "f-sources"));
        }

        if (document.Records("periods").Count > 0)
            points.Add(new(Texts.CheckPeriods, document.Records("periods").All(p => p.Date("checked") is not null), false, "f-periods"));
        var bare = MarkdownText.ImagesWithoutAlt(document.Body);
        if (bare > 0)
            points.Add(new(string.Format(CultureInfo.CurrentCulture, Texts.CheckAlt, bare), false, false, "body"));
        foreach (var remark in ContentQuality.Of(kind, document, tenant.Id == TenantId.National))
            points.Add(new(remark.Message, false, false, AnchorOf(remark.Path)));
        var today = clock.TodayInOslo();
        points.Add(new(Texts.CheckRead, document.Date("checked") is { } read && read <= today && read >= today.PlusDays(-30), false, "f-checked"));
        points.Add(new(Texts.CheckDue, document.Date("due") is { } due && due > today && due <= today.PlusYears(2), false, "f-due"));
        return points;
    }

    private static string AnchorOf(string path) => path is "body" or "" ? "body" : $"f-{path.Replace('.', '-')}";
}
