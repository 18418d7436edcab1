using KunnskapsPortal.Courses.Certify;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.CountPoints;

/// <summary>One activity with its verdict.</summary>
/// <param name="Certificate">Null for what the person has written.</param>
/// <param name="Note">For the person alone; null where there is none, and in every export.</param>
public sealed record ActivityLine(
    Guid Id, string Title, string Organiser, string CategoryTitle, PointsActivity Activity, PointsJudgement Judgement, Certificate? Certificate, string? Note);

/// <summary>One category with what is asked and what one has.</summary>
/// <param name="Rule">The rule in force today; null for what falls in no category.</param>
public sealed record CategoryLine(string Title, CategoryRule? Rule, CategorySum Sum);

/// <summary>The points account of one person.</summary>
public sealed record PointsSheet(
    string Name, LocalDate Today, (LocalDate From, LocalDate To)? Period, IReadOnlyList<CategoryLine> Categories, IReadOnlyList<ActivityLine> Activities)
{
    public const string View = "/CountPoints/_PointsSheet.cshtml";

    public string Title => Texts.PtsTitle;

    /// <summary>Within the period, or all where there is none: what the sums are of.</summary>
    public string PeriodText => Period is { } period ? PointsWords.Format(Texts.PtsPeriodIs, period.From.Long(), period.To.Long()) : Texts.PtsPeriodNone;
}

/// <summary>Reads the points account of the person who is signed in. What it reads lies behind that person's own wall.</summary>
public sealed class PointsReader(PortalDb db, PublishedContent content, CertificateReader certificates, IClock clock)
{
    /// <summary>The rules, one for each category, in the order that their editor has given.</summary>
    public async Task<IReadOnlyList<(PublishedView Item, IReadOnlyList<CategoryRule> Periods)>> RulesAsync(CancellationToken cancel) =>
    [
        .. (await content.ListAsync(CoursesModule.PointsRule, cancel)).OrderBy(item => item.Document.Number("order"))
            .Select(item => (item, (IReadOnlyList<CategoryRule>)[.. item.Document.Records("periods").Select(period => RuleOf(item, period))])),
    ];

    /// <summary>The account with the person's own notes. Six queries, whatever the number of activities.</summary>
    public async Task<PointsSheet> AccountAsync(CancellationToken cancel)
    {
        var notes = await db.Set<PointsNote>().AsNoTracking().ToDictionaryAsync(n => n.ActivityId, n => n.Text, cancel);
        var sheet = await SheetAsync(cancel);
        return sheet with { Activities = [.. sheet.Activities.Select(line => line with { Note = notes.GetValueOrDefault(line.Id) })] };
    }

    /// <summary>The account without notes: what is exported.</summary>
    public async Task<PointsSheet> SheetAsync(CancellationToken cancel)
    {
        var rules = await RulesAsync(cancel);
        var periods = rules.SelectMany(rule => rule.Periods).ToList();
        var stored = await db.Set<PointsPeriod>().AsNoTracking().SingleOrDefaultAsync(cancel);
        (LocalDate From, LocalDate To)? period = stored is null ? null : (stored.From, stored.To);
        var entries = await db.Set<PointsEntry>().AsNoTracking().ToListAsync(cancel);
        var lines = (await certificates.AllMineAsync(cancel)).SelectMany(LinesOf).Concat(entries.Select(LineOf))
            .Select(line => Judged(line, period, periods)).OrderByDescending(line => line.Activity.Day).ThenBy(line => line.Title).ToList();
        var today = clock.TodayInOslo();
        var judged = lines.ConvertAll(line => (line.Activity, line.Judgement));
        var name = await db.Set<Account>().Where(a => a.Id == db.CurrentPerson).Select(a => a.DisplayName).SingleOrDefaultAsync(cancel) ?? "";
        List<CategoryLine> categories =
        [
            .. rules.Select(rule => new CategoryLine(rule.Item.Title, rule.Periods.FirstOrDefault(p => p.IsInForce(today)), PointsAccount.SumOf(rule.Item.Key, judged))),
        ];
        var loose = PointsAccount.SumOf(null, judged);
        if (loose.Counted + loose.Unclear > 0)
            categories.Add(new CategoryLine(Texts.PtsNoCategory, null, loose));
        return new PointsSheet(name, today, period, categories, lines);
    }

    private static CategoryRule RuleOf(PublishedView item, FieldValues period) => new(
        item.Key, item.Title, period.Date("from"), period.Date("to"), period.TextOrNull("amount"), period.Text("status"), period.Date("checked") is not null);

    /// <summary>One line for each approval that holds; one alone where none does.</summary>
    private static IEnumerable<ActivityLine> LinesOf(Certificate certificate)
    {
        var approvals = certificate.Approvals;
        var shown = approvals.Where(a => a.Holds).ToList() is { Count: > 0 } holding ? holding : [.. approvals.Where(a => a.Status == CertificateApproval.Applied).Take(1)];
        var evidence = certificate.WithdrawnAt is not null ? PointsEvidence.WithdrawnCertificate
            : approvals.Any(a => a.Holds) ? PointsEvidence.ApprovedCertificate
            : shown.Count > 0 ? PointsEvidence.PendingCertificate
            : PointsEvidence.UnapprovedCertificate;
        var isWhole = certificate.AttendedMinutes == certificate.HeldMinutes;
        foreach (var approval in shown.DefaultIfEmpty())
        {
            var activity = new PointsActivity(certificate.Ends.Date, approval?.Category ?? "", approval?.Points, evidence, isWhole);
            yield return Unjudged(certificate.Id, certificate.CourseTitle, certificate.Organiser, activity) with { Certificate = certificate };
        }
    }

    private static ActivityLine LineOf(PointsEntry entry) =>
        Unjudged(entry.Id, entry.Title, entry.Organiser, new PointsActivity(entry.Day, entry.Category, entry.Points, PointsEvidence.OwnEntry, true));

    private static ActivityLine Unjudged(Guid id, string title, string organiser, PointsActivity activity) =>
        new(id, title, organiser, activity.Category, activity, new PointsJudgement(PointsVerdict.Unclear, PointsReason.NoPeriod, null), null, null);

    private static ActivityLine Judged(ActivityLine line, (LocalDate From, LocalDate To)? period, IReadOnlyList<CategoryRule> rules)
    {
        var judgement = PointsAccount.Judge(line.Activity, period, rules);
        return line with { Judgement = judgement, CategoryTitle = rules.FirstOrDefault(rule => rule.Category == judgement.Category)?.Title ?? line.Activity.Category };
    }
}
