using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Notifications.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Notifications.SendMail;

/// <summary>Remembers addresses that mail does not reach, so that no more is sent to them.</summary>
public sealed class UndeliverableAddresses(PortalDb db)
{
    /// <summary>Marks the address of the mail's person, in the caller's transaction. One that is marked already keeps its day.</summary>
    public async Task MarkAsync(OutgoingMail mail, Instant now, CancellationToken cancel)
    {
        if (mail.PersonId is not { } person)
            return;
        var settings = await db.Set<NoticeSettings>().FirstOrDefaultAsync(s => s.PersonId == person, cancel);
        if (settings is null)
            db.Add(settings = new NoticeSettings { Id = Guid.CreateVersion7(), PersonId = person });
        if (settings.UndeliverableSince is not null && string.Equals(settings.UndeliverableAddress, mail.Address, StringComparison.OrdinalIgnoreCase))
            return;
        (settings.UndeliverableSince, settings.UndeliverableAddress) = (now, mail.Address);
        settings.Revision++;
    }
}
