using System.Net;
using System.Text.Json;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.OnDuty;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Portal.Tests.Calendar;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Directory;

/// <summary>"Call me back": its states, and where the number is and is not.</summary>
public abstract class CallBackTests(PortalFixture fixture)
{
    private const string Root = "/innlandet/kontakt/vakt";
    private const string Number = "00 00 94 94";
    private const string Digits = "00009494";
    private static readonly LocalDate Day = new(2026, 12, 1);
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task The_number_is_shown_to_the_physician_and_is_nowhere_else_and_gone_when_the_request_ends()
    {
        var (rol, krol) = await StartAsync();
        var slot = await DutyGround.SlotAsync(_portal, rol, Day + new LocalTime(18, 0));
        var other = await DutyGround.SlotAsync(_portal, krol, Day + new LocalTime(18, 0));
        using var gp = await _portal.SignInAsync("fastlege8");
        using var physician = await _portal.SignInAsync("rol");
        using var second = await _portal.SignInAsync("krol");
        using var stranger = await _portal.SignInAsync("fastlege9");
        await AskAsync(gp, slot);
        // It is there to leak.
        var mine = await physician.GetAsync($"{Root}/mine");
        Assert.Contains(Number, mine.Body, StringComparison.Ordinal);
        Assert.Equal(Digits, (await DutyGround.CallAsync(_portal, slot)).Number);
        foreach (var visitor in new[] { gp, second, stranger })
        {
            foreach (var address in new[] { Root, $"{Root}/ring-meg", "/innlandet/min-side", "/innlandet/kontakt" })
                AssertLacks((await visitor.GetAsync(address)).Body);
            Assert.Contains("\"count\":0", (await visitor.GetAsync($"/innlandet/sok.json?q={Digits}")).Body, StringComparison.Ordinal);
        }

        foreach (var address in new[] { $"{Root}/mine", $"{Root}/plan", $"{Root}/tall" })
            AssertLacks((await second.GetAsync(address)).Body);
        AssertLacks((await physician.GetAsync("/innlandet/min-side")).Body);
        // Passing on: the other sees it, the first does not any more.
        Assert.Equal(HttpStatusCode.Redirect, (await physician.SubmitAsync(mine, "form[action*=Videre]", ("til", other.ToString()))).Status);
        AssertLacks((await physician.GetAsync($"{Root}/mine")).Body);
        // Nobody is offered the time that the first could not keep.
        Assert.Equal(0, await DutyGround.WithAsync(_portal, db => db.Set<DutySlot>().CountAsync(s => s.Id == slot)));
        var calls = await second.GetAsync($"{Root}/mine");
        Assert.Contains(Number, calls.Body, StringComparison.Ordinal);
        Assert.Equal((CallState.PassedOn, null), ((await DutyGround.CallAsync(_portal, slot)).State, (await DutyGround.CallAsync(_portal, slot)).Number));
        Assert.Equal((await DutyGround.CallAsync(_portal, slot)).AskedAt, (await DutyGround.CallAsync(_portal, other)).AskedAt);
        await second.SubmitAsync(calls, "form[action*=Ringt]");
        AssertLacks((await second.GetAsync($"{Root}/mine")).Body);
        await DutyGround.RunJobsAsync(_portal);

        // Every row there is of mails, lines, jobs, audit and requests.
        var rows = await DutyGround.WithAsync(_portal, async db => JsonSerializer.Serialize(new
        {
            Mails = await db.Set<OutgoingMail>().AsNoTracking().ToListAsync(),
            Lines = await db.Set<DigestLine>().AsNoTracking().ToListAsync(),
            Jobs = await db.Set<Job>().AsNoTracking().ToListAsync(),
            Audit = await db.Set<AuditEntry>().AsNoTracking().ToListAsync(),
            Calls = await db.Set<CallBack>().AsNoTracking().Where(c => c.SlotId == slot || c.SlotId == other).ToListAsync(),
        }));
        Assert.Contains("duty-call", rows, StringComparison.Ordinal);
        AssertLacks(rows);
        Assert.DoesNotContain("Gradert", rows, StringComparison.Ordinal);
        Assert.Empty(await DutyGround.BreachesAsync(_portal));
    }

