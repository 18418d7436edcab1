using System.Globalization;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.Domain;
using KunnskapsPortal.Notifications.Resources;
using NodaTime;

namespace KunnskapsPortal.Notifications.SeeOutbox;

/// <summary>Where a mail stands and why, in the reader's written form.</summary>
public static class MailWords
{
    public static string Of(MailState state) => state switch
    {
        MailState.Waiting => Texts.MailWaiting,
        MailState.Sent => Texts.MailSent,
        MailState.Failed => Texts.MailFailed,
        MailState.Unknown => Texts.MailUnknown,
        MailState.Bounced => Texts.MailBounced,
        MailState.Stopped => Texts.MailStopped,
        _ => Texts.MailExpired,
    };

    /// <summary>The colour of a state, beside its word.</summary>
    public static string Colour(MailState state) => state switch
    {
        MailState.Sent => "success",
        MailState.Failed or MailState.Bounced => "danger",
        MailState.Unknown => "warning",
        _ => "neutral",
    };

    public static string When(Instant at) => at.InZone(Oslo.Zone).LocalDateTime.Long();

    public static string Iso(Instant at) => at.InZone(Oslo.Zone).LocalDateTime.Iso();

    /// <summary>Why it stands there, in one or two sentences; null where the state says it all.</summary>
    public static string? Reason(MailRow row)
    {
        var mail = row.Mail;
        var said = mail.State is MailState.Sent ? null : Sentence(MailReply.Parse(mail.Reply));
        var more = mail.State switch
        {
            MailState.Waiting when row.NextTry is { } next && mail.Attempts > 0 => Form(Texts.MailNextTry, When(next)),
            MailState.Unknown => Texts.MailMayHaveArrived,
            MailState.Expired => Texts.MailTooLate,
            _ => null,
        };
        return said is null ? more : more is null ? said : $"{said} {more}";
    }

    private static string? Sentence(MailReply? reply) => reply is null ? null : reply.What switch
    {
        MailReply.Cut when reply.Step == SmtpStep.Connect => Texts.ReplyNoServer,
        MailReply.Cut => Form(Texts.ReplyCut, At(reply.Step)),
        MailReply.Silent => Form(Texts.ReplySilent, At(reply.Step)),
        MailReply.Untrusted => Texts.ReplyUntrusted,
        MailReply.Unable => reply.Step switch
        {
            SmtpStep.Secure => Texts.ReplyNotSecure,
            SmtpStep.SignIn => Texts.ReplyNoSignIn,
            _ => Texts.ReplyNoUtf8,
        },
        MailReply.NoAddress => reply.Step == SmtpStep.Sender ? Texts.ReplyNoSender : Texts.ReplyNoAddress,
        MailReply.Odd => Form(Texts.ReplyOdd, At(reply.Step)),
        MailReply.Returned => Form(AddressFailure.IsMeantBy(reply.Enhanced) ? Texts.ReplyReturnedAddress : Texts.ReplyReturned, reply.Enhanced ?? ""),
        MailReply.Stranded => Texts.ReplyStranded,
        _ => Form(Texts.ReplyCode, $"{reply.What} {reply.Enhanced}".TrimEnd(), At(reply.Step)),
    };

    private static string At(SmtpStep step) => step switch
    {
        SmtpStep.Secure => Texts.StepSecure,
        SmtpStep.SignIn => Texts.StepSignIn,
        SmtpStep.Sender => Texts.StepSender,
        SmtpStep.Recipient => Texts.StepRecipient,
        SmtpStep.Data or SmtpStep.Message => Texts.StepMessage,
        SmtpStep.Answer => Texts.StepAnswer,
        _ => Texts.StepConnect,
    };

    private static string Form(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
