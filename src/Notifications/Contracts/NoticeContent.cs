using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Kernel.Text;
using NodaTime;

namespace KunnskapsPortal.Notifications.Contracts;

/// <summary>
/// What a notice says, in the recipient's written form. The module that sends it fills this in; the template of its kind
/// puts words around it. No patient data and no other recipient's name.
/// </summary>
/// <param name="Title">One line: the subject of a mail without a template, and the line in the weekly letter.</param>
/// <param name="Address">Where to read more or act, below the tenant, with a leading slash. Opening it never changes anything.</param>
public sealed record NoticeContent(string Title, string Address)
{
    /// <summary>The button: a verb and what it leads to.</summary>
    public required string AddressLabel { get; init; }

    /// <summary>One or a few sentences. Plain text; a blank line parts paragraphs.</summary>
    public string Text { get; init; } = "";

    /// <summary>Time, place and the like, in the order they are shown.</summary>
    public IReadOnlyList<NoticeFact> Facts { get; init; } = [];

    /// <summary>The meeting that the mail puts into, changes in or takes out of the recipient's calendar; null for none.</summary>
    public CalendarPart? Calendar { get; init; }

    /// <summary>After this the notice is no use: a mail that has not left by then is not sent. Null for no end.</summary>
    public Instant? NotAfter { get; init; }
}

/// <param name="Label">Når</param>
/// <param name="Value">torsdag 11. mars 2027 kl. 09.00–15.30</param>
public sealed record NoticeFact(string Label, string Value);

/// <summary>A meeting that goes with a mail (RFC 6047). One meeting a mail: a message of iTIP is about one UID.</summary>
/// <param name="Method">Request puts in or changes; Cancel takes out.</param>
/// <param name="Event">As it is for the recipient; its sequence has risen since the last time the recipient was told.</param>
public sealed record CalendarPart(CalendarMethod Method, CalendarEvent Event);

/// <summary>The one a notice is written for.</summary>
/// <param name="PersonId">The account; null for an address without one.</param>
/// <param name="Name">As the person writes it.</param>
/// <param name="Language">The form the person reads: the account's, else the tenant's.</param>
public sealed record Recipient(Guid? PersonId, string Name, Language Language);
