using KunnskapsPortal.Kernel.Time;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Calendar.Writing;

/// <summary>How times stand in an iCalendar object (RFC 5545, 3.3.5), and the rules of Europe/Oslo (3.6.5).</summary>
public static class IcsTime
{
    /// <summary>
    /// The rules of the European Union's summer time, which Norway has followed unchanged since 31 March 1996
    /// (directive 94/21/EC and those after it; today forskrift om sommertid of 2001). Right for every time from then on.
    /// </summary>
    public static readonly IReadOnlyList<string> OsloRules =
    [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Oslo",
        "X-LIC-LOCATION:Europe/Oslo",
        "BEGIN:DAYLIGHT",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "TZNAME:CEST",
        "DTSTART:19960331T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "TZNAME:CET",
        "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD",
        "END:VTIMEZONE",
    ];

    private static readonly LocalDateTimePattern LocalPattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");
    private static readonly InstantPattern UtcPattern = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <summary>20270101T080000Z; parts of a second are cut off.</summary>
    public static string Utc(Instant instant) => UtcPattern.Format(instant);

    /// <summary>
    /// What stands after DTSTART and DTEND: parameters, colon and value. Clock time with TZID, since people agreed on a
    /// clock time. A time that the change to summer time skips is moved an hour forward, which is the instant that RFC 5545
    /// gives it, so that no reader meets a time that does not exist. In the hour that occurs twice both are written in UTC:
    /// the portal and RFC 5545 (3.3.5) mean the first, but readers do not agree (ical.js takes the second).
    /// </summary>
    public static (string Starts, string Ends) Written(LocalDateTime starts, LocalDateTime ends)
    {
        var (from, to) = InZone(starts, ends);
        return OccursTwice(from) || OccursTwice(to)
            ? ($":{Utc(from.ToInstant())}", $":{Utc(to.ToInstant())}")
            : ($";TZID=Europe/Oslo:{LocalPattern.Format(from.LocalDateTime)}", $";TZID=Europe/Oslo:{LocalPattern.Format(to.LocalDateTime)}");
    }

    /// <summary>The moments of a meeting. Where the change of the clock turns start and end around, the length is kept.</summary>
    public static (ZonedDateTime Starts, ZonedDateTime Ends) InZone(LocalDateTime starts, LocalDateTime ends)
    {
        var from = Oslo.Zone.AtLeniently(starts);
        var to = Oslo.Zone.AtLeniently(ends);
        if (to.ToInstant() <= from.ToInstant())
            to = from + Period.Between(starts, ends, PeriodUnits.Ticks).ToDuration();
        return (from, to);
    }

    private static bool OccursTwice(ZonedDateTime time) => Oslo.Zone.MapLocal(time.LocalDateTime).Count == 2;
}
