using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Notifications.Data;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Notifications.ChooseNotices;

/// <summary>A person's settings in the current tenant, held for a change.</summary>
internal sealed class NoticeShelf(PortalDb db, IWriteLock writes)
{
    /// <summary>The row, locked until the caller's transaction ends; a new one where the person has chosen nothing yet.</summary>
    public async Task<NoticeSettings> HoldAsync(Guid person, CancellationToken cancel)
    {
        var id = await db.Set<NoticeSettings>().Where(s => s.PersonId == person).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(cancel);
        if (id is { } known && await writes.LoadAsync<NoticeSettings>(db, known, cancel) is { } settings)
            return settings;
        settings = new NoticeSettings { Id = Guid.CreateVersion7(), PersonId = person };
        db.Add(settings);
        return settings;
    }
}
