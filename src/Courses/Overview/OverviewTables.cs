using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Publishing;
using NodaTime;

namespace KunnskapsPortal.Courses.Overview;

/// <summary>A place in a session, without the person.</summary>
/// <param name="Period">Half a year: <c>2027-1</c>.</param>
/// <param name="Course">The course's key.</param>
/// <param name="State">Of <see cref="OverviewTables"/>: has a seat, or waits.</param>
/// <param name="Audience">As a confirmed membership proves; else <see cref="OverviewTables.Unsettled"/>.</param>
/// <param name="Municipality">Of the confirmed membership; else unsettled.</param>
/// <param name="Workplace">Of the confirmed membership; else unsettled.</param>
/// <param name="Week">The Monday of the week of the sign-up, as 2027-01-04.</param>
public sealed record PlaceFact(string Period, string Course, string State, string Audience, string Municipality, string Workplace, string Week);

/// <summary>A place given up.</summary>
public sealed record GivenUpFact(string Period, string Course, string How);

/// <summary>One who was moved up from the queue.</summary>
public sealed record WaitFact(string Period, int PriorityClass, int Days);

/// <summary>A member of a Nav office.</summary>
/// <param name="Office">The office's name.</param>
/// <param name="Last">The last day of the last course the person had a seat in; null for one who never came.</param>
public sealed record OfficeFact(string Office, LocalDate? Last);

/// <summary>
/// All that the overview publishes, made from one look at the tenant: what page and file show is read from these tables and from
/// nothing else, whatever the filter.
/// </summary>
public sealed class OverviewTables
{
    public const string Unsettled = "";
    public const string Seated = "seated";
    public const string Waiting = "waiting";
    public const string Late = "late";
    public const string InTime = "in-time";
    public const string NoShow = "no-show";
    public const string Came = "came";
    public const string Never = "never";

    private readonly Dictionary<(string Period, string Class), double> _medians;
    private readonly Dictionary<string, LocalDate> _lastDays;

    public OverviewTables(IReadOnlyList<PlaceFact> places, IReadOnlyList<GivenUpFact> givenUp, IReadOnlyList<WaitFact> waits, IReadOnlyList<OfficeFact> members)
    {
        Periods = Sorted(places.Select(p => p.Period).Concat(givenUp.Select(g => g.Period)).Concat(waits.Select(w => w.Period)));
        Courses = Sorted(places.Select(p => p.Course).Concat(givenUp.Select(g => g.Course)));
        Weeks = EveryWeek(places);
        Municipalities = Sorted(places.Select(p => p.Municipality).Append(Unsettled));
        Workplaces = Sorted(places.Select(p => p.Workplace).Append(Unsettled));
        Offices = Sorted(members.Select(m => m.Office));
        var (period, course) = (new CellLevel(Periods), new CellLevel(Courses));
        Places = Release(places, [period, course, new([Waiting, Seated]), new(AudienceKeys)], p => [p.Period, p.Course, p.State, p.Audience]);
        ByWeek = Release(places, [period, course, new(Weeks, IsOrdered: true)], p => [p.Period, p.Course, p.Week]);
        ByMunicipality = Release(places, [period, new(Municipalities)], p => [p.Period, p.Municipality]);
        ByWorkplace = Release(places, [period, new(Workplaces)], p => [p.Period, p.Workplace]);
        GivenUp = Release(givenUp, [period, course, new([InTime, Late, NoShow])], g => [g.Period, g.Course, g.How]);
        Waits = Release(waits, [period, new(["1", "2"])], w => [w.Period, ClassOf(w)]);
        Coverage = Release(members, [new(Offices), new([Came, Never])], m => [m.Office, m.Last is null ? Never : Came]);
        _medians = waits.GroupBy(w => (w.Period, ClassOf(w))).ToDictionary(g => g.Key, g => Fairness.Median([.. g.Select(w => w.Days)])!.Value);
        _lastDays = members.Where(m => m.Last is not null).GroupBy(m => m.Office).ToDictionary(g => g.Key, g => g.Max(m => m.Last!.Value));
    }

    public IReadOnlyList<string> Periods { get; }

    public IReadOnlyList<string> Courses { get; }

    public IReadOnlyList<string> Weeks { get; }

    public IReadOnlyList<string> Municipalities { get; }

    public IReadOnlyList<string> Workplaces { get; }

    public IReadOnlyList<string> Offices { get; }

    /// <summary>Those with the least to tell first: when a small group must be covered by another, these give up theirs.</summary>
    public static IReadOnlyList<string> AudienceKeys { get; } =
        [Unsettled, Audiences.ChiefPhysician, Audiences.AdvisoryPhysician, Audiences.Counsellor, Audiences.Gp];

    /// <summary>Places held now: period, course, state, profession.</summary>
    public PublishedTable Places { get; }

    /// <summary>The same places: period, course, week of the sign-up.</summary>
    public PublishedTable ByWeek { get; }

    /// <summary>The same places: period, municipality. For all courses only.</summary>
    public PublishedTable ByMunicipality { get; }

    /// <summary>The same places: period, workplace. For all courses only.</summary>
    public PublishedTable ByWorkplace { get; }

    /// <summary>Places that were not used by those who had them: period, course, given up in time or late, or never came.</summary>
    public PublishedTable GivenUp { get; }

    /// <summary>Those moved up from the queue: period, priority class.</summary>
    public PublishedTable Waits { get; }

    /// <summary>Members of Nav offices: office, has come or never.</summary>
    public PublishedTable Coverage { get; }

    /// <summary>Days from sign-up to seat, the middle one; null where fewer than five, or put together with others.</summary>
    public double? MedianWait(string period, string priorityClass) =>
        Waits.Of(period, priorityClass) is { Value: > 0, IsPartial: false } ? _medians[(period, priorityClass)] : null;

    /// <summary>When somebody from the office last took part; null where nobody has, or those who have are too few to be shown by themselves.</summary>
    public LocalDate? LastDay(string office) =>
        Coverage.Of(office, Came) is { Value: > 0, IsPartial: false } && _lastDays.TryGetValue(office, out var day) ? day : null;

    private static string ClassOf(WaitFact wait) => wait.PriorityClass == 1 ? "1" : "2";

    private static IReadOnlyList<string> Sorted(IEnumerable<string> keys) => [.. keys.Distinct().Order(StringComparer.Ordinal)];

    private static List<string> EveryWeek(IReadOnlyList<PlaceFact> places)
    {
        if (places.Count == 0)
            return [];
        var known = places.Select(p => NodaTime.Text.LocalDatePattern.Iso.Parse(p.Week).Value).ToList();
        var (first, last) = (known.Min(), known.Max());
        return [.. Enumerable.Range(0, (Period.DaysBetween(first, last) / 7) + 1).Select(n => NodaTime.Text.LocalDatePattern.Iso.Format(first.PlusWeeks(n)))];
    }

    private static PublishedTable Release<T>(IReadOnlyList<T> facts, IReadOnlyList<CellLevel> levels, Func<T, string[]> path) =>
        SmallCells.Release(levels, [.. facts.Select(path).GroupBy(p => string.Join('\u001f', p)).Select(g => new Cell(g.First(), g.Count()))]);
}
