using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Notifications.Contracts;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.Domain;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Notifications.TakeNotices;

/// <summary>Takes notices: looks up each person's choice, and adds the mail with its job, or the line of the weekly letter.</summary>
internal sealed class Notifier(PortalDb db, TenantContext tenant, NoticeKinds kinds, Outbox outbox, IClock clock) : INotifier
{
    public bool CanSend => outbox.CanSend;

    private const int PeopleAtOnce = 500;

    public async Task NotifyAsync(
        IReadOnlyCollection<Guid> people, string kind, string matter, Func<Recipient, NoticeContent> write, CancellationToken cancel)
    {
        foreach (var some in people.Distinct().Chunk(PeopleAtOnce))
            await NotifyAsync(some, kinds[kind], matter, write, cancel);
    }

    public Task WriteToAsync(
        string email, Language language, string kind, string matter, Func<Recipient, NoticeContent> write, CancellationToken cancel) =>
        outbox.AddAsync(kinds[kind], email, new Recipient(null, "", language), matter, write, cancel);

    private async Task NotifyAsync(Guid[] people, NoticeKind kind, string matter, Func<Recipient, NoticeContent> write, CancellationToken cancel)
    {
        var accounts = await db.Set<Account>().AsNoTracking().Where(a => people.Contains(a.Id))
            .Select(a => new { a.Id, a.Email, a.DisplayName, a.Language }).ToListAsync(cancel);
        var settings = await db.Set<NoticeSettings>().AsNoTracking().Where(s => people.Contains(s.PersonId)).ToDictionaryAsync(s => s.PersonId, cancel);
        var mailed = people.ToDictionary(id => MatterOf(matter, id));
        var matters = mailed.Keys.ToList();
        var told = (await db.Set<OutgoingMail>().Where(m => matters.Contains(m.Matter)).Select(m => m.Matter).ToListAsync(cancel)).Select(m => mailed[m]).ToHashSet();
        told.UnionWith(await db.Set<DigestLine>().Where(l => people.Contains(l.PersonId) && l.Matter == matter).Select(l => l.PersonId).ToListAsync(cancel));
        foreach (var account in accounts.Where(a => a.Email is not null && !told.Contains(a.Id)))
        {
            var to = new Recipient(account.Id, account.DisplayName, account.Language ?? tenant.Tenant.DefaultLanguage);
            var way = Choices.Of(settings.GetValueOrDefault(account.Id)?.Choices ?? "", kind);
            if (way == NoticeWay.AtOnce && !IsUndeliverable(settings.GetValueOrDefault(account.Id), account.Email!))
                await outbox.AddAsync(kind, account.Email!, to, MatterOf(matter, account.Id), write, cancel);
            else if (way == NoticeWay.Weekly)
                AddLine(kind, to, matter, write);
        }
    }

    private static string MatterOf(string matter, Guid person) => $"{matter}:{person:N}";

    private static bool IsUndeliverable(NoticeSettings? settings, string email) =>
        settings?.UndeliverableSince is not null && string.Equals(settings.UndeliverableAddress, email, StringComparison.OrdinalIgnoreCase);

    private void AddLine(NoticeKind kind, Recipient to, string matter, Func<Recipient, NoticeContent> write)
    {
        var content = Culture.In(to.Language, () => write(to));
        db.Add(new DigestLine
        {
            Id = Guid.CreateVersion7(),
            PersonId = to.PersonId!.Value,
            Kind = kind.Name,
            Matter = matter,
            Title = Outbox.Cut(content.Title, DigestLine.TitleLength),
            Text = content.Text,
            Address = content.Address,
            At = clock.GetCurrentInstant(),
            NotAfter = content.NotAfter,
        });
    }
}
