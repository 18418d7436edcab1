using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Notifications.Contracts;
using KunnskapsPortal.Notifications.Domain;
using KunnskapsPortal.Notifications.TakeNotices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Notifications.ChooseNotices;

/// <summary>Stores how kinds of notices are to come to a person in the current tenant.</summary>
/// <param name="PersonId">Whose choices.</param>
/// <param name="Revision">Of the settings that the form showed; null where what is stored does not matter (a link in a mail).</param>
/// <param name="Ways">By the name of the kind; a way that the kind does not offer changes nothing.</param>
public sealed record SaveChoices(Guid PersonId, int? Revision, IReadOnlyDictionary<string, NoticeWay> Ways) : IRequest<ChoicesOutcome>;

/// <summary>What came of it.</summary>
public enum ChoicesOutcome
{
    Saved,

    /// <summary>The choices were changed after the form was shown: nothing is stored.</summary>
    Overtaken,
}

internal sealed class SaveChoicesHandler(PortalDb db, IWriteLock writes, NoticeShelf shelf, NoticeKinds kinds) : IRequestHandler<SaveChoices, ChoicesOutcome>
{
    public async Task<ChoicesOutcome> Handle(SaveChoices request, CancellationToken cancellationToken)
    {
        await using var transaction = await writes.BeginAsync(db, cancellationToken);
        var settings = await shelf.HoldAsync(request.PersonId, cancellationToken);
        if (request.Revision is { } shown && shown != settings.Revision)
            return ChoicesOutcome.Overtaken;
        foreach (var (name, way) in request.Ways)
        {
            if (kinds.Find(name) is { } kind && kind.Choices.Contains(way))
                settings.Choices = Choices.With(settings.Choices, kind, way);
        }

        settings.Revision++;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (settings.Revision == 1)
        {
            // Two first choices at once: the other one was stored.
            db.ChangeTracker.Clear();
            return ChoicesOutcome.Overtaken;
        }

        await transaction.CommitAsync(cancellationToken);
        return ChoicesOutcome.Saved;
    }
}

/// <summary>The person says that mail arrives again at the address it came back from.</summary>
public sealed record TrustAddress(Guid PersonId) : IRequest;

internal sealed class TrustAddressHandler(PortalDb db, IWriteLock writes, NoticeShelf shelf) : IRequestHandler<TrustAddress>
{
    public async Task<Unit> Handle(TrustAddress request, CancellationToken cancellationToken)
    {
        await using var transaction = await writes.BeginAsync(db, cancellationToken);
        var settings = await shelf.HoldAsync(request.PersonId, cancellationToken);
        (settings.UndeliverableSince, settings.UndeliverableAddress) = (null, null);
        settings.Revision++;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Unit.Value;
    }
}
