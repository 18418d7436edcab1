using System.Globalization;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;
using NodaTime.Text;

namespace KunnskapsPortal.Courses.Overview;

/// <summary>One figure with its name.</summary>
public sealed record OverviewLine(string Label, string Text);

/// <summary>The overview under a filter, in words: page and file show this and no more.</summary>
/// <param name="look">What is published.</param>
/// <param name="period">Half a year, or null for all.</param>
/// <param name="course">A course's key, or null for all.</param>
public sealed class OverviewView(OverviewLook look, string? period, string? course)
{
    private readonly OverviewTables _tables = look.Tables;

    /// <summary>Municipality, workplace, wait and coverage are for all courses together.</summary>
    public bool IsForAllCourses => course is null;

    public IReadOnlyList<OverviewLine> Totals =>
    [
        new(Texts.OverPlaces, Text(_tables.Places.Of(period, course))),
        new(Texts.OverSeated, Text(_tables.Places.Of(period, course, OverviewTables.Seated))),
        new(Texts.OverWaiting, Text(_tables.Places.Of(period, course, OverviewTables.Waiting))),
        new(Texts.OverGivenUp, Text(_tables.GivenUp.Of(period, course, OverviewTables.InTime))),
        new(Texts.OverLate, Text(_tables.GivenUp.Of(period, course, OverviewTables.Late))),
        new(Texts.OverNoShow, Text(_tables.GivenUp.Of(period, course, OverviewTables.NoShow))),
    ];

    public Bars ByAudience => Table(
        Texts.OverByAudience, Texts.OverAudience, _tables.Places.Of(period, course),
        [.. OverviewTables.AudienceKeys.Reverse().Select(key => (AudienceLabel(key), _tables.Places.Of(period, course, null, key)))], showsHidden: true);

    public Bars ByMunicipality => Table(
        Texts.OverByMunicipality, Texts.OverMunicipality, _tables.ByMunicipality.Of(period),
        [.. _tables.Municipalities.Select(key => (Label: key.Length == 0 ? Texts.OverUnsettled : look.MunicipalityNames.GetValueOrDefault(key, key), Figure: _tables.ByMunicipality.Of(period, key)))], false);

    public Bars ByWorkplace => Table(
        Texts.OverByWorkplace, Texts.OverWorkplace, _tables.ByWorkplace.Of(period),
        [.. _tables.Workplaces.Select(key => (key.Length == 0 ? Texts.OverUnsettled : key, _tables.ByWorkplace.Of(period, key)))], false);

    /// <summary>Null where there is nothing to draw.</summary>
    public StepCurve? Curve
    {
        get
        {
            var rises = _tables.ByWeek.Cells.Where(c => c.Count > 0 && Lies(c, 0, period) && Lies(c, 1, course))
                .GroupBy(c => c.Path[2][^1]).OrderBy(g => g.Key, StringComparer.Ordinal);
            var steps = new List<CurveStep>();
            foreach (var rise in rises)
            {
                var count = rise.Sum(c => c.Count);
                steps.Add(new CurveStep(WeekLabel(rise.Key), count, count + (steps.Count == 0 ? 0 : steps[^1].Sum)));
            }

            return steps.Count == 0 ? null : new StepCurve(Format(Texts.OverCurve, steps[^1].Sum), steps);
        }
    }

    /// <summary>How the seats fell; empty where no course shows its seats and its queue apart.</summary>
    public IReadOnlyList<GroupShare> Shares => ShareTable.Of(_tables.Places.Cells.Where(c => Lies(c, 0, period) && Lies(c, 1, course)));

    public IReadOnlyList<(string Period, string Class, string Median)> Waits =>
    [
        .. from half in _tables.Periods
           where period is null || period == half
           from priority in new[] { "1", "2" }
           where _tables.Waits.Of(half, priority).Value > 0
           let median = _tables.MedianWait(half, priority)
           select (PeriodLabel(half), priority == "1" ? Texts.OverClassFirst : Texts.OverClassOrdinary, median is { } days ? Format(Texts.OverDays, days) : Texts.OverHidden),
    ];

    public IReadOnlyList<(string Office, string Members, string Never, string Last)> Coverage =>
    [
        .. from office in _tables.Offices
           let members = _tables.Coverage.Of(office)
           select (office, Text(members), Text(_tables.Coverage.Of(office, OverviewTables.Never)),
               members.IsPartial ? Texts.OverHidden : _tables.LastDay(office)?.Long() ?? Texts.OverNoneYet),
    ];

    /// <summary>All of it as rows: table, group, figure.</summary>
    public IEnumerable<IReadOnlyList<string>> Rows()
    {
        foreach (var total in Totals)
            yield return [Texts.OverTotals, total.Label, total.Text];
        foreach (var table in IsForAllCourses ? [ByAudience, ByMunicipality, ByWorkplace] : new[] { ByAudience })
        {
            foreach (var row in table.Rows)
                yield return [table.Title, row.Label, row.Text];
        }

        foreach (var step in Curve?.Steps ?? [])
            yield return [Texts.OverOverTime, step.Label, step.New.ToString(CultureInfo.CurrentCulture)];
        foreach (var share in Shares)
        {
            yield return [Texts.OverShareApplicants, AudienceLabel(share.Group), Percent(share.ShareOfApplicants)];
            yield return [Texts.OverShareSeats, AudienceLabel(share.Group), Percent(share.ShareOfSeats)];
        }

        if (!IsForAllCourses)
            yield break;
        foreach (var (half, priority, median) in Waits)
            yield return [Texts.OverWait, $"{half}, {priority}", median];
        foreach (var (office, members, never, last) in Coverage)
        {
            yield return [Texts.OverMembers, office, members];
            yield return [Texts.OverNever, office, never];
            yield return [Texts.OverLastCourse, office, last];
        }
    }

    public static string AudienceLabel(string key) => key switch
    {
        OverviewTables.Unsettled => Texts.OverUnsettled,
        ShareTable.Together => Texts.OverTogether,
        _ => Audiences.Label(key),
    };

    public static string PeriodLabel(string period) => Format(period.EndsWith('1') ? Texts.OverSpring : Texts.OverAutumn, period[..4]);

    public static string Percent(double share) => Format(Texts.OverPercent, Math.Round(share));

    private static string WeekLabel(string monday) => Format(Texts.OverWeekOf, LocalDatePattern.Iso.Parse(monday).Value.Long());

    private static string Text(Figure figure) => figure switch
    {
        { IsPartial: true, Value: 0 } => Texts.OverHidden,
        { IsPartial: true } => Format(Texts.OverAtLeast, figure.Value),
        _ => figure.Value.ToString(CultureInfo.CurrentCulture),
    };

    private static Bars Table(string title, string head, Figure total, IReadOnlyList<(string Label, Figure Figure)> rows, bool showsHidden)
    {
        var together = total.Value - rows.Sum(r => r.Figure.Value);
        var bars = rows.Where(r => r.Figure.Value > 0 || (showsHidden && r.Figure.IsPartial))
            .Select(r => new Bar(r.Label, Text(r.Figure), r.Figure.Value)).ToList();
        if (together > 0)
            bars.Add(new Bar(Texts.OverTogether, together.ToString(CultureInfo.CurrentCulture), together));
        return new Bars(title, head, Texts.OverCount, bars);
    }

    private static bool Lies(PublishedCell cell, int level, string? key) => key is null || (cell.Path[level].Count == 1 && cell.Path[level][0] == key);

    private static string Format(string text, params object[] arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}
