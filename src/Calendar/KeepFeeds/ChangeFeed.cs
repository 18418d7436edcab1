using KunnskapsPortal.Calendar.Data;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;

namespace KunnskapsPortal.Calendar.KeepFeeds;

/// <summary>Gives a feed of the signed-in person a new secret; the old one opens nothing from then on. False: the person has no such feed.</summary>
public sealed record ResetFeed(Guid FeedId) : IRequest<bool>;

/// <summary>Ends a feed of the signed-in person. False: the person has no such feed.</summary>
public sealed record EndFeed(Guid FeedId) : IRequest<bool>;

internal sealed class ResetFeedHandler(PortalDb db, IWriteLock writes, SecretLock secrets) : IRequestHandler<ResetFeed, bool>
{
    public async Task<bool> Handle(ResetFeed request, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await writes.LoadAsync<PersonalFeed>(db, request.FeedId, cancel) is not { } feed)
            return false;
        var secret = FeedSecret.Make(feed.PersonId);
        feed.SecretHash = FeedSecret.HashOf(secret);
        feed.LockedSecret = secrets.Lock(secret);
        feed.LastFetchedAt = null;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}

internal sealed class EndFeedHandler(PortalDb db, IWriteLock writes) : IRequestHandler<EndFeed, bool>
{
    public async Task<bool> Handle(EndFeed request, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await writes.LoadAsync<PersonalFeed>(db, request.FeedId, cancel) is not { } feed)
            return false;
        db.Remove(feed);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
