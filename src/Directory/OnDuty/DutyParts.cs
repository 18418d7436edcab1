using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Directory.OnDuty.CallMeBack;
using KunnskapsPortal.Directory.OnDuty.CountWaits;
using KunnskapsPortal.Directory.OnDuty.ForgetOld;
using KunnskapsPortal.Directory.OnDuty.OwnDuty;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Notifications.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Directory.OnDuty;

/// <summary>What the duty rota of advisory physicians adds to the portal.</summary>
internal static class DutyParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<IModelContribution, DutyTables>();
        services.AddScoped<DutyAccess>();
        services.AddScoped<DutyReader>();
        services.AddScoped<DutyWork>();
        services.AddScoped<DutyNotices>();
        services.AddScoped<CallDesk>();
        services.AddScoped<CallReader>();
        services.AddScoped<OwnDutyReader>();
        services.AddScoped<MyDutyReaders>();
        services.AddScoped<WaitReader>();
        services.AddScoped<IMyPagePart, MyDutyPart>();
        services.AddScoped<ICalendarSource, DutyCalendar>();
        services.AddScoped<IInvariant, DutyInvariant>();
        services.AddScoped<IHiddenNotices, HiddenDutyNotices>();
        services.AddJob<ExpireCall>(new JobKind(ExpireCall.Kind, () => Texts.DutyJobExpire));
        services.AddJob<TidyDuty>(new JobKind(TidyDuty.Kind, () => Texts.DutyJobTidy) { Every = TidyDuty.Every });
        services.AddScoped<SetDirectory.SettingsChange>();
        services.AddSingleton(new NoticeKind(DutyNotices.Rota, () => Texts.DutyNoticeRota, () => Texts.DutyNoticeRotaHelp, NoticeWay.AtOnce, DutyNotices.ShiftExample)
        { Choices = [NoticeWay.AtOnce, NoticeWay.Weekly] });
        // What one has agreed to cannot be turned off, and cannot wait.
        services.AddSingleton(new NoticeKind(DutyNotices.Call, () => Texts.DutyNoticeCall, () => Texts.DutyNoticeCallHelp, NoticeWay.AtOnce, DutyNotices.CallExample)
        { Choices = [NoticeWay.AtOnce] });
    }
}
