using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Notifications.Contracts;
using KunnskapsPortal.Notifications.Domain;
using KunnskapsPortal.Notifications.Resources;
using KunnskapsPortal.Notifications.TakeNotices;
using KunnskapsPortal.Notifications.WriteMail;

namespace KunnskapsPortal.Notifications.SeeTemplates;

/// <summary>What templates are shown with: the example of their kind, and an invented person.</summary>
public sealed class TemplateExamples(NoticeKinds kinds, MailComposer composer)
{
    private static readonly Guid Nobody = new("00000000-0000-7000-8000-000000000000");

    /// <summary>The mail as it would be, in a written form.</summary>
    public Task<ComposedMail> ShowAsync(MailTemplate template, string key, Language language, CancellationToken cancel) =>
        Culture.InAsync(language, () =>
        {
            var kind = kinds.Find(key) ?? Standard(key);
            return composer.WriteAsync(template, kind, new Recipient(Nobody, Texts.ExampleName, language), kind.Example(), key == Letter.Kind ? LetterExample() : [], cancel);
        });

    /// <summary>A kind to show a template with that is of no one kind.</summary>
    public static NoticeKind Standard(string key) => new(key, () => Texts.StandardLabel, () => Texts.StandardHelp, NoticeWay.AtOnce, () =>
        new NoticeContent(Texts.ExampleTitle, "/min-side")
        {
            AddressLabel = Texts.ExampleButton,
            Text = Texts.ExampleText,
            Facts = [new(Texts.ExampleWhen, Texts.ExampleWhenValue), new(Texts.ExampleWhere, Texts.ExampleWhereValue)],
        });

    private static IReadOnlyList<MailSection> LetterExample() =>
    [
        new(Texts.ExampleSection, [new(Texts.ExampleTitle, "/min-side", "", Texts.ExampleText)]),
        new(Texts.LetterMeetings, [new(Texts.ExampleMeeting, "/kalender", $"{Texts.ExampleWhenValue}, {Texts.ExampleWhereValue}", "")]),
        new(Texts.LetterNews, [new(Texts.ExampleArticle, "/artikler", Texts.ExampleArticleKind, Texts.ExampleArticleSummary)]),
    ];
}
