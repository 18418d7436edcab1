using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Dom;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Notifications.Domain;
using KunnskapsPortal.Notifications.Resources;

namespace KunnskapsPortal.Notifications.WriteMail;

/// <summary>What stands around the words of a template: who sends it, why, and how to get less of it.</summary>
/// <param name="Portal">The tenant, as people know it.</param>
/// <param name="Why">Why the recipient gets it.</param>
/// <param name="Choices">Where an account chooses what comes; null for an address without one.</param>
/// <param name="Unsubscribe">Where this kind of mail is stopped; null where it cannot be.</param>
internal sealed record MailFrame(string Portal, string Why, string? Choices, string? Unsubscribe)
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The HTML part: a whole document with one style element, and no picture, font or script.</summary>
    public string WriteHtml(Language language, string subject, IElement body, string style) => $"""
        <!doctype html>
        <html lang="{language.Code()}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Html.Encode(subject)}</title>
        <style>{style}</style>
        </head>
        <body>
        <table role="presentation" class="column" width="600" align="center">
        <tr><td class="sender">{Html.Encode(Portal)}</td></tr>
        <tr><td class="letter">
        <h1>{Html.Encode(subject)}</h1>
        {body.InnerHtml.Trim()}
        </td></tr>
        <tr><td class="foot">
        <p>{Html.Encode(Why)}</p>{(Choices is null ? "" : $"\n<p>{Link(Choices, Texts.MailChoices)}</p>")}{(Unsubscribe is null ? "" : $"\n<p>{Link(Unsubscribe, Texts.MailUnsubscribe)}</p>")}
        </td></tr>
        </table>
        </body>
        </html>

        """;

    /// <summary>The plain text part.</summary>
    public string WriteText(IElement body)
    {
        var why = body.Owner!.CreateElement("div");
        var p = body.Owner.CreateElement("p");
        p.TextContent = Why;
        why.AppendChild(p);
        var foot = new List<string> { PlainMail.Of(why) };
        if (Choices is not null)
            foot.Add($"{Texts.MailChoices}:\n{Choices}");
        if (Unsubscribe is not null)
            foot.Add($"{Texts.MailUnsubscribe}:\n{Unsubscribe}");
        return $"{PlainMail.Of(body)}\n\n{new string('-', 40)}\n{string.Join("\n\n", foot)}\n";
    }

    private static string Link(string address, string words) =>
        string.Create(CultureInfo.InvariantCulture, $"<a href=\"{Html.Encode(address)}\">{Html.Encode(words)}</a>");
}
