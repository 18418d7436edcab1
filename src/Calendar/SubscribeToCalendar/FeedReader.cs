using KunnskapsPortal.Calendar.Data;
using KunnskapsPortal.Calendar.KeepFeeds;
using KunnskapsPortal.Calendar.ReadOwnMeetings;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Calendar.SubscribeToCalendar;

/// <summary>What a secret led to.</summary>
/// <param name="Feed">Null where it leads nowhere.</param>
/// <param name="Meetings">The person's, in every tenant; null where the feed is asked for too often.</param>
public sealed record OpenedFeed(PersonalFeed? Feed, IReadOnlyList<OwnMeeting>? Meetings);

/// <summary>
/// Finds what a secret address shows. Works in a scope of its own, signed in as the person that the secret names before the
/// database is touched: a made-up secret finds nothing but behind that person's wall, where its hash is not.
/// </summary>
public sealed class FeedReader(IServiceProvider services, TenantContext here, FeedLimit limit, IClock clock)
{
    private static readonly OpenedFeed Unknown = new(null, null);

    public async Task<OpenedFeed> OpenAsync(string secret, CancellationToken cancel)
    {
        if (FeedSecret.PersonOf(secret) is not { } person)
            return Unknown;
        await using var scope = services.CreateTenantScope(here.Tenant, here.Language);
        await scope.ServiceProvider.ActForAsync(person, cancel);
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var hash = FeedSecret.HashOf(secret);
        var feed = await db.Set<PersonalFeed>().AsNoTracking().FirstOrDefaultAsync(f => f.SecretHash == hash, cancel);
        if (feed is null || !await db.Set<Account>().AnyAsync(account => account.Id == person, cancel))
            return Unknown;
        if (!limit.TakesFetch(feed.Id))
            return new OpenedFeed(feed, null);
        var meetings = await scope.ServiceProvider.GetRequiredService<MyMeetings>().EverywhereAsync(cancel);
        if (NoteFetch.IsDue(feed, clock.GetCurrentInstant()))
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new NoteFetch(feed.Id), cancel);
        return new OpenedFeed(feed, meetings);
    }
}
