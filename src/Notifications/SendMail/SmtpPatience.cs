using System.Net.Security;

namespace KunnskapsPortal.Notifications.SendMail;

/// <summary>How long is waited for a mail server, and whom is believed.</summary>
public sealed record SmtpPatience
{
    /// <summary>For the connection, and for each answer but the last.</summary>
    public TimeSpan Reply { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For the answer to the whole message. Long, because giving up here leaves it unknown whether the mail arrived (RFC 5321, 4.5.3.2.6).</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The same when the portal stops.</summary>
    public TimeSpan AnswerAtStop { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a server that could not be reached is left alone: then thousands of mails do not each wait for it.</summary>
    public TimeSpan LeaveAlone { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection is kept for the next mail.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Says whether a certificate is to be trusted; null for the machine's own judgement.</summary>
    public RemoteCertificateValidationCallback? Trust { get; init; }
}
