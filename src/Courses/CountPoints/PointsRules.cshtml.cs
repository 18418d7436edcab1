using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace KunnskapsPortal.Courses.CountPoints;

/// <summary>One category as readers see it, in the period that is in force.</summary>
public sealed record PointsRuleLine(string Slug, string Title, string Summary, FieldValues? Period, string InForce, string? ForeignLang);

/// <summary>What is asked in each category of points, with its source and how sure it is.</summary>
[CachedPage]
public sealed class PointsRulesModel(PublishedContent content, TenantContext tenant, IClock clock) : PageModel
{
    public IReadOnlyList<PointsRuleLine> Rules { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = clock.TodayInOslo();
        var items = (await content.ListAsync(CoursesModule.PointsRule, cancel)).OrderBy(item => item.Document.Number("order")).ToList();
        Rules = [.. items.Select(item => LineOf(item, item.Document.Records("periods").FirstOrDefault(period => DatedPeriods.IsInForce(period, today))))];
        HttpContext.ShowsUntil(DatedPeriods.NextChange(items.SelectMany(item => item.Document.Records("periods")), today));
    }

    private PointsRuleLine LineOf(PublishedView item, FieldValues? period) => new(
        item.Slug, item.Title, item.Document.Summary, period,
        period is null ? Texts.PtsNotInForce : (period.Date("from"), period.Date("to")) switch
        {
            (null, null) => Texts.PtsNoDates,
            ({ } from, null) => PointsWords.Format(Texts.PtsFromDay, from.Long()),
            (null, { } to) => PointsWords.Format(Texts.PtsToDay, to.Long()),
            ({ } from, { } to) => $"{from.Long()} – {to.Long()}",
        },
        item.Language == tenant.Language ? null : item.Language.Code());
}
