using KunnskapsPortal.Kernel;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Notifications.ChooseNotices;
using KunnskapsPortal.Notifications.Contracts;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.ReceiveBounces;
using KunnskapsPortal.Notifications.Resources;
using KunnskapsPortal.Notifications.SeeOutbox;
using KunnskapsPortal.Notifications.SeeTemplates;
using KunnskapsPortal.Notifications.SendMail;
using KunnskapsPortal.Notifications.TakeNotices;
using KunnskapsPortal.Notifications.TidyMail;
using KunnskapsPortal.Notifications.Unsubscribe;
using KunnskapsPortal.Notifications.WriteLetters;
using KunnskapsPortal.Notifications.WriteMail;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Notifications;

/// <summary>Mail: outbox, templates, choices, the weekly letter, and the log. Other modules say what has happened.</summary>
public sealed class NotificationsModule : PortalModule
{
    public override string Name => "Notifications";

    public override IEnumerable<ContentKind> Kinds => [MailKinds.Templates];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IModelContribution, NotificationTables>();
        services.AddSingleton<NoticeKinds>();
        services.AddSingleton(MailKinds.Letter);
        services.AddSingleton(MailKinds.News);
        AddMails(services);
        AddLetters(services);
        services.AddScoped<MailCalendar>();
        services.AddScoped<Outbox>();
        services.AddScoped<INotifier, Notifier>();
        AddSending(services);
    }

    private static void AddSending(IServiceCollection services)
    {
        services.AddSingleton(new SmtpPatience());
        services.AddSingleton<SmtpPool>();
        services.AddScoped<Letters>();
        services.AddScoped<MailEndings>();
        services.AddScoped<UndeliverableAddresses>();
        services.AddSingleton<BounceDesk>();
        services.AddScoped<MailLog>();
        services.AddScoped<StrandedMails>();
        services.AddScoped<IInvariant, StrandedMails>();
        services.AddJob<SendMail.SendMail>(SendMail.SendMail.Declared);
        services.AddJob<TidyMail.TidyMail>(TidyMail.TidyMail.Declared);
    }

    private static void AddMails(IServiceCollection services)
    {
        services.AddSingleton<MailLook>();
        services.AddScoped<MailTemplates>();
        services.AddScoped<MailComposer>();
        services.AddScoped<TemplateExamples>();
        services.AddScoped<TemplateShelf>();
        services.AddScoped<TemplateStart>();
        services.AddScoped<UnsubscribeLinks>();
        services.AddScoped<NoticeShelf>();
    }

    private static void AddLetters(IServiceCollection services)
    {
        services.AddScoped<LetterNews>();
        services.AddScoped<LetterPeople>();
        services.AddScoped<LetterWriter>();
        services.AddJob<WriteLetters.WriteLetters>(new JobKind(WriteLetters.WriteLetters.Kind, () => Texts.JobWriteLetters) { Every = WriteLetters.WriteLetters.Every });
    }
}
