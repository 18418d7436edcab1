using System.Globalization;
using KunnskapsPortal.Calendar.Data;
using KunnskapsPortal.Calendar.Resources;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Calendar.KeepFeeds;

/// <summary>A feed as its person sees it.</summary>
/// <param name="Secret">Null where the keys that locked it are gone: then it must be reset.</param>
/// <param name="Alarm">In words.</param>
/// <param name="Fetched">When a program last asked, in words.</param>
/// <param name="IsFetched">A program has asked.</param>
public sealed record FeedLine(Guid Id, string Name, string? Secret, string Alarm, string Fetched, bool IsFetched)
{
    public string? Path => Secret is null ? null : $"/kalender/{Secret}.ics";
}

/// <summary>The signed-in person's feeds, oldest first. One query.</summary>
public sealed class FeedList(PortalDb db, SecretLock secrets, IClock clock)
{
    private const int MinutesOfHour = 60;
    private const int HoursShown = 48;

    public async Task<IReadOnlyList<FeedLine>> MineAsync(CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var feeds = await db.Set<PersonalFeed>().AsNoTracking().OrderBy(feed => feed.CreatedAt).ThenBy(feed => feed.Id).ToListAsync(cancel);
        return [.. feeds.Select(feed => new FeedLine(
            feed.Id, feed.Name, secrets.Open(feed.LockedSecret), AlarmWords(feed.AlarmMinutes), FetchedWords(feed.LastFetchedAt, now), feed.LastFetchedAt is not null))];
    }

    public static string AlarmWords(int? minutes) => minutes switch
    {
        null => Texts.AlarmNone,
        15 => Texts.AlarmQuarter,
        60 => Texts.AlarmHour,
        24 * 60 => Texts.AlarmDay,
        _ => string.Format(CultureInfo.CurrentCulture, Texts.AlarmMinutes, minutes),
    };

    internal static string FetchedWords(Instant? at, Instant now)
    {
        if (at is not { } fetched)
            return Texts.NeverFetched;
        var since = now - fetched;
        var minutes = Math.Max(1, (int)since.TotalMinutes);
        var hours = minutes / MinutesOfHour;
        return hours >= HoursShown ? Counted(Texts.FetchedDays, (int)since.TotalDays)
            : hours > 1 ? Counted(Texts.FetchedHours, hours)
            : hours == 1 ? Texts.FetchedHour
            : minutes == 1 ? Texts.FetchedNow
            : Counted(Texts.FetchedMinutes, minutes);
    }

    private static string Counted(string text, int count) => string.Format(CultureInfo.CurrentCulture, text, count);
}
