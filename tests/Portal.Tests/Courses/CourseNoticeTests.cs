using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Courses;

/// <summary>What people with a place are told, and what their calendars get: from the enrolment to the mail in the outbox.</summary>
public abstract class CourseNoticeTests(DatabaseKind kind)
{
    private const string Enrol = "#pamelding form[action*=MeldPa]";
    private const string Cancel = "#pamelding form[action*=MeldAv]";

    [Fact]
    public async Task Whoever_gets_a_seat_waits_moves_up_and_gives_up_is_told_each_time_with_the_calendar_following()
    {
        await using var portal = await TestPortal.StartAsync(kind);
        await CourseWorkshop.PublishAsync(portal, "innlandet", CourseWorkshop.Text("brev", 1));
        using var first = await EnrolAsync(portal, "fastlege", "brev");
        using var second = await EnrolAsync(portal, "fastlege2", "brev");
        await RunAsync(portal);
        var seated = Assert.Single(await MailsAsync(portal, "fastlege"));
        Assert.Equal(("Du har fått plass: Prøvekurs brev, Samling 1", "REQUEST", 0), (seated.Subject, seated.CalendarMethod, SequenceOf(seated)));
        Assert.Contains("torsdag 11. mars 2027 kl. 09.00–12.00", seated.Text, StringComparison.Ordinal);
        var queued = Assert.Single(await MailsAsync(portal, "fastlege2"));
        Assert.Equal(("Du står på venteliste: Prøvekurs brev, Samling 1", null), (queued.Subject, queued.CalendarMethod));
        // Nobody is named but the recipient: "Demo fastlege" is the beginning of the other's name too.
        Assert.DoesNotContain("fastlege 2", seated.Text + seated.Html + seated.Calendar, StringComparison.Ordinal);
        Assert.DoesNotContain("fastlege@demo", queued.Text + queued.Html, StringComparison.Ordinal);

        await first.SubmitAsync(await first.GetAsync("/innlandet/kurs/brev/s1"), Cancel);
        await RunAsync(portal);
        var givenUp = (await MailsAsync(portal, "fastlege"))[^1];
        Assert.Equal(("Du er meldt av: Prøvekurs brev, Samling 1", "CANCEL", 1), (givenUp.Subject, givenUp.CalendarMethod, SequenceOf(givenUp)));
        var movedUp = (await MailsAsync(portal, "fastlege2"))[^1];
        Assert.Equal(("Du har fått plass fra ventelisten: Prøvekurs brev, Samling 1", "REQUEST", 1), (movedUp.Subject, movedUp.CalendarMethod, SequenceOf(movedUp)));

        // Back again, and the calendar must not take it for the old invitation.
        await second.SubmitAsync(await second.GetAsync("/innlandet/kurs/brev/s1"), Cancel);
        await first.SubmitAsync(await first.GetAsync("/innlandet/kurs/brev/s1"), Enrol);
        await RunAsync(portal);
        var back = (await MailsAsync(portal, "fastlege"))[^1];
        Assert.Equal(("REQUEST", 2), (back.CalendarMethod, SequenceOf(back)));
        Assert.Equal(UidOf(seated), UidOf(back));
        Assert.Equal(3, (await MailsAsync(portal, "fastlege")).Count);
    }

