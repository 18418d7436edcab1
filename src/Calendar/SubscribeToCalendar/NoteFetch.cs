using KunnskapsPortal.Calendar.Data;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Calendar.SubscribeToCalendar;

/// <summary>
/// Notes when a program last fetched a feed, so that its person sees whether it works. At most every five minutes; nothing of who
/// or from where. False: nothing to note.
/// </summary>
public sealed record NoteFetch(Guid FeedId) : IRequest<bool>
{
    private static readonly Duration Pause = Duration.FromMinutes(5);

    internal static bool IsDue(PersonalFeed feed, Instant now) => feed.LastFetchedAt is not { } last || now - last >= Pause;
}

internal sealed class NoteFetchHandler(PortalDb db, IWriteLock writes, IClock clock) : IRequestHandler<NoteFetch, bool>
{
    public async Task<bool> Handle(NoteFetch request, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        var now = clock.GetCurrentInstant();
        if (await writes.LoadAsync<PersonalFeed>(db, request.FeedId, cancel) is not { } feed || !NoteFetch.IsDue(feed, now))
            return false;
        feed.LastFetchedAt = now;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