    [Fact]
    public async Task The_call_and_the_shift_are_in_the_own_calendar_without_number_topic_or_names()
    {
        var (rol, _) = await StartAsync();
        await DutyGround.ShiftAsync(_portal, rol, null, Day.PlusDays(1));
        var slot = await DutyGround.SlotAsync(_portal, rol, Day.PlusDays(1) + new LocalTime(18, 0));
        using var gp = await _portal.SignInAsync("fastlege10");
        using var physician = await _portal.SignInAsync("rol");
        using var stranger = await _portal.SignInAsync("fastlege11");
        await AskAsync(gp, slot);
        var own = (await gp.GetAsync("/innlandet/kalender?vis=mine")).Body + (await gp.GetAsync("/innlandet/min-side")).Body;
        Assert.Contains("Rådgivende lege ringer deg", await FeedAsync(gp), StringComparison.Ordinal);
        var feed = await FeedAsync(physician);
        Assert.Contains("Samtale du skal ta", feed, StringComparison.Ordinal);
        Assert.Contains("Vakt for rådgivende lege", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("Samtale du skal ta", await FeedAsync(stranger), StringComparison.Ordinal);
        AssertLacks(feed + await FeedAsync(gp) + own);
        Assert.DoesNotContain("Gradert eller full", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("Demo fastlege", feed, StringComparison.Ordinal);
        await gp.SubmitAsync(await gp.GetAsync($"{Root}/ring-meg"), "form[action*=Trekk]");
    }

    [Fact]
    public async Task One_request_a_person_and_what_is_wrong_is_said_beside_the_field_with_the_rest_kept()
    {
        var (rol, _) = await StartAsync();
        var first = await DutyGround.SlotAsync(_portal, rol, Day.PlusDays(2) + new LocalTime(18, 0));
        var second = await DutyGround.SlotAsync(_portal, rol, Day.PlusDays(2) + new LocalTime(19, 0));
        using var gp = await _portal.SignInAsync("fastlege12");
        var page = await gp.GetAsync($"{Root}/ring-meg");
        Assert.Contains("Du får et råd, ikke et vedtak", page.Body, StringComparison.Ordinal);
        Assert.Contains("55 55 33 36", page.Body, StringComparison.Ordinal);
        Assert.Empty(page.Page.QuerySelectorAll("main textarea, main input[type=text]"));
        var wrong = await gp.SubmitAsync(page, "form[action*=Be]", ("tid", first.ToString()), ("tema", "Measures"), ("nummer", "ring meg om Ola"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Skriv et telefonnummer med åtte siffer, eller med + og landkode."), (wrong.Status, wrong.Text("#be-nummer-feil")));
        Assert.NotNull(wrong.Page.QuerySelector($"input[name=tid][value='{first}'][checked]"));
        Assert.NotNull(wrong.Page.QuerySelector("option[value=Measures][selected]"));
        Assert.Equal(0, await DutyGround.WithAsync(_portal, db => db.Set<CallBack>().CountAsync(c => c.SlotId == first)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await gp.SubmitAsync(page, "form[action*=Be]", ("tid", first.ToString()), ("tema", "Fritekst"), ("nummer", Number))).Status);
        // A patient's number that could be a telephone number abroad is stopped, and not shown again.
        var real = Enumerable.Range(0, 100_000).Select(i => FormattableString.Invariant($"+{12057000000 + i}")).First(Kernel.Text.PatientDataGuard.Finds);
        Assert.NotNull(CallBackRules.NumberFrom(real));
        var stopped = await gp.SubmitAsync(page, "form[action*=Be]", ("tid", first.ToString()), ("tema", "Measures"), ("nummer", real));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stopped.Status);
        Assert.DoesNotContain(real[1..], stopped.Body, StringComparison.Ordinal);
        await AskAsync(gp, first);
        var again = await gp.SubmitAsync(page, "form[action*=Be]", ("tid", second.ToString()), ("tema", "Measures"), ("nummer", Number));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        using var late = await _portal.SignInAsync("fastlege13");
        Assert.Equal(HttpStatusCode.Conflict, (await late.SubmitAsync(page, "form[action*=Be]", ("tid", first.ToString()), ("tema", "Measures"), ("nummer", Number),
            ("__RequestVerificationToken", (await late.GetAsync($"{Root}/ring-meg")).Page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!))).Status);
        var call = await DutyGround.CallAsync(_portal, first);
        // Nobody but the one who asked withdraws, nobody but the physician answers.
        var token = (await late.GetAsync($"{Root}/ring-meg")).Page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.NotFound, (await late.PostAsync($"{Root}/ring-meg?handler=Trekk", [new("__RequestVerificationToken", token), new("id", call.Id.ToString())])).Status);
        await gp.SubmitAsync(await gp.GetAsync($"{Root}/ring-meg"), "form[action*=Trekk]");
        Assert.Equal((CallState.Withdrawn, null), ((await DutyGround.CallAsync(_portal, first)).State, (await DutyGround.CallAsync(_portal, first)).Number));
    }

    [Fact]
    public async Task The_deputy_takes_over_and_a_call_nobody_makes_expires_after_a_day_also_when_the_rota_is_off()
    {
        var (rol, krol) = await StartAsync();
        var day = Day.PlusDays(6);
        await DutyGround.ShiftAsync(_portal, rol, krol, day);
        var slot = await DutyGround.SlotAsync(_portal, rol, day + new LocalTime(18, 0));
        using var gp = await _portal.SignInAsync("fastlege14");
        using var physician = await _portal.SignInAsync("rol");
        await AskAsync(gp, slot);
        // The deputy of a shift at another time of the day does not take it, nor one who is away.
        var passOn = $"form[action*=Videre]:has(input[value='{(await DutyGround.CallAsync(_portal, slot)).Id}'])";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await physician.SubmitAsync(await physician.GetAsync($"{Root}/mine"), passOn, ("til", "stedfortreder"))).Status);
        await DutyGround.ShiftAsync(_portal, rol, krol, day, 17, 20);
        await DutyGround.AwayAsync(_portal, krol, day);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await physician.SubmitAsync(await physician.GetAsync($"{Root}/mine"), passOn, ("til", "stedfortreder"))).Status);
        await DutyGround.BackAsync(_portal, krol);
        Assert.Equal(HttpStatusCode.Redirect, (await physician.SubmitAsync(await physician.GetAsync($"{Root}/mine"), passOn, ("til", "stedfortreder"))).Status);
        var call = await DutyGround.WithAsync(_portal, db => db.Set<CallBack>().AsNoTracking().SingleAsync(c => c.PhysicianId == krol && c.Starts == day + new LocalTime(18, 0)));
        Assert.Equal((CallState.Asked, Digits), (call.State, call.Number));
        await DutyGround.SetAsync(_portal, false);
        // 18.20 in Oslo is 17.20 UTC.
        _portal.Clock.MoveTo(Instant.FromUtc(2026, 12, 8, 17, 19));
        await DutyGround.RunJobsAsync(_portal);
        Assert.Equal(CallState.Asked, (await DutyGround.CallAsync(_portal, call.SlotId)).State);
        _portal.Clock.MoveTo(Instant.FromUtc(2026, 12, 8, 17, 21));
        await DutyGround.RunJobsAsync(_portal);
        Assert.Equal((CallState.Expired, null), ((await DutyGround.CallAsync(_portal, call.SlotId)).State, (await DutyGround.CallAsync(_portal, call.SlotId)).Number));
        await DutyGround.SetAsync(_portal, true);
        Assert.Contains("Gikk ut", (await gp.GetAsync($"{Root}/ring-meg")).Body, StringComparison.Ordinal);
        var titles = await DutyGround.WithAsync(_portal, db => db.Set<OutgoingMail>().Where(m => m.Address == "fastlege14@demo.example").Select(m => m.Subject).ToListAsync());
        Assert.Contains("Ingen har registrert at du ble ringt", titles);
        _portal.Clock.MoveTo(TestClock.Start);
        Assert.Empty(await DutyGround.BreachesAsync(_portal));
    }

    [Fact]
    public async Task Away_is_asked_when_the_form_comes_and_agreed_calls_are_passed_on_first_within_a_week()
    {
        var (rol, krol) = await StartAsync();
        var at = Day.PlusDays(9) + new LocalTime(18, 0);
        var slot = await DutyGround.SlotAsync(_portal, rol, at);
        var late = await DutyGround.SlotAsync(_portal, krol, at.PlusDays(7).PlusMinutes(20));
        var inTime = await DutyGround.SlotAsync(_portal, krol, at.PlusDays(7));
        using var gp = await _portal.SignInAsync("fastlege16");
        using var physician = await _portal.SignInAsync("rol");
        var stale = await gp.GetAsync($"{Root}/ring-meg");
        Assert.Contains(slot.ToString(), stale.Body, StringComparison.Ordinal);
        // By the own page of the rota, and by the entry in the directory: the same.
        await DutyGround.AwayAsync(_portal, rol, at.Date);
        Assert.Equal(HttpStatusCode.Conflict, (await BookAsync()).Status);
        await DutyGround.BackAsync(_portal, rol);
        await DutyGround.EntryAwayAsync(_portal, rol, at.Date);
        Assert.Contains("Legen er borte den dagen", (await BookAsync()).Text("#be-tid-feil"), StringComparison.Ordinal);
        Assert.Equal(0, await DutyGround.WithAsync(_portal, db => db.Set<CallBack>().CountAsync(c => c.SlotId == slot)));
        await DutyGround.EntryAwayAsync(_portal, rol, null);
        Assert.Equal(HttpStatusCode.Redirect, (await BookAsync()).Status);

        var mine = await physician.GetAsync($"{Root}/mine");
        var refused = await physician.SubmitAsync(mine, "form[action*=Borte]", ("fra", "2026-12-09"), ("til", "2026-12-11"));
        Assert.Equal((HttpStatusCode.Conflict, 0), (refused.Status, await DutyGround.WithAsync(_portal, db => db.Set<DutyAbsence>().CountAsync(a => a.PersonId == rol))));
        Assert.Contains("torsdag 10. desember kl. 18.00–18.20", refused.Text("#borte-fra-feil"), StringComparison.Ordinal);
        var call = await DutyGround.CallAsync(_portal, slot);
        Assert.Null(mine.Page.QuerySelector($"option[value='{late}']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PassAsync(late)).Status);
        Assert.Equal(CallState.Asked, (await DutyGround.CallAsync(_portal, slot)).State);
        Assert.Equal(HttpStatusCode.Redirect, (await PassAsync(inTime)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await physician.SubmitAsync(await physician.GetAsync($"{Root}/mine"), "form[action*=Borte]", ("fra", "2026-12-09"), ("til", "2026-12-11"))).Status);
        await DutyGround.BackAsync(_portal, rol);
        await gp.SubmitAsync(await gp.GetAsync($"{Root}/ring-meg"), "form[action*=Trekk]");

        Task<Answer> BookAsync() => gp.SubmitAsync(stale, "form[action*=Be]", ("tid", slot.ToString()), ("tema", "Degree"), ("nummer", Number));
        Task<Answer> PassAsync(Guid to) => physician.PostAsync($"{Root}/mine?handler=Videre", [
            new("__RequestVerificationToken", mine.Page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), new("id", call.Id.ToString()), new("til", to.ToString())]);
    }

    [Fact]
    public async Task When_the_rota_or_the_physician_goes_what_waits_ends_with_its_number_and_both_are_told()
    {
        var (rol, _) = await StartAsync();
        var slots = new[] { await DutyGround.SlotAsync(_portal, rol, Day.PlusDays(20) + new LocalTime(18, 0)), await DutyGround.SlotAsync(_portal, rol, Day.PlusDays(20) + new LocalTime(19, 0)) };
        using var gp = await _portal.SignInAsync("fastlege17");
        using var admin = await _portal.SignInAsync("regionadmin");
        await AskAsync(gp, slots[0]);
        var plan = await admin.GetAsync($"{Root}/plan");
        var entry = await DutyGround.WithAsync(_portal, db => db.Set<DutyPhysician>().AsNoTracking().SingleAsync(p => p.PersonId == rol));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SubmitAsync(plan, $"form[action*=Lege]:has(input[value='{rol}'])", ("oppforing", ""))).Status);
        await AssertEndedAsync(slots[0]);
        await DutyGround.WithAsync(_portal, async db =>
        {
            db.Add(new DutyPhysician { Id = Guid.CreateVersion7(), PersonId = rol, ContactId = entry.ContactId });
            return await db.SaveChangesAsync();
        });

        await AskAsync(gp, slots[1]);
        var form = (await admin.GetAsync("/innlandet/admin/kontakter")).Page;
        var sent = await admin.PostAsync("/innlandet/admin/kontakter", [.. new[] { "__RequestVerificationToken", "frisk", "gammel" }.Select(name =>
            KeyValuePair.Create(name, form.QuerySelector($"main input[name={name}]")!.GetAttribute("value")!))]);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.NotFound), (sent.Status, (await gp.GetAsync($"{Root}/ring-meg")).Status));
        await AssertEndedAsync(slots[1]);
        await DutyGround.SetAsync(_portal, true);

        async Task AssertEndedAsync(Guid slot)
        {
            var call = await DutyGround.CallAsync(_portal, slot);
            Assert.Equal((CallState.Withdrawn, null), (call.State, call.Number));
            var matter = $"duty-call:{call.Id:N}:stopped";
            var told = await DutyGround.WithAsync(_portal, db => db.Set<OutgoingMail>().Where(m => m.Matter.StartsWith(matter)).Select(m => m.Address).Order().ToListAsync());
            Assert.Equal(["fastlege17@demo.example", "rol@demo.example"], told);
        }
    }

    [Fact]
    public async Task What_is_over_is_deleted_after_its_term_and_what_waits_or_is_newer_stays()
    {
        var (rol, krol) = await StartAsync();
        var today = TestClock.Start.InUtc().Date;
        var (old, recent) = (today.PlusDays(-131) + new LocalTime(18, 0), today.PlusDays(-129) + new LocalTime(18, 0));
        await DutyGround.WithAsync(_portal, async db =>
        {
            foreach (var at in new[] { old, recent })
            {
                var slot = new DutySlot { Id = Guid.CreateVersion7(), PersonId = rol, Starts = at, Ends = at.PlusMinutes(20) };
                var call = CallBack.Of(slot, krol, CallTopic.Other, Digits, TestClock.Start);
                Assert.True(call.End(CallState.Answered, TestClock.Start));
                db.AddRange(slot, call);
            }

            foreach (var days in new[] { -91, -89 })
                db.Add(new DutyAbsence { Id = Guid.CreateVersion7(), PersonId = rol, FirstDay = today.PlusDays(days), LastDay = today.PlusDays(days) });
            return await db.SaveChangesAsync();
        });
        await DutyGround.ShiftAsync(_portal, rol, null, today.PlusDays(-401));
        await DutyGround.ShiftAsync(_portal, rol, null, today.PlusDays(-399));
        await DutyGround.TidyAsync(_portal);
        var midnight = today.AtMidnight();
        Assert.Equal([recent], await DutyGround.WithAsync(_portal, db => db.Set<CallBack>().Where(c => c.Starts < midnight).Select(c => c.Starts).ToListAsync()));
        Assert.Equal(0, await DutyGround.WithAsync(_portal, db => db.Set<DutySlot>().CountAsync(s => s.Starts < midnight)));
        Assert.Equal([today.PlusDays(-89)], await DutyGround.WithAsync(_portal, db => db.Set<DutyAbsence>().Where(a => a.LastDay < today).Select(a => a.LastDay).ToListAsync()));
        Assert.Equal([today.PlusDays(-399)], (await DutyGround.WithAsync(_portal, db => db.Set<DutyShift>().Where(s => s.Starts < midnight).Select(s => s.Starts).ToListAsync())).Select(s => s.Date));
    }

    private async Task<(Guid Rol, Guid Krol)> StartAsync()
    {
        var people = await DutyGround.StaffAsync(_portal);
        await DutyGround.SetAsync(_portal, true);
        return people;
    }

    private static async Task AskAsync(Visitor gp, Guid slot)
    {
        var page = await gp.GetAsync($"{Root}/ring-meg");
        var done = await gp.SubmitAsync(page, "form[action*=Be]", ("tid", slot.ToString()), ("tema", nameof(CallTopic.Degree)), ("nummer", Number));
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
    }

    /// <summary>The person's own calendar, as a program that subscribes gets it.</summary>
    private async Task<string> FeedAsync(Visitor visitor)
    {
        using var program = _portal.Visit();
        return (await program.GetAsync(await visitor.AddFeedAsync($"Vakt {Guid.NewGuid():N}"[..12]))).Body.Replace("\r\n ", "", StringComparison.Ordinal);
    }

    private static void AssertLacks(string text)
    {
        Assert.DoesNotContain(Number, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Digits, text, StringComparison.Ordinal);
    }
}

public sealed class CallBackOnSqlite(OnSqlite fixture) : CallBackTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class CallBackOnPostgreSql(OnPostgreSql fixture) : CallBackTests(fixture), IClassFixture<OnPostgreSql>;
