using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.Domain;
using NodaTime;

namespace KunnskapsPortal.Notifications.SendMail;

/// <summary>How a mail ends, and what is left of it.</summary>
public static class MailStates
{
    /// <summary>Ends it and keeps its texts: it can be sent again.</summary>
    public static void End(this OutgoingMail mail, MailState state, Instant now) => (mail.State, mail.EndedAt) = (state, now);

    /// <summary>Ends it for good: what it said is gone.</summary>
    public static void EndAndWipe(this OutgoingMail mail, MailState state, Instant now)
    {
        mail.End(state, now);
        (mail.Text, mail.Html, mail.Calendar) = ("", "", null);
    }

    /// <summary>The job that should have sent it has ended without it: shown as failed.</summary>
    public static void Strand(this OutgoingMail mail, Instant now)
    {
        mail.End(MailState.Failed, now);
        mail.Reply = new MailReply(MailReply.Stranded, SmtpStep.Connect).ToString();
    }

    /// <summary>Whether somebody may ask for it to be sent again: it has not certainly left, its texts are there, and its matter is not over.</summary>
    public static bool MaySendAgain(this OutgoingMail mail, Instant now) =>
        mail.State is MailState.Failed or MailState.Unknown or MailState.Stopped && mail.Text.Length + mail.Html.Length > 0 && !(mail.NotAfter < now);
}
