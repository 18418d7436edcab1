using KunnskapsPortal.Courses.Certify;
using KunnskapsPortal.Courses.CountPoints;
using KunnskapsPortal.Courses.PrintDocuments;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Notifications.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Courses.Attend;

/// <summary>What comes afterwards: attendance, certificates, documents, points.</summary>
internal static class AttendanceParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<IModelContribution, AttendanceTables>();
        services.AddScoped<AttendanceReader>();

        services.AddSingleton<IModelContribution, CertificateTables>();
        services.AddScoped<CertificateReader>();
        services.AddScoped<CertificateGrounds>();
        services.AddSingleton(new NoticeKind(TellOfCertificate.Notice, () => Texts.CertNoticeKind, () => Texts.CertNoticeKindHelp, NoticeWay.AtOnce, TellOfCertificate.Example));
        services.AddJob<TellOfCertificate>(new JobKind(TellOfCertificate.Kind, () => Texts.CertJob));

        services.AddSingleton<IModelContribution, PrintTables>();
        services.AddScoped<Prints>();
        services.AddJob<PrintDocument>(new JobKind(Prints.JobKind, () => Texts.CertPrintJob));

        services.AddSingleton<IModelContribution, PointsTables>();
        services.AddScoped<PointsReader>();
        services.AddScoped<IMyPagePart, PointsPart>();
    }
}
