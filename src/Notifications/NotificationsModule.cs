using KunnskapsPortal.Kernel;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Notifications.Contracts;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.ReceiveBounces;
using KunnskapsPortal.Notifications.SeeOutbox;
using KunnskapsPortal.Notifications.SendMail;
using KunnskapsPortal.Notifications.TakeNotices;
using KunnskapsPortal.Notifications.TidyMail;
using KunnskapsPortal.Notifications.Unsubscribe;
using KunnskapsPortal.Notifications.WriteMail;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Notifications;

/// <summary>Mail: outbox, templates, choices, the weekly letter, and the log. Other modules say what has happened.</summary>
public sealed class NotificationsModule : PortalModule
{
    public override string Name => "Notifications";

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IModelContribution, NotificationTables>();
        services.AddSingleton<NoticeKinds>();
        services.AddScoped<MailComposer>();
        services.AddScoped<MailCalendar>();
        services.AddScoped<Outbox>();
        services.AddScoped<INotifier, Notifier>();
        AddSending(services);
    }

    private static void AddSending(IServiceCollection services)
    {
        services.AddSingleton(new SmtpPatience());
        services.AddSingleton<SmtpPool>();
        services.AddScoped<UnsubscribeLinks>();
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
}
