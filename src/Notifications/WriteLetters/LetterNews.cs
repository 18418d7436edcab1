using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Domain;
using KunnskapsPortal.Notifications.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Notifications.WriteLetters;

/// <summary>The part of the letter that all members get, in one written form: computed once a run, not once a person.</summary>
internal sealed class LetterNews(PortalDb db, ContentKinds kinds, ModuleSwitches switches, IEnumerable<ICalendarSource> calendars, TenantContext tenant)
{
    public const int MostNews = 8;
    public const int MostMeetings = 6;
    public const int DaysAhead = 30;
    private static readonly Duration Week = Duration.FromDays(7);

    /// <summary>In both forms, each in a scope of its own: sources write in the form of their scope.</summary>
    public static async Task<IReadOnlyDictionary<Language, LetterNewsParts>> ReadAsync(
        IServiceScopeFactory scopes, Tenant tenant, Instant due, CancellationToken cancel)
    {
        var parts = new Dictionary<Language, LetterNewsParts>();
        foreach (var language in new[] { Language.Bokmal, Language.Nynorsk })
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<TenantContext>().Enter(tenant, language);
            var news = scope.ServiceProvider.GetRequiredService<LetterNews>();
            parts[language] = await Culture.InAsync(language, () => news.OfAsync(due, cancel));
        }

        return parts;
    }

    private async Task<LetterNewsParts> OfAsync(Instant due, CancellationToken cancel) =>
        new(Section(Texts.LetterNews, await ChangedAsync(due, cancel)), Section(Texts.LetterMeetings, await MeetingsAsync(due, cancel)));

    private static MailSection? Section(string title, IReadOnlyList<MailEntry> entries) => entries.Count == 0 ? null : new MailSection(title, entries);

    /// <summary>Public texts that were published or changed in the week before, the tenant's own and the national, newest first.</summary>
    private async Task<IReadOnlyList<MailEntry>> ChangedAsync(Instant due, CancellationToken cancel)
    {
        var since = due - Week;
        var on = kinds.OnIn(tenant).Where(name => kinds[name].IsRead).ToList();
        // At most two forms of an item, and a national one may stand behind the tenant's own.
        var rows = await db.Set<PublishedItem>().AsNoTracking()
            .Where(i => i.Visibility == Visibilities.Public && on.Contains(i.Kind) && i.ChangedAt >= since && i.ChangedAt < due)
            .OrderByDescending(i => i.ChangedAt).ThenBy(i => i.Title).Take(4 * MostNews).ToListAsync(cancel);
        return
        [
            .. rows.GroupBy(row => (row.Kind, row.Key))
                .Select(item => item.OrderByDescending(row => row.TenantId == tenant.Id).ThenByDescending(row => row.Language == tenant.Language).First())
                .Take(MostNews).Select(Entry),
        ];
    }

    private MailEntry Entry(PublishedItem row)
    {
        var kind = kinds[row.Kind];
        return new MailEntry(row.Title, kind.Address(row.Slug), kind.Label(), ContentParser.Parse(kind, row.Text).Document?.Summary ?? "");
    }

    private async Task<IReadOnlyList<MailEntry>> MeetingsAsync(Instant due, CancellationToken cancel)
    {
        var from = due.InZone(Oslo.Zone).LocalDateTime;
        var to = from.PlusDays(DaysAhead);
        var all = new List<CalendarEvent>();
        foreach (var source in switches.On(tenant.Tenant, calendars))
            all.AddRange(await source.PublicAsync(cancel));
        return
        [
            .. all.Where(meeting => !meeting.IsCancelled && meeting.Starts >= from && meeting.Starts < to)
                .OrderBy(meeting => meeting.Starts).ThenBy(meeting => meeting.Uid, StringComparer.Ordinal).Take(MostMeetings)
                .Select(meeting => new MailEntry(meeting.Summary, meeting.Address, When(meeting), "")),
        ];
    }

    private static string When(CalendarEvent meeting) => string.Join(
        ", ", new[] { Dates.Span(meeting.Starts, meeting.Ends), meeting.Location }.Where(text => !string.IsNullOrWhiteSpace(text)));
}
