using System.Text;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.Domain;
using KunnskapsPortal.Notifications.SendMail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Notifications.ReceiveBounces;

/// <summary>What a message at a return address has led to.</summary>
public enum BounceResult
{
    /// <summary>The mail is marked as come back.</summary>
    Marked,

    /// <summary>A report that changes nothing.</summary>
    Nothing,

    /// <summary>No report about a mail that is here.</summary>
    NotOurs,
}

/// <summary>Takes reports about mail that came back, for all tenants.</summary>
public sealed class BounceDesk(IServiceProvider services, MailOptions options)
{
    private const int MostOctets = 1_000_000;

    /// <summary>Reads one message, of which a megabyte at the most is looked at, and marks the mail it is about.</summary>
    public async Task<BounceResult> TakeAsync(Stream message, CancellationToken cancel)
    {
        var octets = new byte[MostOctets];
        var length = await message.ReadAtLeastAsync(octets, MostOctets, throwOnEndOfStream: false, cancel);
        // The rest is taken and thrown away, so that whoever delivers it is not cut off.
        await message.CopyToAsync(Stream.Null, cancel);
        return BounceText.Read(Encoding.Latin1.GetString(octets, 0, length), options.Domain) switch
        {
            Bounce.Failed failed => await MarkAsync(failed, cancel) ? BounceResult.Marked : BounceResult.NotOurs,
            Bounce.Harmless => BounceResult.Nothing,
            _ => BounceResult.NotOurs,
        };
    }

    private async Task<bool> MarkAsync(Bounce.Failed bounce, CancellationToken cancel)
    {
        foreach (var tenant in await services.GetRequiredService<TenantDirectory>().AllAsync(cancel))
        {
            await using var scope = services.CreateTenantScope(tenant);
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            if (!await db.Set<OutgoingMail>().AnyAsync(m => m.Id == bounce.Mail, cancel))
                continue;
            var locks = scope.ServiceProvider.GetRequiredService<IWriteLock>();
            await using var transaction = await locks.BeginAsync(db, cancel);
            if (await locks.LoadAsync<OutgoingMail>(db, bounce.Mail, cancel) is not { } mail)
                return false;
            var now = services.GetRequiredService<IClock>().GetCurrentInstant();
            // What came back had left, whatever the row says; a mail that was given up stays as it is.
            if (mail.State is MailState.Sent or MailState.Unknown or MailState.Waiting)
            {
                mail.EndAndWipe(MailState.Bounced, now);
                mail.Reply = new MailReply(MailReply.Returned, SmtpStep.Return, bounce.Status).ToString();
            }

            if (AddressFailure.IsMeantBy(bounce.Status))
                await scope.ServiceProvider.GetRequiredService<UndeliverableAddresses>().MarkAsync(mail, now, cancel);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return true;
        }

        return false;
    }
}
