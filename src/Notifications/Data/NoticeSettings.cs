using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using NodaTime;

namespace KunnskapsPortal.Notifications.Data;

/// <summary>What a person has chosen about notices in one tenant, and whether mail reaches the person's address.</summary>
public sealed class NoticeSettings : ITenantOwned, IPersonOwned
{
    public const int ChoicesLength = 2000;

    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid PersonId { get; init; }

    /// <summary>The choices that differ from the usual: <c>reminder=Off;news=AtOnce</c>.</summary>
    public string Choices { get; set; } = "";

    /// <summary>Since when mail to the person comes back; null while it arrives. No more mail until the person says that the address works.</summary>
    public Instant? UndeliverableSince { get; set; }

    /// <summary>The address that mail came back from: another address is tried anew.</summary>
    public string? UndeliverableAddress { get; set; }

    /// <summary>Rises with every change, so that the later of two forms does not undo the earlier unseen.</summary>
    public int Revision { get; set; }
}
