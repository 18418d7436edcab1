using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Notifications.Contracts;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.WriteMail;
using NodaTime;

namespace KunnskapsPortal.Notifications.TakeNotices;

/// <summary>Puts mail in the outbox, with the job that sends it. The caller saves and commits.</summary>
public sealed class Outbox(PortalDb db, MailComposer composer, MailCalendar calendar, JobQueue jobs, IClock clock)
{
    /// <summary>Whether a mail server is set.</summary>
    public bool CanSend => calendar.HasServer;

    /// <param name="kind">The kind of notice.</param>
    /// <param name="email">Where it goes.</param>
    /// <param name="to">For whom.</param>
    /// <param name="matter">Once per tenant, the recipient included.</param>
    /// <param name="write">Called with the current culture set to the recipient's written form.</param>
    /// <param name="cancel">Reading the template.</param>
    public async Task AddAsync(NoticeKind kind, string email, Recipient to, string matter, Func<Recipient, NoticeContent> write, CancellationToken cancel)
    {
        var content = Culture.In(to.Language, () => write(to));
        var composed = await Culture.InAsync(to.Language, () => composer.ComposeAsync(kind, to, content, cancel));
        Add(kind, email, to, matter, composed, content);
    }

    /// <summary>The same for a mail whose texts are written already (the weekly letter).</summary>
    public void Add(NoticeKind kind, string email, Recipient to, string matter, ComposedMail composed, NoticeContent content)
    {
        var mail = new OutgoingMail
        {
            Id = Guid.CreateVersion7(),
            PersonId = to.PersonId,
            Kind = kind.Name,
            Matter = matter,
            Address = email,
            Name = to.Name,
            Language = to.Language,
            Subject = Cut(composed.Subject, OutgoingMail.SubjectLength),
            Text = composed.Text,
            Html = composed.Html,
            Calendar = content.Calendar is { } part ? calendar.Write(part, to, email) : null,
            CalendarMethod = content.Calendar?.Method.ToString().ToUpperInvariant(),
            Unsubscribe = to.PersonId is not null && kind.Choices.Contains(NoticeWay.Off) ? kind.Name : null,
            CreatedAt = clock.GetCurrentInstant(),
            NotAfter = content.NotAfter,
        };
        db.Add(mail);
        jobs.Add(SendMail.SendMail.Kind, mail.Id.ToString("N"));
    }

    /// <summary>The text, or its beginning and an ellipsis; never half a character.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}

/// <summary>The calendar part of a mail: from the tenant, to the recipient alone.</summary>
public sealed class MailCalendar(ICalendarWriter writer, TenantContext tenant, MailOptions options)
{
    /// <summary>Whether a mail server is set.</summary>
    public bool HasServer => options.Server is not null;

    /// <summary>The message of iTIP, named for the recipient only.</summary>
    public string Write(CalendarPart part, Recipient to, string email) => writer.WriteMessage(
        part.Method, options.RootOf(tenant.Tenant, to.Language), part.Event,
        new CalendarParties($"Kunnskapsportalen {tenant.Tenant.Name}", options.From, to.Name, email));
}
