using NodaTime;

namespace KunnskapsPortal.Kernel.Time;

/// <summary>
/// The one zone the portal speaks in. Times that people agree on (a meeting, a closing date) are stored as local
/// time in this zone; moments that have passed (a decision, a publication) are stored as UTC instants.
/// </summary>
public static class Oslo
{
    /// <summary>Europe/Oslo from the IANA database that NodaTime carries.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/Oslo"];

    /// <summary>The wall clock in Oslo at this moment.</summary>
    public static LocalDateTime NowInOslo(this IClock clock) => clock.GetCurrentInstant().InZone(Zone).LocalDateTime;

    /// <summary>Today's date in Oslo.</summary>
    public static LocalDate TodayInOslo(this IClock clock) => clock.NowInOslo().Date;

    /// <summary>
    /// The instant of a wall-clock time in Oslo. A time that is skipped when the clocks go forward moves
    /// forward by the length of the gap; one that occurs twice becomes the earlier.
    /// </summary>
    public static Instant ToInstantInOslo(this LocalDateTime local) => Zone.AtLeniently(local).ToInstant();
}
