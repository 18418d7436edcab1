using KunnskapsPortal.Directory.KeepLists.Fade;
using KunnskapsPortal.Directory.KeepLists.Import;
using KunnskapsPortal.Directory.KeepLists.Show;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Notifications.Contracts;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists;

/// <summary>What the contact lists of Nav offices add to the portal.</summary>
internal static class ListParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<IModelContribution, ListTables>();
        services.AddSingleton<IModelContribution, ListImportTable>();
        services.AddSingleton<IModelContribution, WrongNumberTable>();
        services.AddScoped<ListStore>();
        services.AddScoped<ListOffices>();
        services.AddScoped<ListReader>();
        services.AddScoped<ListDesk>();
        services.AddScoped<PublishedEntries>();
        services.AddScoped<GpOffices>();
        services.AddScoped<ImportDesk>();
        services.AddScoped<OfficeEditors>();
        services.AddSingleton<ListReportLimit>();
        services.AddScoped<IDueSource, WrongNumbersDue>();
        services.AddScoped<IDueSource, ListsDue>();
        services.AddJob<RemindOfLists>(new JobKind(RemindOfLists.Kind, () => Texts.ListRemindJob) { Every = RemindOfLists.Every });
        services.AddSingleton(new NoticeKind(
            RemindOfLists.Notice, () => Texts.ListRemindKind, () => Texts.ListRemindKindHelp, NoticeWay.AtOnce,
            () => RemindOfLists.Write("nav-kontor", Texts.KindContact, new LocalDate(2026, 8, 1)))
        { Needs = Permission.WriteForOffice });
        services.AddSingleton(new NoticeKind(
            ReportWrongNumberHandler.Notice, () => Texts.ListWrongNoticeKind, () => Texts.ListWrongNoticeKindHelp, NoticeWay.AtOnce,
            () => ReportWrongNumberHandler.Write("nav-kontor"))
        { Needs = Permission.WriteForOffice });
    }
}
