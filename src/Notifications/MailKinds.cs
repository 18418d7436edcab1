using System.Globalization;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Notifications.Contracts;
using KunnskapsPortal.Notifications.Domain;
using KunnskapsPortal.Notifications.Resources;
using KunnskapsPortal.Notifications.WriteMail;

namespace KunnskapsPortal.Notifications;

/// <summary>What this module itself declares: the content kind of templates, and the kinds of notices that are the weekly letter.</summary>
internal static class MailKinds
{
    public static ContentKind Templates { get; } =
        new(MailTemplates.Kind, "e-post", () => Texts.KindMail, slug => $"/redaksjon/e-post/{slug}", [Field.Text(MailTemplates.Subject, true)], Texts.ResourceManager)
        {
            IsLight = true,
            IsForDesk = true,
            Remarks = RemarksOn,
        };

    /// <summary>Off: no letter, whatever waits for it. There is no letter "at once".</summary>
    public static NoticeKind Letter { get; } =
        new(Domain.Letter.Kind, () => Texts.LetterLabel, () => Texts.LetterHelp, NoticeWay.Weekly, () =>
            new NoticeContent(Texts.ExampleLetterTitle, "/min-side") { AddressLabel = Texts.LetterButton })
        {
            Choices = [NoticeWay.Weekly, NoticeWay.Off],
        };

    /// <summary>The part of the letter that all members get.</summary>
    public static NoticeKind News { get; } =
        new(Domain.Letter.News, () => Texts.NewsLabel, () => Texts.NewsHelp, NoticeWay.Weekly, () =>
            new NoticeContent(Texts.ExampleLetterTitle, "/min-side") { AddressLabel = Texts.LetterButton })
        {
            Choices = [NoticeWay.Weekly, NoticeWay.Off],
        };

    private static List<Remark> RemarksOn(ItemDocument document)
    {
        var subject = document.Text(MailTemplates.Subject);
        var remarks = Placeholders.Unknown(subject, Placeholders.Inline).Select(word => new Remark(MailTemplates.Subject, Say(Texts.RemarkSubject, word))).ToList();
        remarks.AddRange(Placeholders.Unknown(document.Body, Placeholders.All).Select(word => new Remark("body", Say(Texts.RemarkUnknown, word))));
        foreach (var (word, remark) in new[] { (Placeholders.Button, Texts.RemarkButton), (Placeholders.Text, Texts.RemarkText) })
        {
            if (!Placeholders.Has(document.Body, word))
                remarks.Add(new Remark("body", remark));
        }

        return remarks;
    }

    private static string Say(string sentence, string word) => string.Format(CultureInfo.CurrentCulture, sentence, $"{{{word}}}");
}
