using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Notifications.Contracts;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Notifications.WriteLetters;

/// <summary>One who may get a letter.</summary>
/// <param name="To">For whom.</param>
/// <param name="Email">Where it goes.</param>
/// <param name="Choices">As stored.</param>
/// <param name="IsMember">A confirmed member of the tenant.</param>
/// <param name="Lines">What waits, oldest first; tracked.</param>
internal sealed record LetterPerson(Recipient To, string Email, string Choices, bool IsMember, IReadOnlyList<DigestLine> Lines);

/// <summary>Who is to get the letter of a week. A fixed number of queries for a run, and for each chunk of people.</summary>
internal sealed class LetterPeople(PortalDb db, TenantContext tenant, IServiceScopeFactory scopes)
{
    /// <summary>What all members may get, by written form.</summary>
    public Task<IReadOnlyDictionary<Language, LetterNewsParts>> NewsAsync(Instant due, CancellationToken cancel) =>
        LetterNews.ReadAsync(scopes, tenant.Tenant, due, cancel);

    /// <summary>Those for whom something waits, and, where there is news, the confirmed members. In the same order each time.</summary>
    public async Task<(IReadOnlyList<Guid> All, IReadOnlySet<Guid> Members)> AllAsync(bool hasNews, Instant now, CancellationToken cancel)
    {
        var waiting = await db.Set<DigestLine>().Where(l => l.WrittenAt == null).Select(l => l.PersonId).Distinct().ToListAsync(cancel);
        var confirmed = now - Membership.ConfirmationLasts;
        var members = !hasNews ? [] : (await db.Set<Membership>()
            .Where(m => m.EndedAt == null && m.ConfirmedAt != null && m.ConfirmedAt > confirmed)
            .Select(m => m.PersonId).Distinct().ToListAsync(cancel)).ToHashSet();
        return ([.. waiting.Concat(members).Distinct().Order()], members);
    }

    /// <summary>Those of the chunk who have an address that mail reaches, and have not had this letter.</summary>
    public async Task<IReadOnlyList<LetterPerson>> LoadAsync(
        IReadOnlyCollection<Guid> chunk, IReadOnlySet<Guid> members, Func<Guid, string> matterOf, CancellationToken cancel)
    {
        var matters = chunk.ToDictionary(matterOf, id => id);
        var keys = matters.Keys.ToList();
        var told = (await db.Set<OutgoingMail>().Where(m => keys.Contains(m.Matter)).Select(m => m.Matter).ToListAsync(cancel)).Select(m => matters[m]).ToHashSet();
        var accounts = await db.Set<Account>().AsNoTracking().Where(a => chunk.Contains(a.Id) && a.Email != null)
            .Select(a => new { a.Id, a.Email, a.DisplayName, a.Language }).ToListAsync(cancel);
        var settings = await db.Set<NoticeSettings>().AsNoTracking().Where(s => chunk.Contains(s.PersonId)).ToDictionaryAsync(s => s.PersonId, cancel);
        var lines = (await db.Set<DigestLine>().Where(l => chunk.Contains(l.PersonId) && l.WrittenAt == null).OrderBy(l => l.At).ThenBy(l => l.Id).ToListAsync(cancel))
            .ToLookup(l => l.PersonId);
        return
        [
            .. accounts.Where(a => !told.Contains(a.Id) && !ComesBack(settings.GetValueOrDefault(a.Id), a.Email!)).OrderBy(a => a.Id)
                .Select(a => new LetterPerson(
                    new Recipient(a.Id, a.DisplayName, a.Language ?? tenant.Tenant.DefaultLanguage), a.Email!,
                    settings.GetValueOrDefault(a.Id)?.Choices ?? "", members.Contains(a.Id), [.. lines[a.Id]])),
        ];
    }

    private static bool ComesBack(NoticeSettings? settings, string email) =>
        settings?.UndeliverableSince is not null && string.Equals(settings.UndeliverableAddress, email, StringComparison.OrdinalIgnoreCase);
}
