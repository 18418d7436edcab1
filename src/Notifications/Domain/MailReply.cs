namespace KunnskapsPortal.Notifications.Domain;

/// <summary>Where in the conversation with a mail server (RFC 5321) something happened. Stored by name; never renamed without a migration.</summary>
public enum SmtpStep
{
    /// <summary>Reaching the server at all.</summary>
    Connect,
    Greeting,
    Hello,

    /// <summary>STARTTLS or TLS from the start.</summary>
    Secure,
    SignIn,
    Sender,
    Recipient,

    /// <summary>Asking to send the message.</summary>
    Data,

    /// <summary>The message is on its way; its end has not been sent.</summary>
    Message,

    /// <summary>The end of the message has been sent: from here on the server may have it.</summary>
    Answer,

    /// <summary>The mail came back from a server further on (RFC 3464).</summary>
    Return,
}

/// <summary>
/// The last answer about a mail: a code and where it came, or a word of ours where there was none. Never the server's own text,
/// which may hold the address.
/// </summary>
/// <param name="What">A code of three digits (RFC 5321), <c>returned</c>, or one of the words below.</param>
/// <param name="Step">Where it came.</param>
/// <param name="Enhanced">The enhanced code (RFC 3463), <c>5.1.1</c>; null where none was given.</param>
public sealed record MailReply(string What, SmtpStep Step, string? Enhanced = null)
{
    /// <summary>The line broke, or could not be made.</summary>
    public const string Cut = "cut";

    /// <summary>No answer in time.</summary>
    public const string Silent = "silent";

    /// <summary>The server's certificate is not to be trusted.</summary>
    public const string Untrusted = "untrusted";

    /// <summary>The server has not what we need: encryption for a password, a way to sign in, or addresses with other letters than a–z.</summary>
    public const string Unable = "unable";

    /// <summary>The address is none.</summary>
    public const string NoAddress = "no-address";

    /// <summary>An answer that no mail server gives.</summary>
    public const string Odd = "odd";

    /// <summary>The mail came back.</summary>
    public const string Returned = "returned";

    /// <summary>The job of the mail ended without the mail.</summary>
    public const string Stranded = "stranded";

    /// <summary>The code, 200–599; null for a word.</summary>
    public int? Code => What.Length == 3 && int.TryParse(What, out var code) ? code : null;

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static MailReply? Parse(string? stored) => stored?.Split(' ') switch
    {
        [var what, var step] when Enum.TryParse<SmtpStep>(step, out var at) => new(what, at),
        [var what, var enhanced, var step] when Enum.TryParse<SmtpStep>(step, out var at) => new(what, at, enhanced),
        _ => null,
    };

    /// <summary>As stored: <c>550 5.1.1 Recipient</c>, <c>cut Message</c>.</summary>
    public override string ToString() => Enhanced is null ? $"{What} {Step}" : $"{What} {Enhanced} {Step}";
}
