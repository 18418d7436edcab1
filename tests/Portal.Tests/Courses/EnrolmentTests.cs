using System.Net;
using KunnskapsPortal.Portal.Tests.Ground;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Courses;

public abstract class EnrolmentTests(PortalFixture fixture)
{
    private const string Enrol = "#pamelding form[action*=MeldPa]";
    private const string Cancel = "#pamelding form[action*=MeldAv]";
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task A_seat_is_given_with_a_reason_and_shown_on_my_page()
    {
        await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("enkel", 2));
        using var gp = await _portal.SignInAsync("fastlege");
        var page = await gp.GetAsync("/innlandet/kurs/enkel/s1");
        var done = await gp.SubmitAsync(page, Enrol);
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Equal("/innlandet/kurs/enkel/s1#pamelding", done.Location);
        var after = await gp.GetAsync("/innlandet/kurs/enkel/s1");
        Assert.Equal("Du har plass", after.Text("#pamelding .kp-state strong"));
        Assert.Equal("Det var ledig plass da du meldte deg på, og ingen sto i kø. Du fikk plass 1 av 2.", after.Text("#pamelding .kp-state p"));
        Assert.Contains("Prøvekurs enkel", (await gp.GetAsync("/innlandet/min-side")).Texts(".kp-rowlink"));
        Assert.Contains("Du er også påmeldt i Innlandet: se Min side der", (await gp.GetAsync("/ost-viken/min-side")).Texts("main p a"));
    }

    [Fact]
    public async Task A_seat_freed_goes_to_the_first_in_line_of_the_highest_class()
    {
        var session = await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("ko", 1, priority: true));
        using var counsellor = await EnrolAsync("veileder", "ko");
        using var waiting = await EnrolAsync("rol", "ko");
        using var unconfirmed = await EnrolAsync("fastlege195", "ko");
        using var gp = await EnrolAsync("fastlege3", "ko");
        Assert.Equal("Du står på venteliste som nummer 1", (await gp.GetAsync("/innlandet/kurs/ko/s1")).Text("#pamelding strong"));
        Assert.Contains("Du går foran i køen fordi du hører til gruppen «Fastlege».", (await gp.GetAsync("/innlandet/kurs/ko/s1")).Text("#pamelding .kp-state p"), StringComparison.Ordinal);
        Assert.Equal("Du står på venteliste som nummer 2", (await waiting.GetAsync("/innlandet/kurs/ko/s1")).Text("#pamelding strong"));
        Assert.Equal("Du står på venteliste som nummer 3", (await unconfirmed.GetAsync("/innlandet/kurs/ko/s1")).Text("#pamelding strong"));

        await counsellor.SubmitAsync(await counsellor.GetAsync("/innlandet/kurs/ko/s1"), Cancel);

        Assert.Equal("Du har plass", (await gp.GetAsync("/innlandet/kurs/ko/s1")).Text("#pamelding strong"));
        Assert.Equal("Du står på venteliste som nummer 1", (await waiting.GetAsync("/innlandet/kurs/ko/s1")).Text("#pamelding strong"));
        Assert.Empty((await CourseWorkshop.StandingAsync(_portal, "innlandet", session)).Breaches);
    }

    [Fact]
    public async Task More_seats_in_the_text_move_people_up_and_fewer_take_nobodys_seat()
    {
        var session = await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("seter", 1));
        foreach (var name in new[] { "fastlege4", "fastlege5", "fastlege6" })
            (await EnrolAsync(name, "seter")).Dispose();
        await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("seter", 2));
        Assert.Equal((2, 1), Counts(await CourseWorkshop.StandingAsync(_portal, "innlandet", session)));
        await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("seter", 1));
        var standing = await CourseWorkshop.StandingAsync(_portal, "innlandet", session);
        Assert.Equal((2, 1), Counts(standing));
        Assert.Equal((1, 2), (standing.Row.DeclaredSeats, standing.Row.Capacity));
        Assert.Empty(standing.Breaches);
    }

    [Fact]
    public async Task A_second_request_gets_a_sentence_and_changes_nothing()
    {
        var session = await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("to-ganger", 5));
        using var gp = await _portal.SignInAsync("fastlege7");
        var form = await gp.GetAsync("/innlandet/kurs/to-ganger/s1");
        await gp.SubmitAsync(form, Enrol);
        var again = await gp.SubmitAsync(form, Enrol);
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Equal("Du har allerede plass. Ingenting er endret.", again.Text("[role=alert]"));
        var standing = await CourseWorkshop.StandingAsync(_portal, "innlandet", session);
        Assert.Equal((1, 1), (standing.Enrolments.Count, standing.Decisions));
    }

    [Fact]
    public async Task A_form_from_before_the_session_was_moved_is_refused()
    {
        var session = await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("flyttet", 5));
        using var gp = await _portal.SignInAsync("fastlege8");
        var form = await gp.GetAsync("/innlandet/kurs/flyttet/s1");
        await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("flyttet", 5, starts: new LocalDateTime(2027, 4, 1, 9, 0)));
        var answer = await gp.SubmitAsync(form, Enrol);
        Assert.Equal("Samlingen er endret etter at du åpnet siden. Se over tid og sted, og meld deg på igjen. Ingenting er lagret.", answer.Text("[role=alert]"));
        Assert.Empty((await CourseWorkshop.StandingAsync(_portal, "innlandet", session)).Enrolments);
        Assert.Equal(HttpStatusCode.Redirect, (await gp.SubmitAsync(answer, Enrol)).Status);
    }

    [Fact]
    public async Task Closed_past_and_not_yet_open_sessions_say_so()
    {
        var now = new LocalDateTime(2026, 11, 21, 12, 0);
        using var gp = await _portal.SignInAsync("fastlege9");
        await RefusedAsync(gp, "stengt", CourseWorkshop.Text("stengt", 5, closes: now.PlusDays(-1)), "Påmeldingen stengte 20. november 2026 kl. 12.00. Ingenting er lagret.");
        await RefusedAsync(gp, "for-tidlig", CourseWorkshop.Text("for-tidlig", 5, opens: now.PlusDays(9)), "Påmeldingen åpner 30. november 2026 kl. 12.00. Ingenting er lagret.");
        await RefusedAsync(gp, "forbi", CourseWorkshop.Text("forbi", 5, starts: now.PlusDays(-1), closes: now.PlusDays(5)), "Samlingen har begynt eller vært, så plassene kan ikke endres.");
    }

    [Fact]
    public async Task A_session_gone_from_the_text_is_cancelled_and_takes_nobody()
    {
        var session = await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("avlyst", 5, sessions: 2));
        using var gp = await _portal.SignInAsync("fastlege10");
        var form = await gp.GetAsync("/innlandet/kurs/avlyst/s2");
        await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("avlyst", 5, sessions: 1));
        var answer = await gp.SubmitAsync(form, Enrol);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("Samlingen er endret etter at du åpnet siden. Se over tid og sted, og meld deg på igjen. Ingenting er lagret.", answer.Text("[role=alert]"));
        Assert.Equal("Samlingen er avlyst", answer.Text("#pamelding .kp-state strong"));
        Assert.Contains("STATUS:CANCELLED", (await gp.GetAsync("/innlandet/kalender.ics")).Body, StringComparison.Ordinal);
        Assert.Empty((await CourseWorkshop.StandingAsync(_portal, "innlandet", session)).Breaches);
    }

    [Fact]
    public async Task A_session_of_another_region_is_not_found_and_a_national_one_is_enrolled_in_nationally()
    {
        await CourseWorkshop.PublishAsync(_portal, "agder", CourseWorkshop.Text("fremmed", 5));
        await CourseWorkshop.PublishAsync(_portal, "nasjonal", CourseWorkshop.Text("felles", 5));
        using var gp = await _portal.SignInAsync("fastlege11");
        await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("eget", 5));
        var own = await gp.GetAsync("/innlandet/kurs/eget/s1");
        var token = own.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        KeyValuePair<string, string>[] fields = [new("__RequestVerificationToken", token), new("revisjon", "0")];

        Assert.Equal(HttpStatusCode.NotFound, (await gp.PostAsync("/innlandet/kurs/fremmed/s1?handler=MeldPa", fields)).Status);
        var national = await gp.PostAsync("/innlandet/kurs/felles/s1?handler=MeldPa", fields);
        Assert.Equal(HttpStatusCode.Conflict, national.Status);
        Assert.Equal("/nasjonal/kurs/felles/s1", national.Page.QuerySelector("#pamelding a.ds-button")!.GetAttribute("href"));
        var there = await gp.GetAsync("/nasjonal/kurs/felles/s1");
        Assert.Equal(HttpStatusCode.Redirect, (await gp.SubmitAsync(there, Enrol)).Status);
        Assert.Contains("Prøvekurs felles", (await gp.GetAsync("/innlandet/min-side")).Texts(".kp-rowlink"));
    }

    [Fact]
    public async Task Signed_out_and_without_a_token_nothing_is_stored()
    {
        var session = await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("uten", 5));
        using var visitor = _portal.Visit();
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/innlandet/kurs/uten/s1?handler=MeldPa", [new("revisjon", "0")])).Status);
        using var gp = await _portal.SignInAsync("fastlege12");
        var answer = await gp.PostAsync("/innlandet/kurs/uten/s1?handler=MeldPa", [new("revisjon", "0")]);
        Assert.Equal("Skjemaet var for gammelt", answer.Text("h1"));
        Assert.Empty((await CourseWorkshop.StandingAsync(_portal, "innlandet", session)).Enrolments);
    }

    [Fact]
    public async Task Giving_up_a_seat_twice_or_without_one_gets_a_sentence()
    {
        await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("avbud", 5));
        using var gp = await EnrolAsync("fastlege13", "avbud");
        var form = await gp.GetAsync("/innlandet/kurs/avbud/s1");
        Assert.Equal(HttpStatusCode.Redirect, (await gp.SubmitAsync(form, Cancel)).Status);
        Assert.Equal("Du er ikke påmeldt, så det er ingenting å melde av.", (await gp.SubmitAsync(form, Cancel)).Text("[role=alert]"));
    }

    private static (int Seated, int Waiting) Counts(Standing standing) => (standing.Seated, standing.Waiting);

    private async Task<Visitor> EnrolAsync(string name, string course)
    {
        var visitor = await _portal.SignInAsync(name);
        var answer = await visitor.SubmitAsync(await visitor.GetAsync($"/innlandet/kurs/{course}/s1"), Enrol);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return visitor;
    }

    private async Task RefusedAsync(Visitor visitor, string key, string text, string sentence)
    {
        var open = CourseWorkshop.Text(key, 5);
        await CourseWorkshop.PublishAsync(_portal, "innlandet", open);
        var form = await visitor.GetAsync($"/innlandet/kurs/{key}/s1");
        var session = await CourseWorkshop.PublishAsync(_portal, "innlandet", text);
        var fresh = await visitor.GetAsync($"/innlandet/kurs/{key}/s1");
        Assert.Null(fresh.Page.QuerySelector(Enrol));
        await using var scope = await _portal.InAsync("innlandet");
        var revision = (await CourseWorkshop.StandingAsync(_portal, "innlandet", session)).Row.Revision;
        var answer = await visitor.SubmitAsync(form, Enrol, ("revisjon", revision.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(sentence, answer.Text("[role=alert]"));
        Assert.Empty((await CourseWorkshop.StandingAsync(_portal, "innlandet", session)).Enrolments);
    }
}

public sealed class EnrolmentOnSqlite(OnSqlite fixture) : EnrolmentTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class EnrolmentOnPostgreSql(OnPostgreSql fixture) : EnrolmentTests(fixture), IClassFixture<OnPostgreSql>;
