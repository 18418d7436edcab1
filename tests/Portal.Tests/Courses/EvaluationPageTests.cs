using System.Net;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Evaluate;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Courses;

/// <summary>From the arranger's first question to the results: who may what, what is stored, and what is not.</summary>
public abstract class EvaluationPageTests(PortalFixture fixture)
{
    private const string AnswerForm = "form.kp-evaluation";
    private static readonly LocalDateTime Begun = new(2026, 11, 21, 10, 0);
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task The_arranger_makes_a_form_and_nobody_else_does()
    {
        await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("lage", 5, starts: Begun));
        await CourseWorkshop.PublishAsync(_portal, "agder", CourseWorkshop.Text("andres", 5, starts: Begun));
        const string Address = "/innlandet/arrangor/lage/s1/evaluering";
        using var visitor = _portal.Visit();
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync(Address)).Status);
        using var gp = await _portal.SignInAsync("fastlege");
        Assert.Equal(HttpStatusCode.Forbidden, (await gp.GetAsync(Address)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await gp.GetAsync(Address + "/resultat?handler=Csv")).Status);
        using var arranger = await _portal.SignInAsync("rol");
        Assert.Equal(HttpStatusCode.NotFound, (await arranger.GetAsync("/innlandet/arrangor/andres/s1/evaluering")).Status);

        Assert.Equal(HttpStatusCode.Redirect, (await arranger.SubmitAsync(await arranger.GetAsync(Address), "form[action*=Standard]")).Status);
        var page = await arranger.GetAsync(Address);
        var first = page.Texts(".kp-questions strong");
        Assert.Equal(6, first.Count);
        await arranger.SubmitAsync(page, "form[action*=Flytt]", ("steg", "1"));
        Assert.Equal(first[0], (await arranger.GetAsync(Address)).Texts(".kp-questions strong")[1]);
        var bad = await arranger.SubmitAsync(page, "form[action*=LeggTil]", ("tekst", "Hva med maten?"), ("slag", "Single"), ("valg", "God"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.Status);
        Assert.Equal("Skriv minst to svar å velge mellom, ett på hver linje.", bad.Text("#sporsmal-feil"));
        Assert.Equal(("Hva med maten?", "God"), (bad.Page.QuerySelector("#tekst")!.GetAttribute("value"), bad.Text("#valg")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await arranger.SubmitAsync(page, "form[action*=Frist]", ("frist", "2026-11-20"))).Status);
        Assert.Equal(6, (await arranger.GetAsync(Address)).Texts(".kp-questions strong").Count);
    }

    [Fact]
    public async Task Answers_are_kept_without_anything_that_leads_to_a_person()
    {
        var session = await PrepareAsync("svare");
        var people = await Crowd.PlaceAsync(_portal, session, EnrolmentState.Seated, Crowd.Gps(20, 6));
        const string Address = "/innlandet/kurs/svare/s1/evaluering";
        using var stranger = await _portal.SignInAsync("fastlege40");
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(Address)).Status);

        using var first = await _portal.SignInAsync("fastlege20");
        var form = await first.GetAsync(Address);
        var bad = await first.SubmitAsync(form, AnswerForm, ("q5", "Snakk med 13097248022"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.Status);
        Assert.Equal("Svar på dette spørsmålet.", bad.Text("#q1-feil"));
        Assert.StartsWith("Teksten ser ut til å inneholde", bad.Text("#q5-feil"), StringComparison.Ordinal);
        // What the guard stops is not sent back; what it lets through is kept.
        Assert.Equal("", bad.Text("#q5"));
        Assert.Equal((0, 0), await StoredAsync(session));

        for (var n = 0; n < 6; n++)
        {
            using var gp = await _portal.SignInAsync($"fastlege{20 + n}");
            var answer = await gp.SubmitAsync(await gp.GetAsync(Address), AnswerForm, ("q1", n == 0 ? "1" : "5"), ("q2", "4"), ("q5", $"Tekst {6 - n}"));
            Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        }

        var again = await first.SubmitAsync(form, AnswerForm, ("q1", "1"), ("q2", "1"));
        Assert.Equal((HttpStatusCode.Conflict, (6, 6)), (again.Status, await StoredAsync(session)));
        await using var scope = await _portal.InAsync("innlandet");
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        // The columns there are: no time, no number, no sheet.
        Assert.Equal(["ClosesOn", "Id", "QuestionsJson", "SessionId", "TallyJson", "TenantId"], ColumnsOf<EvaluationForm>(db));
        Assert.Equal(["FormId", "Id", "PersonId", "TenantId"], ColumnsOf<EvaluationTicket>(db));
        var stored = await db.Set<EvaluationForm>().AsNoTracking().SingleAsync(f => f.SessionId == session);
        Assert.All(people, person => Assert.DoesNotContain(person.ToString(), stored.TallyJson + stored.QuestionsJson, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["Tekst 1", "Tekst 2", "Tekst 3", "Tekst 4", "Tekst 5", "Tekst 6"], stored.Tally.Questions["q5"].Texts);
        Assert.All(await db.Set<EvaluationTicket>().Where(t => t.FormId == stored.Id).ToListAsync(), t => Assert.Equal(4, t.Id.Version));

        using var arranger = await _portal.SignInAsync("rol");
        var results = await arranger.GetAsync("/innlandet/arrangor/svare/s1/evaluering/resultat");
        // One chose 1 and five chose 5: the one is covered by the others.
        Assert.Contains(results.Texts("tbody tr"), row => row.Contains("5 (svært bra)", StringComparison.Ordinal) && row.EndsWith(" 6", StringComparison.Ordinal));
        Assert.Equal(6, results.Texts(".kp-voices li").Count);
        var csv = await arranger.GetAsync("/innlandet/arrangor/svare/s1/evaluering/resultat?handler=Csv");
        Assert.StartsWith("Spørsmål;Svar;Antall", csv.Body.TrimStart('\ufeff'), StringComparison.Ordinal);
        Assert.DoesNotMatch(@";[1-4]\r?\n", csv.Body);
        Assert.Equal(HttpStatusCode.Conflict, (await arranger.SubmitAsync(await ManageBeforeAnswersAsync(arranger), "form[action*=Standard]")).Status);
    }

    [Fact]
    public async Task Four_answers_are_not_shown()
    {
        var session = await PrepareAsync("fa");
        await Crowd.PlaceAsync(_portal, session, EnrolmentState.Seated, Crowd.Gps(50, 4));
        foreach (var name in Crowd.Gps(50, 4))
        {
            using var gp = await _portal.SignInAsync(name);
            await gp.SubmitAsync(await gp.GetAsync("/innlandet/kurs/fa/s1/evaluering"), AnswerForm, ("q1", "5"), ("q2", "4"));
        }

        using var arranger = await _portal.SignInAsync("rol");
        Assert.Equal("Resultatet vises når minst fem har svart.", (await arranger.GetAsync("/innlandet/arrangor/fa/s1/evaluering/resultat")).Text(".kp-state"));
        Assert.Equal(HttpStatusCode.NotFound, (await arranger.GetAsync("/innlandet/arrangor/fa/s1/evaluering/resultat?handler=Csv")).Status);
    }

    [Fact]
    public async Task Of_two_answers_at_once_by_the_same_person_one_counts_and_by_others_all_do()
    {
        var session = await PrepareAsync("samtidig");
        var people = await Crowd.PlaceAsync(_portal, session, EnrolmentState.Seated, Crowd.Gps(60, 20));
        var outcomes = await Task.WhenAll(people.Concat(people).Select(person => EvaluationRace.AnswerAsync(_portal, person, session)));
        Assert.Equal((20, 20), (outcomes.Count(r => r == AnswerResult.Done), outcomes.Count(r => r == AnswerResult.AlreadyAnswered)));
        Assert.Equal((20, 20), await StoredAsync(session));
    }

    [Fact]
    public async Task Before_the_last_meeting_and_after_the_last_day_nobody_answers()
    {
        var early = await PrepareAsync("tidlig", new LocalDateTime(2027, 3, 11, 9, 0));
        var late = await PrepareAsync("seint", new LocalDateTime(2026, 10, 1, 9, 0));
        foreach (var session in new[] { early, late })
            await Crowd.PlaceAsync(_portal, session, EnrolmentState.Seated, "fastlege90");
        using var gp = await _portal.SignInAsync("fastlege90");
        Assert.Equal("Evalueringen åpner 11. mars 2027 kl. 09.00, når siste møte begynner.", (await gp.GetAsync("/innlandet/kurs/tidlig/s1/evaluering")).Text(".kp-state"));
        Assert.StartsWith("Evalueringen er stengt. Siste svardag var 22. oktober 2026.", (await gp.GetAsync("/innlandet/kurs/seint/s1/evaluering")).Text(".kp-state"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_have_not_answered_are_asked_once()
    {
        var session = await PrepareAsync("minne", new LocalDateTime(2026, 11, 20, 9, 0));
        var people = await Crowd.PlaceAsync(_portal, session, EnrolmentState.Seated, Crowd.Gps(100, 2));
        await Crowd.PlaceAsync(_portal, session, EnrolmentState.Waiting, "fastlege103");
        Assert.Equal(AnswerResult.Done, await EvaluationRace.AnswerAsync(_portal, people[0], session));
        for (var run = 0; run < 2; run++)
        {
            await using var scope = await _portal.InAsync("innlandet");
            var job = scope.ServiceProvider.GetRequiredKeyedService<IJobHandler>("course.evaluation");
            await job.RunAsync(new JobRun("", 1, _portal.Clock.GetCurrentInstant()), CancellationToken.None);
        }

        await using var after = await _portal.InAsync("innlandet");
        var mails = await after.ServiceProvider.GetRequiredService<PortalDb>().Set<OutgoingMail>().Where(m => m.Kind == "evaluation" && m.Subject.Contains("minne")).ToListAsync();
        Assert.Equal("fastlege101@demo.example", Assert.Single(mails).Address);
        Assert.Contains("/kurs/minne/s1/evaluering", mails[0].Text, StringComparison.Ordinal);
    }

    private async Task<Guid> PrepareAsync(string key, LocalDateTime? starts = null)
    {
        var session = await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text(key, 30, starts: starts ?? Begun));
        await EvaluationRace.MakeFormAsync(_portal, session);
        return session;
    }

    /// <summary>The form of a page that was opened while nobody had answered, sent to the session where somebody has.</summary>
    private async Task<Answer> ManageBeforeAnswersAsync(Visitor arranger)
    {
        await PrepareAsync("apnet");
        var page = await arranger.GetAsync("/innlandet/arrangor/apnet/s1/evaluering");
        foreach (var form in page.Page.QuerySelectorAll("form[action]"))
            form.SetAttribute("action", form.GetAttribute("action")!.Replace("/apnet/", "/svare/", StringComparison.Ordinal));
        return page;
    }

    private async Task<(int Counted, int Tickets)> StoredAsync(Guid session)
    {
        await using var scope = await _portal.InAsync("innlandet");
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var form = await db.Set<EvaluationForm>().AsNoTracking().SingleAsync(f => f.SessionId == session);
        return (form.Tally.Answered, await db.Set<EvaluationTicket>().CountAsync(t => t.FormId == form.Id));
    }

    private static IEnumerable<string> ColumnsOf<T>(PortalDb db) => db.Model.FindEntityType(typeof(T))!.GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal);
}

public sealed class EvaluationPageOnSqlite(OnSqlite fixture) : EvaluationPageTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class EvaluationPageOnPostgreSql(OnPostgreSql fixture) : EvaluationPageTests(fixture), IClassFixture<OnPostgreSql>;
