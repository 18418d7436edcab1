using KunnskapsPortal.Calendar.Data;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Calendar.KeepFeeds;

/// <summary>The signed-in person gets one more secret address.</summary>
/// <param name="Name">What the person calls it; at most <see cref="PersonalFeed.NameLength"/> characters.</param>
/// <param name="AlarmMinutes">One of <see cref="FeedRules.Alarms"/>, or null.</param>
public sealed record AddFeed(string Name, int? AlarmMinutes) : IRequest<AddFeedOutcome>;

public enum AddFeedOutcome
{
    Added,

    /// <summary>The person has as many as one may have.</summary>
    TooMany,
}

/// <summary>What holds for personal feeds.</summary>
public static class FeedRules
{
    /// <summary>So many addresses may a person have.</summary>
    public const int Most = 10;

    /// <summary>Minutes before a meeting that one may choose to be reminded.</summary>
    public static readonly IReadOnlyList<int> Alarms = [15, 60, 24 * 60];
}

internal sealed class AddFeedHandler(PortalDb db, IWriteLock writes, SecretLock secrets, Viewer viewer, IClock clock)
    : IRequestHandler<AddFeed, AddFeedOutcome>
{
    public async Task<AddFeedOutcome> Handle(AddFeed request, CancellationToken cancel)
    {
        var person = viewer.PersonId ?? throw new InvalidOperationException("Only one who is signed in has feeds.");
        await using var transaction = await writes.BeginAsync(db, cancel);
        // The account's row is held, so that two clicks are one after the other.
        if (await writes.LoadAsync<Account>(db, person, cancel) is null)
            throw new InvalidOperationException("The account is gone.");
        if (await db.Set<PersonalFeed>().CountAsync(cancel) >= FeedRules.Most)
            return AddFeedOutcome.TooMany;
        var secret = FeedSecret.Make(person);
        db.Add(new PersonalFeed
        {
            Id = Guid.CreateVersion7(),
            PersonId = person,
            Name = request.Name,
            SecretHash = FeedSecret.HashOf(secret),
            LockedSecret = secrets.Lock(secret),
            AlarmMinutes = request.AlarmMinutes,
            CreatedAt = clock.GetCurrentInstant(),
        });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return AddFeedOutcome.Added;
    }
}