    [Fact]
    public async Task A_moved_renamed_and_cancelled_meeting_reaches_everybody_with_a_place_once()
    {
        await using var portal = await TestPortal.StartAsync(kind);
        var text = CourseWorkshop.Text("flytt", 2);
        var session = await CourseWorkshop.PublishAsync(portal, "innlandet", text);
        foreach (var name in new[] { "fastlege", "fastlege2", "fastlege3" })
            (await EnrolAsync(portal, name, "flytt")).Dispose();
        await RunAsync(portal);
        var invited = Assert.Single(await MailsAsync(portal, "fastlege"));

        // Published again without a change: nobody is bothered.
        await CourseWorkshop.PublishAsync(portal, "innlandet", text);
        await RunAsync(portal);
        Assert.Single(await MailsAsync(portal, "fastlege"));

        var moved = text.Replace("2027-03-11T09:00", "2027-03-18T10:00", StringComparison.Ordinal).Replace("2027-03-11T12:00", "2027-03-18T13:00", StringComparison.Ordinal);
        await CourseWorkshop.PublishAsync(portal, "innlandet", moved);
        await RunAsync(portal);
        var told = (await MailsAsync(portal, "fastlege"))[^1];
        Assert.Equal(("Ny tid: Prøvekurs flytt, Samling 1", "REQUEST", 1), (told.Subject, told.CalendarMethod, SequenceOf(told)));
        Assert.Contains("torsdag 18. mars 2027 kl. 10.00–13.00", told.Text, StringComparison.Ordinal);
        Assert.Contains("torsdag 11. mars 2027 kl. 09.00–12.00", told.Text, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Europe/Oslo:20270318T100000", told.Calendar, StringComparison.Ordinal);
        Assert.Equal(UidOf(invited), UidOf(told));
        var waiting = (await MailsAsync(portal, "fastlege3"))[^1];
        Assert.Equal(("Ny tid: Prøvekurs flytt, Samling 1", null), (waiting.Subject, waiting.CalendarMethod));

        await CourseWorkshop.PublishAsync(portal, "innlandet", moved.Replace("title: Prøvekurs flytt", "title: Nytt navn", StringComparison.Ordinal));
        await RunAsync(portal);
        var renamed = (await MailsAsync(portal, "fastlege2"))[^1];
        Assert.Equal(("Endret: Nytt navn, Samling 1", "REQUEST", 2), (renamed.Subject, renamed.CalendarMethod, SequenceOf(renamed)));

        // The session goes out of the text: cancelled, never forgotten.
        await CourseWorkshop.PublishAsync(portal, "innlandet", CourseWorkshop.Text("flytt", 2).Replace("s1", "s9", StringComparison.Ordinal).Replace("m1", "m9", StringComparison.Ordinal));
        await RunAsync(portal);
        var cancelled = (await MailsAsync(portal, "fastlege"))[^1];
        Assert.Equal(("CANCEL", 3), (cancelled.CalendarMethod, SequenceOf(cancelled)));
        Assert.StartsWith("Avlyst: ", cancelled.Subject, StringComparison.Ordinal);
        Assert.Equal(UidOf(invited), UidOf(cancelled));
        Assert.Equal(4, (await MailsAsync(portal, "fastlege")).Count);

        // Everything once more, as after a crash: nobody hears it twice.
        await WithAsync(portal, db => db.Set<Job>().Where(j => j.Kind.StartsWith("course.")).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Waiting)));
        await RunAsync(portal);
        Assert.Equal(4, (await MailsAsync(portal, "fastlege")).Count);
        Assert.Equal(3, await WithAsync(portal, db => db.Set<Enrolment>().CountAsync(e => e.SessionId == session)));
    }

    [Fact]
    public async Task A_course_of_two_days_gives_an_invitation_for_each_day_and_the_person_reads_the_own_form()
    {
        await using var portal = await TestPortal.StartAsync(kind);
        await WithAsync(portal, db => db.Set<Account>().Where(a => a.Email == "fastlege@demo.example").ExecuteUpdateAsync(set => set.SetProperty(a => a.Language, Language.Nynorsk)));
        using var gp = await portal.SignInAsync("fastlege");
        await gp.SubmitAsync(await gp.GetAsync("/innlandet/kurs/todagerskurs/var-2027"), Enrol);
        await RunAsync(portal);
        var mails = (await MailsAsync(portal, "fastlege")).OrderBy(m => m.Subject, StringComparer.Ordinal).ToList();
        Assert.Equal(2, mails.Count);
        Assert.Equal(2, mails.Select(UidOf).Distinct().Count());
        Assert.All(mails, mail => Assert.Equal((Language.Nynorsk, "REQUEST"), (mail.Language, mail.CalendarMethod)));
        Assert.Contains(mails, mail => mail.Subject.StartsWith("Du har fått plass: Todagarskurs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reminders_come_a_week_and_a_day_before_to_those_with_a_seat_once()
    {
        await using var portal = await TestPortal.StartAsync(kind);
        await CourseWorkshop.PublishAsync(portal, "innlandet", CourseWorkshop.Text("minn", 1));
        (await EnrolAsync(portal, "fastlege", "minn")).Dispose();
        (await EnrolAsync(portal, "fastlege2", "minn")).Dispose();
        await RunAsync(portal);
        var worker = portal.Services.GetRequiredService<JobWorker>();
        for (var day = new LocalDate(2027, 3, 1); day <= new LocalDate(2027, 3, 12); day = day.PlusDays(1))
        {
            portal.Clock.MoveTo((day + new LocalTime(11, 59)).ToInstantInOslo());
            await worker.PlanAsync(CancellationToken.None);
            portal.Clock.MoveTo((day + new LocalTime(12, 1)).ToInstantInOslo());
            await RunAsync(portal);
        }

        Assert.Equal(
            ["Om en uke: Prøvekurs minn, Samling 1", "I morgen: Prøvekurs minn, Samling 1"],
            (await MailsAsync(portal, "fastlege")).Where(m => m.Kind == "reminder").Select(m => m.Subject));
        Assert.DoesNotContain(await MailsAsync(portal, "fastlege2"), m => m.Kind == "reminder");
    }

    [Fact]
    public async Task The_persons_own_calendar_follows_the_place_and_nobody_elses()
    {
        await using var portal = await TestPortal.StartAsync(kind);
        await CourseWorkshop.PublishAsync(portal, "innlandet", CourseWorkshop.Text("eget", 1));
        using var first = await EnrolAsync(portal, "fastlege", "eget");
        using var second = await EnrolAsync(portal, "fastlege2", "eget");
        Assert.Equal((0, false, false), Assert.Single(await MineAsync(portal, "fastlege")));
        Assert.Equal((0, false, true), Assert.Single(await MineAsync(portal, "fastlege2")));
        Assert.Empty(await MineAsync(portal, "fastlege3"));
        await first.SubmitAsync(await first.GetAsync("/innlandet/kurs/eget/s1"), Cancel);
        Assert.Equal((1, true, false), Assert.Single(await MineAsync(portal, "fastlege")));
        Assert.Equal((1, false, false), Assert.Single(await MineAsync(portal, "fastlege2")));
        portal.Clock.MoveTo(TestClock.Start + Duration.FromDays(31));
        Assert.Empty(await MineAsync(portal, "fastlege"));
        Assert.Single(await MineAsync(portal, "fastlege2"));
    }

    private static async Task<List<(int Sequence, bool IsCancelled, bool IsTentative)>> MineAsync(TestPortal portal, string name)
    {
        var person = await WithAsync(portal, db => db.Set<Account>().Where(a => a.Email == name + "@demo.example").Select(a => a.Id).SingleAsync());
        await using var scope = portal.Services.CreateTenantScope((await portal.Services.GetRequiredService<TenantDirectory>().ByKeyAsync("innlandet"))!);
        scope.ServiceProvider.GetRequiredService<TenantContext>().SignIn(person);
        var events = new List<KunnskapsPortal.Calendar.Contracts.CalendarEvent>();
        foreach (var source in scope.ServiceProvider.GetServices<KunnskapsPortal.Calendar.Contracts.ICalendarSource>())
            events.AddRange(await source.MineAsync(CancellationToken.None));
        return [.. events.Where(e => e.Uid.Contains("-eget-", StringComparison.Ordinal)).Select(e => (e.Sequence, e.IsCancelled, e.IsTentative))];
    }

    private static async Task<Visitor> EnrolAsync(TestPortal portal, string name, string course)
    {
        var visitor = await portal.SignInAsync(name);
        await visitor.SubmitAsync(await visitor.GetAsync($"/innlandet/kurs/{course}/s1"), Enrol);
        return visitor;
    }

    private static Task RunAsync(TestPortal portal) => portal.Services.GetRequiredService<JobWorker>().RunDueAsync(CancellationToken.None);

    private static Task<List<OutgoingMail>> MailsAsync(TestPortal portal, string name) =>
        WithAsync(portal, db => db.Set<OutgoingMail>().AsNoTracking().Where(m => m.Address == name + "@demo.example").OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync());

    private static async Task<T> WithAsync<T>(TestPortal portal, Func<PortalDb, Task<T>> read)
    {
        await using var scope = await portal.InAsync("innlandet");
        return await read(scope.ServiceProvider.GetRequiredService<PortalDb>());
    }

    private static int SequenceOf(OutgoingMail mail) => int.Parse(LineOf(mail, "SEQUENCE:"), System.Globalization.CultureInfo.InvariantCulture);

    private static string UidOf(OutgoingMail mail) => LineOf(mail, "UID:");

    private static string LineOf(OutgoingMail mail, string name) =>
        mail.Calendar!.Split("\r\n").Single(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..];
}

public sealed class CourseNoticesOnSqlite() : CourseNoticeTests(DatabaseKind.Sqlite);

[Trait("Category", "PostgreSql")]
public sealed class CourseNoticesOnPostgreSql() : CourseNoticeTests(DatabaseKind.PostgreSql);
