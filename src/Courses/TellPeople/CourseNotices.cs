using KunnskapsPortal.Courses.EnrolInSession;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Contracts;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Courses.TellPeople;

/// <summary>The notices that courses send, and the jobs that send them.</summary>
internal static class CourseNotices
{
    public const string Seat = "seat";
    public const string Meeting = "meeting";
    public const string Reminder = "reminder";

    private static readonly LocalTime Noon = new(12, 0);

    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<PlacedPeople>();
        // What one has agreed to cannot be turned off, and cannot wait.
        services.AddSingleton(new NoticeKind(Seat, () => Texts.NoticeKindSeat, () => Texts.NoticeKindSeatHelp, NoticeWay.AtOnce, () => Example(Texts.NoticeSeated))
        { Choices = [NoticeWay.AtOnce] });
        services.AddSingleton(new NoticeKind(Meeting, () => Texts.NoticeKindMeeting, () => Texts.NoticeKindMeetingHelp, NoticeWay.AtOnce, () => Example(Texts.NoticeMoved))
        { Choices = [NoticeWay.AtOnce] });
        // A reminder that waits for the weekly letter would come too late.
        services.AddSingleton(new NoticeKind(Reminder, () => Texts.NoticeKindReminder, () => Texts.NoticeKindReminderHelp, NoticeWay.AtOnce, () => Example(Texts.NoticeTomorrow))
        { Choices = [NoticeWay.AtOnce, NoticeWay.Off] });
        services.AddJob<TellOfDecision>(new JobKind(TellOfDecision.Kind, () => Texts.JobDecision));
        services.AddJob<SettleSeats>(new JobKind(SettleSeats.Kind, () => Texts.JobSettle));
        services.AddJob<TellOfMeeting>(new JobKind(TellOfMeeting.Kind, () => Texts.JobMeeting));
        services.AddJob<RemindOfMeetings>(new JobKind(RemindOfMeetings.Kind, () => Texts.JobRemind) { Every = new Recurrence(null, Noon) });
    }

    private static NoticeContent Example(string title) => new(string.Format(System.Globalization.CultureInfo.CurrentCulture, title, Texts.NoticeExampleCourse), "/kurs")
    {
        AddressLabel = Texts.NoticeSeeSession,
        Text = Texts.NoticeSeatCalendar,
        Facts =
        [
            new NoticeFact(Texts.NoticeWhen, Dates.Span(new LocalDateTime(2027, 3, 11, 9, 0), new LocalDateTime(2027, 3, 11, 15, 30))),
            new NoticeFact(Texts.NoticeWhere, Texts.NoticeExamplePlace),
        ],
    };
}
