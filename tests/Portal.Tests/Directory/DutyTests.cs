using System.Net;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.OnDuty;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Directory;

/// <summary>The rota as people meet it: who may what, and that it is not there where the region has none.</summary>
public abstract class DutyTests(PortalFixture fixture)
{
    private const string Root = "/innlandet/kontakt/vakt";
    private static readonly string[] Addresses = [Root, $"{Root}/ring-meg", $"{Root}/mine", $"{Root}/plan", $"{Root}/plan/ny", $"{Root}/tall"];
    private static readonly LocalDate Monday = new(2026, 11, 23);
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task Where_the_region_has_none_no_address_is_there_and_nothing_shows()
    {
        var (rol, _) = await DutyGround.StaffAsync(_portal);
        await DutyGround.SetAsync(_portal, true);
        await DutyGround.ShiftAsync(_portal, rol, null, new LocalDate(2026, 12, 21));
        using var keeper = await _portal.SignInAsync("krol");
        using var physician = await _portal.SignInAsync("rol");
        using var signedOut = _portal.Visit();
        foreach (var address in Addresses)
            Assert.Equal((address, HttpStatusCode.OK), (address, (await keeper.GetAsync(address)).Status));
        Assert.Equal(HttpStatusCode.OK, (await signedOut.GetAsync(Root)).Status);
        Assert.Contains("Avtalt samtale", (await physician.GetAsync("/innlandet/konto/varsler")).Body, StringComparison.Ordinal);
        Assert.Contains("id=\"min-vakt\"", (await physician.GetAsync("/innlandet/min-side")).Body, StringComparison.Ordinal);

        await DutyGround.SetAsync(_portal, false);
        foreach (var address in Addresses)
        {
            foreach (var visitor in new[] { keeper, physician, signedOut })
                Assert.Equal((address, HttpStatusCode.NotFound), (address, (await visitor.GetAsync(address)).Status));
        }

        Assert.DoesNotContain("Avtalt samtale", (await physician.GetAsync("/innlandet/konto/varsler")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("min-vakt", (await physician.GetAsync("/innlandet/min-side")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("kontakt/vakt", (await physician.GetAsync("/innlandet/min-side")).Body, StringComparison.Ordinal);
        await DutyGround.SetAsync(_portal, true);
        // Another region has its own choice.
        using var elsewhere = await _portal.SignInAsync("krol", "ost-viken");
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync("/ost-viken/kontakt/vakt")).Status);
    }

    [Fact]
    public async Task Each_page_opens_for_those_it_is_for()
    {
        await DutyGround.StaffAsync(_portal);
        await DutyGround.SetAsync(_portal, true);
        (string Who, HttpStatusCode[] Gets)[] rows =
        [
            ("fastlege", [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden]),
            ("fastlege195", [HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden]),
            ("rol", [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden]),
            ("regionadmin", [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK]),
            ("krol", [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK]),
        ];
        foreach (var (who, expected) in rows)
        {
            using var visitor = await _portal.SignInAsync(who);
            for (var i = 0; i < Addresses.Length; i++)
                Assert.Equal((who, Addresses[i], expected[i]), (who, Addresses[i], (await visitor.GetAsync(Addresses[i])).Status));
        }

        using var signedOut = _portal.Visit();
        foreach (var address in Addresses.Skip(1))
            Assert.Equal((address, HttpStatusCode.Redirect), (address, (await signedOut.GetAsync(address)).Status));
    }

    [Fact]
    public async Task A_pattern_is_made_once_shows_gaps_and_red_days_and_costs_the_same_whatever_its_length()
    {
        await DutyGround.StaffAsync(_portal);
        await DutyGround.SetAsync(_portal, true);
        using var keeper = await _portal.SignInAsync("krol");
        var page = await keeper.GetAsync($"{Root}/plan");
        var people = page.Page.QuerySelectorAll("input[name=lege]").Select(i => KeyValuePair.Create("lege", i.GetAttribute("value")!)).ToList();
        Assert.Equal(2, people.Count);
        List<KeyValuePair<string, string>> form =
        [
            Token(page), .. people, new("fra", "2027-03-22"), new("uker", "2"), new("start", "09.00"), new("slutt", "12:00"), new("forst", people[0].Value),
            new("dag", "Monday"), new("dag", "Tuesday"), new("dag", "Thursday"),
        ];
        var first = await _portal.CostAsync(keeper, $"{Root}/plan");
        Assert.Equal(HttpStatusCode.Redirect, (await keeper.PostAsync($"{Root}/plan?handler=Monster", form)).Status);
        // Maundy Thursday and Easter Monday are left out.
        var made = await DutyGround.WithAsync(_portal, db => db.Set<DutyShift>().Where(s => s.Starts >= new LocalDate(2027, 3, 22).AtMidnight()).OrderBy(s => s.Starts).ToListAsync());
        Assert.Equal([22, 23, 30, 1], made.Select(s => s.Starts.Day));
        Assert.Equal([true, true, false, false], made.Select(s => s.PersonId.ToString() == people[0].Value));
        Assert.All(made, s => Assert.NotEqual(s.PersonId, s.DeputyId));
        Assert.Equal(1, await MailsAsync("rol", "Vaktplanen er lagt"));
        var again = await keeper.PostAsync($"{Root}/plan?handler=Monster", form);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 4), (again.Status, await DutyGround.WithAsync(_portal, db => db.Set<DutyShift>().CountAsync(s => s.Starts >= new LocalDate(2027, 3, 22).AtMidnight()))));
        Assert.Contains("Ingenting er lagret", again.Text(".ds-error-summary"), StringComparison.Ordinal);
        Assert.Equal("2027-03-22", again.Page.QuerySelector("#monster-fra")!.GetAttribute("value"));
        var full = await _portal.CostAsync(keeper, $"{Root}/plan");
        Assert.Equal(first.Queries, full.Queries);
        Assert.Contains("onsdag 24. mars", full.Answer.Texts(".kp-chips li"));
        Assert.DoesNotContain("mandag 29. mars", full.Answer.Texts(".kp-chips li"));
        await DutyGround.WithAsync(_portal, db => db.Set<DutyShift>().Where(s => s.Starts >= new LocalDate(2027, 3, 1).AtMidnight()).ExecuteDeleteAsync());
        Assert.Empty(await DutyGround.BreachesAsync(_portal));
    }

