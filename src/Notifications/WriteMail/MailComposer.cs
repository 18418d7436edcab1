using System.Globalization;
using AngleSharp.Dom;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Notifications.Contracts;
using KunnskapsPortal.Notifications.Domain;
using KunnskapsPortal.Notifications.Resources;
using KunnskapsPortal.Notifications.Unsubscribe;

namespace KunnskapsPortal.Notifications.WriteMail;

/// <summary>A mail's three texts.</summary>
public sealed record ComposedMail(string Subject, string Text, string Html);

/// <summary>Writes the mail of a notice from the template of its kind. In a scope of the tenant that sends it.</summary>
public sealed class MailComposer(
    MailTemplates templates, PublishedContent content, MailLook look, UnsubscribeLinks unsubscribe, MailOptions options, TenantContext tenant)
{
    private readonly Dictionary<(string, Language), string> _rendered = [];

    /// <summary>The tenant, as people know it.</summary>
    public string Portal => $"Kunnskapsportalen {tenant.Tenant.Name}";

    /// <param name="kind">Whose template is used.</param>
    /// <param name="to">For whom; the current culture is the recipient's.</param>
    /// <param name="notice">What it says.</param>
    /// <param name="cancel">Reading the template.</param>
    public Task<ComposedMail> ComposeAsync(NoticeKind kind, Recipient to, NoticeContent notice, CancellationToken cancel) =>
        ComposeAsync(kind, to, notice, [], cancel);

    /// <summary>The same, with sections below the text: the weekly letter.</summary>
    public async Task<ComposedMail> ComposeAsync(
        NoticeKind kind, Recipient to, NoticeContent notice, IReadOnlyList<MailSection> sections, CancellationToken cancel) =>
        await WriteAsync(await templates.ForAsync(kind.Name, to.Language, cancel), kind, to, notice, sections, cancel);

    /// <summary>From a template at hand: the preview.</summary>
    public async Task<ComposedMail> WriteAsync(
        MailTemplate template, NoticeKind kind, Recipient to, NoticeContent notice, IReadOnlyList<MailSection> sections, CancellationToken cancel)
    {
        var root = options.RootOf(tenant.Tenant, to.Language);
        var values = new MailValues(to.Name, notice.Title, Portal, root)
        {
            Text = notice.Text,
            Sections = sections,
            Facts = [.. notice.Facts.Select(fact => (fact.Label, fact.Value))],
            Button = notice.AddressLabel,
            ButtonAddress = notice.Address,
        };
        var subject = FilledTemplate.Subject(template.Subject, values);
        var body = await BodyAsync(template, values, to.Language, cancel);
        var frame = FrameOf(kind, to, root);
        return new ComposedMail(subject, frame.WriteText(body), frame.WriteHtml(to.Language, subject, body, look.StyleOf(tenant.Tenant)));
    }

    private async Task<IElement> BodyAsync(MailTemplate template, MailValues values, Language language, CancellationToken cancel)
    {
        if (!_rendered.TryGetValue((template.Markdown, language), out var html))
        {
            var links = await content.LinksAsync(MarkdownText.References(template.Markdown), cancel);
            html = MarkdownText.Render(template.Markdown, links.GetValueOrDefault, "").Value!;
            _rendered[(template.Markdown, language)] = html;
        }

        return FilledTemplate.Body(html, values);
    }

    private MailFrame FrameOf(NoticeKind kind, Recipient to, string root)
    {
        if (to.PersonId is not { } person)
            return new MailFrame(Portal, Say(Texts.MailWhyAddress), null, null);
        var mayStop = kind.Choices.Contains(NoticeWay.Off);
        return new MailFrame(Portal, Say(mayStop ? Texts.MailWhyChosen : Texts.MailWhyAccount), $"{root}/konto/varsler", mayStop ? unsubscribe.AddressFor(person, kind.Name, to.Language) : null);

        string Say(string sentence) => string.Format(CultureInfo.CurrentCulture, sentence, Portal, kind.Label());
    }
}
