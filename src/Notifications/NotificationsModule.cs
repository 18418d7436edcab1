using KunnskapsPortal.Kernel;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Notifications.Contracts;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.Resources;
using KunnskapsPortal.Notifications.TakeNotices;
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
        services.AddJob<SendMail.SendMail>(new JobKind(SendMail.SendMail.Kind, () => Texts.JobSendMail));
    }
}