    [Fact]
    public async Task A_shift_is_swapped_only_when_the_other_says_yes_and_a_holiday_lets_the_deputy_answer()
    {
        var (rol, krol) = await DutyGround.StaffAsync(_portal);
        await DutyGround.SetAsync(_portal, true);
        var shift = await DutyGround.ShiftAsync(_portal, rol, krol, Monday);
        using var physician = await _portal.SignInAsync("rol");
        using var other = await _portal.SignInAsync("krol");
        var form = $"form:has(input[value='{shift}']):has(select[name=med])";
        var asked = await physician.SubmitAsync(await physician.GetAsync($"{Root}/mine"), form, ("med", $"lege:{krol}"));
        Assert.Equal(HttpStatusCode.Redirect, asked.Status);
        Assert.Equal(rol, await OwnerAsync(shift));
        var question = await other.GetAsync($"{Root}/mine");
        Assert.Contains("spør om du kan ta vakten mandag 23. november", question.Text(".kp-state strong"), StringComparison.Ordinal);
        // Only the one who is asked can say yes.
        var swap = question.Page.QuerySelector(".kp-state input[name=id]")!.GetAttribute("value")!;
        var own = await physician.GetAsync($"{Root}/mine");
        Assert.Equal(HttpStatusCode.NotFound, (await physician.PostAsync($"{Root}/mine?handler=Svar", [Token(own), new("id", swap), new("svar", "ja")])).Status);
        Assert.Equal(rol, await OwnerAsync(shift));
        // Who has said to be away meanwhile cannot take it.
        await DutyGround.AwayAsync(_portal, krol, Monday);
        Assert.Equal(HttpStatusCode.Conflict, (await other.SubmitAsync(question, ".kp-state form", ("svar", "ja"))).Status);
        Assert.Equal(rol, await OwnerAsync(shift));
        await DutyGround.BackAsync(_portal, krol);
        await other.SubmitAsync(question, ".kp-state form", ("svar", "ja"));
        Assert.Equal(krol, await OwnerAsync(shift));
        Assert.Equal(1, await DutyGround.WithAsync(_portal, db => db.Set<AuditEntry>().CountAsync(a => a.Action == AuditActions.DutyShiftSwapped && a.Subject == $"shift {shift}")));
        var late = await other.PostAsync($"{Root}/mine?handler=Svar", [Token(question), new("id", swap), new("svar", "ja")]);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);

