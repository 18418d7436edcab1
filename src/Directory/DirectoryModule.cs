using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.EditContact;
using KunnskapsPortal.Directory.Contracts;
using KunnskapsPortal.Directory.FindInSearch;
using KunnskapsPortal.Directory.FrontPage;
using KunnskapsPortal.Directory.KeepLists;
using KunnskapsPortal.Directory.OnDuty;
using KunnskapsPortal.Directory.RemindOfContacts;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Notifications.Contracts;
using KunnskapsPortal.Search.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Directory;

/// <summary>Advisory physicians, Nav offices, municipal chief physicians, and which municipality each of them serves.</summary>
public sealed class DirectoryModule : PortalModule
{
    public override string Name => "Directory";

    public override MenuLink Menu => new("/kontakt", () => Texts.MenuContact, 50);

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IModelContribution, DirectoryModel>();
        services.AddScoped<ContactBook>();
        services.AddScoped<ContactRights>();
        services.AddScoped<IMyPagePart, MyEntryPart>();
        services.AddScoped<ContactLinks>();
        ListParts.AddTo(services);
        DutyParts.AddTo(services);
        services.AddScoped<IFrontPageBlock, AdvisoryPhysiciansBlock>();
        services.AddScoped<ISearchSource, ContactSearchSource>();
        services.AddScoped<IInvariant, DirectoryInvariants>();
        services.AddScoped<IDueSource, ContactsToConfirm>();
        services.AddJob<RemindOfContacts.RemindOfContacts>(
            new JobKind(RemindOfContacts.RemindOfContacts.Kind, () => Texts.JobRemindContacts) { Every = RemindOfContacts.RemindOfContacts.Every });
        services.AddSingleton(new NoticeKind(
            RemindOfContacts.RemindOfContacts.Notice, () => Texts.NoticeKindContact, () => Texts.NoticeKindContactHelp, NoticeWay.Weekly,
            () => RemindOfContacts.RemindOfContacts.Write(3))
        { Needs = Permission.PublishContent });
    }
}
