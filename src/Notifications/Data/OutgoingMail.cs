using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using NodaTime;

namespace KunnskapsPortal.Notifications.Data;

/// <summary>
/// One mail to one recipient, written once and sent once: the outbox and the log. What it says is wiped when it has been
/// sent; that it was sent, and of what kind, stays for ninety days.
/// </summary>
public sealed class OutgoingMail : ITenantOwned
{
    public const int MatterLength = 200;
    public const int AddressLength = 254;
    public const int SubjectLength = 200;
    public const int ReplyLength = 200;

    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    /// <summary>The account; null for an address without one.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Name of the kind of notice.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is about and to whom. Once per tenant: the same matter is never mailed twice to the same person.</summary>
    public required string Matter { get; init; }

    public required string Address { get; set; }

    public required string Name { get; set; }

    public Language Language { get; init; }

    public required string Subject { get; set; }

    /// <summary>The plain text part; empty when the mail has ended.</summary>
    public required string Text { get; set; }

    /// <summary>The HTML part; empty when the mail has ended.</summary>
    public required string Html { get; set; }

    /// <summary>The calendar part (RFC 6047), or null.</summary>
    public string? Calendar { get; set; }

    /// <summary>REQUEST or CANCEL, where there is a calendar part.</summary>
    public string? CalendarMethod { get; set; }

    /// <summary>The letter that this mail stops for its reader in one click: a kind of notice; null where it cannot be stopped.</summary>
    public string? Unsubscribe { get; init; }

    public MailState State { get; set; }

    public Instant CreatedAt { get; init; }

    /// <summary>Not sent after this.</summary>
    public Instant? NotAfter { get; init; }

    public Instant? EndedAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>The server's last answer: its code and our words for it, never its text (which may hold the address).</summary>
    public string? Reply { get; set; }
}

/// <summary>Where a mail stands. Stored by name; never renamed without a migration.</summary>
public enum MailState
{
    Waiting,

    /// <summary>The server has taken it (250).</summary>
    Sent,

    /// <summary>Given up: refused, or all attempts used.</summary>
    Failed,

    /// <summary>The line broke after the whole mail had gone and before the answer: it may have arrived. Sent again only by hand.</summary>
    Unknown,

    /// <summary>The server took it, and it came back.</summary>
    Bounced,

    /// <summary>Stopped by an administrator before it left.</summary>
    Stopped,

    /// <summary>Its matter was over before it could leave.</summary>
    Expired,
}