        // Now rol is the deputy. On a holiday of krol's the public page says that rol answers.
        _portal.Clock.MoveTo(Instant.FromUtc(2026, 11, 23, 9, 0));
        var before = await physician.GetAsync(Root);
        var away = await other.SubmitAsync(await other.GetAsync($"{Root}/mine"), "form[action*=Borte]", ("fra", "2026-11-23"), ("til", "2026-11-24"));
        Assert.Equal(HttpStatusCode.Redirect, away.Status);
        Assert.Equal((1, 1), (await MailsAsync("rol", "Du svarer som stedfortreder"), await MailsAsync("regionadmin", "Vakter må erstattes, for en lege er borte")));
        var after = await physician.GetAsync(Root);
        Assert.NotEqual(before.Text(".kp-duty-now h3"), after.Text(".kp-duty-now h3"));
        Assert.NotEqual("", after.Text(".kp-duty-now h3"));
        Assert.Contains("Vakter som må erstattes", (await other.GetAsync($"{Root}/plan")).Body, StringComparison.Ordinal);
        Assert.Empty(await DutyGround.BreachesAsync(_portal));
    }

    [Fact]
    public async Task Slots_are_opened_in_the_evening_in_pieces_and_one_that_is_taken_cannot_be_closed()
    {
        await DutyGround.StaffAsync(_portal);
        await DutyGround.SetAsync(_portal, true);
        using var physician = await _portal.SignInAsync("rol");
        const string Form = "form[action*=Apne]";
        var page = await physician.GetAsync($"{Root}/mine");
        var wrong = await physician.SubmitAsync(page, Form, ("dato", "15.12.2026"), ("fra", "19:00"), ("til", "18:00"), ("minutter", "20"), ("uker", "1"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "15.12.2026"), (wrong.Status, wrong.Page.QuerySelector("#apne-dato")!.GetAttribute("value")));
        Assert.Equal("Slutten må komme etter starten, og ikke for lenge etter.", wrong.Text("#apne-til-feil"));
        (string, string)[] values = [("dato", "2026-12-15"), ("fra", "18:00"), ("til", "19:00"), ("minutter", "20"), ("uker", "2")];
        Assert.Equal(HttpStatusCode.Redirect, (await physician.SubmitAsync(page, Form, values)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await physician.SubmitAsync(page, Form, values)).Status);
        using var gp = await _portal.SignInAsync("fastlege7");
        var choose = await gp.GetAsync($"{Root}/ring-meg");
        var slot = choose.Page.QuerySelectorAll("label").First(l => l.TextContent.Contains("18.20–18.40", StringComparison.Ordinal)).QuerySelector("input")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await gp.SubmitAsync(choose, "form[action*=Be]", ("tid", slot), ("tema", nameof(CallTopic.Degree)), ("nummer", "00 00 07 07"))).Status);
        var refused = await physician.PostAsync($"{Root}/mine?handler=Steng", [Token(page), new("id", slot)]);
        Assert.Equal((HttpStatusCode.Conflict, 6), (refused.Status, await DutyGround.WithAsync(_portal, db => db.Set<DutySlot>().CountAsync(s => s.Starts >= new LocalDate(2026, 12, 15).AtMidnight()))));
        await gp.SubmitAsync(await gp.GetAsync($"{Root}/ring-meg"), "form[action*=Trekk]");
        Assert.Equal(HttpStatusCode.Redirect, (await physician.PostAsync($"{Root}/mine?handler=Steng", [Token(page), new("id", slot)])).Status);
    }

    private Task<int> MailsAsync(string name, string subject) =>
        DutyGround.WithAsync(_portal, db => db.Set<OutgoingMail>().CountAsync(m => m.Address == name + "@demo.example" && m.Subject == subject));

    private Task<Guid> OwnerAsync(Guid shift) => DutyGround.WithAsync(_portal, db => db.Set<DutyShift>().Where(s => s.Id == shift).Select(s => s.PersonId).SingleAsync());

    private static KeyValuePair<string, string> Token(Answer page) => new("__RequestVerificationToken", page.Page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
}

public sealed class DutyOnSqlite(OnSqlite fixture) : DutyTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class DutyOnPostgreSql(OnPostgreSql fixture) : DutyTests(fixture), IClassFixture<OnPostgreSql>;
