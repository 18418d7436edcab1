using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Notifications.Contracts;

/// <summary>
/// Takes notices inside the caller's transaction: the caller saves and commits, and with it the mail is as sure to be sent
/// as the matter is to have happened. Each person's choice decides whether it becomes a mail at once, a line in the weekly
/// letter or nothing.
/// </summary>
public interface INotifier
{
    /// <summary>Whether a mail server is set. Without one, mail waits in the outbox.</summary>
    bool CanSend { get; }

    /// <summary>
    /// One notice to each of these people. A person who has been told of the same matter is passed over, so it can be asked for again.
    /// </summary>
    /// <param name="people">Accounts; one that is gone is passed over.</param>
    /// <param name="kind">Name of a <see cref="NoticeKind"/>.</param>
    /// <param name="matter">What it is about: the same for the same matter, at most 160 characters, ids and keys only.</param>
    /// <param name="write">Called for each, with the current culture set to the recipient's written form.</param>
    /// <param name="cancel">Undoes nothing by itself: the transaction is the caller's.</param>
    Task NotifyAsync(IReadOnlyCollection<Guid> people, string kind, string matter, Func<Recipient, NoticeContent> write, CancellationToken cancel);

    /// <summary>One mail to an address that may have no account: an invitation. Cannot be turned off or put off.</summary>
    Task WriteToAsync(string email, Language language, string kind, string matter, Func<Recipient, NoticeContent> write, CancellationToken cancel);
}
