using KunnskapsPortal.Calendar.BrowseCalendar;
using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Calendar.Data;
using KunnskapsPortal.Calendar.KeepFeeds;
using KunnskapsPortal.Calendar.ReadOwnMeetings;
using KunnskapsPortal.Calendar.Resources;
using KunnskapsPortal.Calendar.SubscribeToCalendar;
using KunnskapsPortal.Calendar.Writing;
using KunnskapsPortal.Kernel;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Calendar;

/// <summary>The calendar page, the public and the personal feeds and the one writer of iCalendar. Knows nothing of who arranges what.</summary>
public sealed class CalendarModule : PortalModule
{
    public const string ModuleName = "Calendar";

    public override string Name => ModuleName;

    public override MenuLink Menu => new("/kalender", () => Texts.CalendarTitle, 60);

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IModelContribution, CalendarTables>();
        services.AddSingleton<IcsWriter>();
        services.AddSingleton<ICalendarWriter>(all => all.GetRequiredService<IcsWriter>());
        services.AddScoped<PublicCalendar>();
        services.AddScoped<IFrontPageBlock, NextEventsBlock>();
        services.AddHttpContextAccessor();
        services.AddSingleton<SecretLock>();
        services.AddSingleton<FeedLimit>();
        services.AddScoped<FeedList>();
        services.AddScoped<FeedReader>();
        services.AddScoped<MyMeetings>();
        services.AddScoped<IMyPagePart, MyCalendarPart>();
    }
}
