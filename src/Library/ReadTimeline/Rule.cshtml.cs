using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace KunnskapsPortal.Library.ReadTimeline;

/// <summary>One rule of the timeline in full: who does what, exceptions, what held before, sources.</summary>
[CachedPage]
public sealed class RuleModel(PublishedContent content, TenantContext tenant, IClock clock) : ItemPageModel(content, tenant)
{
    /// <summary>The periods in force today.</summary>
    public IReadOnlyList<PeriodView> Now { get; private set; } = [];

    /// <summary>Those to come and those past.</summary>
    public IReadOnlyList<PeriodView> Other { get; private set; } = [];

    public string WhoActs => string.Join(", ", Item.Document.List("actors").Select(Actors.Label));

    protected override string KindName => LibraryModule.Rule;

    public override async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var answer = await base.OnGetAsync(slug, cancel);
        if (Item is null)
            return answer;
        var (today, periods) = (clock.TodayInOslo(), Item.Document.Records("periods"));
        var (now, later, past) = DatedPeriods.Split(periods, today);
        Now = [.. now.Select(PeriodView.Of)];
        Other = [.. later.Concat(past).Select(PeriodView.Of)];
        HttpContext.ShowsUntil(DatedPeriods.NextChange(periods, today));
        return answer;
    }
}
