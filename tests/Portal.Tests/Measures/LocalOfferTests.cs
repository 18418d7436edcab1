using System.Net;
using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Measures.Domain;
using KunnskapsPortal.Measures.LocalOffers;
using KunnskapsPortal.Portal.Tests.Editorial;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Measures;

public abstract class LocalOfferTests(PortalFixture fixture)
{
    private const string Form = "form#lokalt";
    private const string Office = "demo-nav-kontor-hamar";
    private const string Patient = "13097248022";
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task What_a_region_says_is_seen_there_at_once_and_nowhere_else()
    {
        using var reader = _portal.Visit();
        foreach (var tenant in new[] { "innlandet", "ost-viken", "nasjonal" })
            Assert.DoesNotContain("Ring teamet", (await reader.GetAsync($"/{tenant}/tiltak/avklaring")).Body, StringComparison.Ordinal);

        using var publisher = await _portal.SignInAsync("krol");
        var kept = await SayAsync(publisher, "avklaring", null, ("svar", "tilbys"), ("fra", "4"), ("til", "8"), ("kontakt", "/innlandet/kontakt/demo-nav-kontor-hamar"), ("merknad", "Ring teamet først."));
        Assert.Equal("/innlandet/tiltak/avklaring/lokalt?for=&lagret=true", kept.Location);
        WaitForRevision();

        // The own region sees it: there is something to leak.
        var own = await reader.GetAsync("/innlandet/tiltak/avklaring");
        Assert.Equal("Hele Innlandet Tilbys", own.Text("section[aria-labelledby=hos-dere] .kp-offer > p"));
        Assert.Contains("Ventetid: 4–8 uker", own.Text("section[aria-labelledby=hos-dere]"), StringComparison.Ordinal);
        Assert.Contains("av redaksjonen i Innlandet", own.Text("section[aria-labelledby=hos-dere]"), StringComparison.Ordinal);
        Assert.Equal("/innlandet/kontakt/demo-nav-kontor-hamar", own.Page.QuerySelector("section[aria-labelledby=hvem] a")!.GetAttribute("href"));
        Assert.StartsWith("Tilbys i Innlandet, meldt ", CardTag(await reader.GetAsync("/innlandet/tiltak")), StringComparison.Ordinal);
        Assert.Contains("Avklaring", (await reader.GetAsync("/innlandet/tiltak?her=tilbys")).Texts(".kp-card h3"));

        using var otherPublisher = await _portal.SignInAsync("krol", "ost-viken");
        foreach (var visitor in new[] { reader, otherPublisher })
        {
            foreach (var address in new[] { "/ost-viken/tiltak/avklaring", "/ost-viken/tiltak", "/ost-viken/tiltak/sammenlign?a=avklaring&b=aft", "/ost-viken/tiltak/finn?behov=finne-ut&vis=svar", "/nasjonal/tiltak/avklaring", "/nasjonal/tiltak" })
            {
                var body = (await visitor.GetAsync(address)).Body;
                Assert.DoesNotContain("Ring teamet", body, StringComparison.Ordinal);
                Assert.DoesNotContain("Tilbys i Innlandet", body, StringComparison.Ordinal);
            }
        }

        Assert.Empty((await otherPublisher.GetAsync("/ost-viken/tiltak/avklaring/lokalt")).Texts(".kp-offers > li"));
        var log = await DeskWorkshop.ReadAsync(_portal, "innlandet", db => db.Set<AuditEntry>().Where(e => e.Action == AuditActions.MeasureReported && e.Subject == "measure avklaring").SingleAsync());
        Assert.DoesNotContain("Ring", log.Detail!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_office_editor_keeps_the_own_office_and_no_other()
    {
        using var editor = await _portal.SignInAsync("navkontor");
        Assert.Equal($"/innlandet/tiltak/mentor/lokalt?for={Office}&lagret=true", (await SayAsync(editor, "mentor", null, ("svar", "tilbys-ikke"))).Location);
        WaitForRevision();
        using var reader = _portal.Visit();
        Assert.Contains("av Demo Nav-kontor Hamar.", (await reader.GetAsync("/innlandet/tiltak/mentor")).Text("section[aria-labelledby=hos-dere]"), StringComparison.Ordinal);

        var page = await editor.GetAsync("/innlandet/tiltak/mentor/lokalt");
        foreach (var area in new[] { "nav-gjovik", "demo-nav-kontor-gjovik" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"/innlandet/tiltak/mentor/lokalt?for={area}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await editor.SubmitAsync(page, Form, ("for", area), ("svar", "tilbys"))).Status);
        }

        // The name of another office beside the form counts for publishers only.
        await editor.SubmitAsync(await editor.GetAsync("/innlandet/tiltak/mentor/lokalt"), Form, ("kontor", "Demo Nav-kontor Gjøvik"), ("svar", "tilbys"));
        Assert.Equal([Office], await AreasAsync("mentor"));
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/innlandet/tiltak/finnes-ikke/lokalt")).Status);

        using var publisher = await _portal.SignInAsync("krol");
        await SayAsync(publisher, "mentor", null, ("svar", "tilbys"), ("kontor", "Demo Nav-kontor Gjøvik"));
        Assert.Equal(["demo-nav-kontor-gjovik", Office], await AreasAsync("mentor"));
        using var national = await _portal.SignInAsync("nasjonal", "nasjonal");
        Assert.Equal(HttpStatusCode.NotFound, (await national.GetAsync("/nasjonal/tiltak/mentor/lokalt")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await national.GetAsync("/nasjonal/tiltak/lokalt")).Status);
    }

    [Fact]
    public async Task A_lost_race_keeps_what_was_typed_and_what_was_stored()
    {
        using var one = await _portal.SignInAsync("krol");
        using var other = await _portal.SignInAsync("regionadmin");
        var (first, second) = (await one.GetAsync("/innlandet/tiltak/opplaring/lokalt"), await other.GetAsync("/innlandet/tiltak/opplaring/lokalt"));
        Assert.Equal(HttpStatusCode.Redirect, (await one.SubmitAsync(first, Form, ("svar", "tilbys"), ("fra", "3"))).Status);

        var lost = await other.SubmitAsync(second, Form, ("svar", "tilbys-ikke"), ("merknad", "Stengt."));

        Assert.Equal(HttpStatusCode.Conflict, lost.Status);
        Assert.Equal("Stengt.", lost.Page.QuerySelector("#merknad")!.GetAttribute("value"));
        Assert.Equal(3, (await OffersAsync("opplaring")).Single().WaitFrom);
        Assert.Equal(HttpStatusCode.Redirect, (await other.SubmitAsync(lost, Form, ("svar", "tilbys-ikke"))).Status);
        Assert.Equal("Stengt.", (await OffersAsync("opplaring")).Single().Note);

        // Two who say something of a new area at the same time: one row, one winner.
        var pages = new[] { await one.GetAsync("/innlandet/tiltak/aft/lokalt"), await other.GetAsync("/innlandet/tiltak/aft/lokalt") };
        var answers = await Task.WhenAll(one.SubmitAsync(pages[0], Form, ("svar", "tilbys")), other.SubmitAsync(pages[1], Form, ("svar", "tilbys-ikke")));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
        Assert.Single(await OffersAsync("aft"));
    }

    [Theory]
    [InlineData("fra", "ti", "Skriv et helt antall uker")]
    [InlineData("fra", "105", "fra 0 til 104 uker")]
    [InlineData("dato", "2026-12-31", "ikke kommet ennå")]
    [InlineData("dato", "i går", "dag, måned og år")]
    [InlineData("kontakt", "ikke en kontakt", "ikke adressen til en kontakt")]
    [InlineData("kontakt", "demo-nav-kontor-hamaar", "ingen kontakt med denne adressen")]
    [InlineData("kontakt", "/ost-viken/kontakt/demo-nav-kontor-moss", "ingen kontakt med denne adressen")]
    [InlineData("merknad", "Gjelder 130972 48022", "kan være et fødselsnummer")]
    [InlineData("kontor", "Nav 13097248022", "kan være et fødselsnummer")]
    public async Task What_is_wrong_is_said_beside_the_field_and_nothing_is_stored(string field, string typed, string sentence)
    {
        using var publisher = await _portal.SignInAsync("krol");
        var answer = await SayAsync(publisher, "vta", null, ("svar", "tilbys"), ("merknad", "Bare høst."), (field, typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(sentence, answer.Text($"#{field}-feil"), StringComparison.Ordinal);
        Assert.Equal("true", answer.Page.QuerySelector($"#{field}")!.GetAttribute("aria-invalid"));
        Assert.DoesNotContain(Patient, answer.Body.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        if (field != "merknad")
            Assert.Equal("Bare høst.", answer.Page.QuerySelector("#merknad")!.GetAttribute("value"));
        Assert.Empty(await OffersAsync("vta"));
    }

    [Fact]
    public async Task The_worklist_keeps_all_or_nothing_and_leaves_untouched_rows_alone()
    {
        using var editor = await _portal.SignInAsync("navkontor", "ost-viken");
        await editor.SubmitAsync(await editor.GetAsync("/ost-viken/tiltak/ips/lokalt"), Form, ("svar", "tilbys"), ("dato", "2026-06-01"), ("merknad", "Ta kontakt."));
        await editor.SubmitAsync(await editor.GetAsync("/ost-viken/tiltak/ark/lokalt"), Form, ("svar", "tilbys"), ("dato", "2026-06-01"));
        var list = await editor.GetAsync("/ost-viken/tiltak/lokalt");
        Assert.Equal(0, list.Page.QuerySelectorAll("tr[id=rad-frisk-bris]").Length);
        Assert.Contains("Mer enn 90 dager siden", list.Text("#rad-ips"), StringComparison.Ordinal);

        var wrong = await editor.SubmitAsync(list, "form#arbeidsliste", ("aft.svar", "tilbys"), ("mentor.svar", "tilbys"), ("mentor.fra", "9"), ("mentor.til", "2"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("korteste ventetiden først", wrong.Text("#mentor-til-feil"), StringComparison.Ordinal);
        Assert.Equal(["ark", "ips"], await KeysAsync());

        var kept = await editor.SubmitAsync(wrong, "form#arbeidsliste", ("mentor.fra", "2"), ("mentor.til", "9"), ("ips.gjelder", "ja"));
        Assert.EndsWith("lagret=3", kept.Location, StringComparison.Ordinal);
        Assert.Equal(["aft", "ark", "ips", "mentor"], await KeysAsync());
        var (ips, ark) = ((await OffersAsync("ips", "ost-viken")).Single(), (await OffersAsync("ark", "ost-viken")).Single());
        Assert.True(ips.ReportedOn > new LocalDate(2026, 6, 1) && ips.Note == "Ta kontakt.");
        Assert.Equal(new LocalDate(2026, 6, 1), ark.ReportedOn);

        var stale = await editor.SubmitAsync(list, "form#arbeidsliste", ("ips.svar", "tilbys-ikke"), ("oppfolging.svar", "tilbys"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Endret av noen andre", stale.Text("#rad-ips"), StringComparison.Ordinal);
        Assert.Empty(await OffersAsync("oppfolging", "ost-viken"));

        async Task<IEnumerable<string>> KeysAsync() => await DeskWorkshop.ReadAsync(_portal, "ost-viken", db => db.Set<LocalOffer>().Where(o => o.Area == "demo-nav-kontor-fredrikstad").Select(o => o.MeasureKey).Order().ToListAsync());
    }

    [Fact]
    public async Task What_others_said_while_the_worklist_was_open_stands()
    {
        const string List = "form#arbeidsliste";
        const string Address = $"/innlandet/tiltak/lokalt?for={Office}";
        using var one = await _portal.SignInAsync("krol");
        using var other = await _portal.SignInAsync("navkontor");

        // Another row than the one that was changed meanwhile: nobody is in the way of anybody.
        var list = await one.GetAsync(Address);
        await OtherSaysAsync("ips", ("svar", "tilbys"), ("fra", "2"), ("til", "4"));
        Assert.EndsWith("lagret=1", (await one.SubmitAsync(list, List, ("hjelpemidler.svar", "tilbys"))).Location, StringComparison.Ordinal);
        Assert.Equal((OfferState.Offered, 2, 1), await SaidAsync("ips"));

        // One row changed, one only confirmed, one left alone; all three were changed meanwhile.
        list = await one.GetAsync(Address);
        await OtherSaysAsync("ips", ("svar", "tilbys"), ("fra", "6"), ("til", "7"));
        await OtherSaysAsync("hjelpemidler", ("svar", "tilbys-ikke"));
        await OtherSaysAsync("karriereveiledning", ("svar", "tilbys"), ("fra", "5"), ("til", "5"));
        var lost = await one.SubmitAsync(list, List, ("ips.fra", "3"), ("hjelpemidler.gjelder", "ja"));
        Assert.Equal(HttpStatusCode.Conflict, lost.Status);
        Assert.Equal(["3", "5"], new[] { "ips", "karriereveiledning" }.Select(key => lost.Page.QuerySelector($"#{key}-fra")!.GetAttribute("value")));
        Assert.Equal("tilbys-ikke", lost.Page.QuerySelector("#hjelpemidler-svar option[selected]")!.GetAttribute("value"));
        Assert.Null(lost.Page.QuerySelector("#hjelpemidler-gjelder")!.GetAttribute("checked"));
        Assert.Equal([true, true, false], new[] { "ips", "hjelpemidler", "karriereveiledning" }.Select(key => lost.Text($"#rad-{key}").Contains("Endret av noen andre", StringComparison.Ordinal)));
        Assert.Equal((OfferState.Offered, 6, 2), await SaidAsync("ips"));

        // Saving again keeps what was typed, and nothing that was not.
        Assert.EndsWith("lagret=1", (await one.SubmitAsync(lost, List)).Location, StringComparison.Ordinal);
        Assert.Equal((OfferState.Offered, 3, 3), await SaidAsync("ips"));
        Assert.Equal((OfferState.NotOffered, null, 2), await SaidAsync("hjelpemidler"));
        Assert.Equal((OfferState.Offered, 5, 1), await SaidAsync("karriereveiledning"));

        async Task OtherSaysAsync(string measure, params (string, string)[] values) => Assert.Equal(HttpStatusCode.Redirect,
            (await other.SubmitAsync(await other.GetAsync($"/innlandet/tiltak/{measure}/lokalt"), Form, [.. values, .. values.Length == 1 ? [("fra", ""), ("til", "")] : Array.Empty<(string, string)>()])).Status);

        async Task<(OfferState, int?, int)> SaidAsync(string measure)
        {
            var said = (await OffersAsync(measure)).Single(offer => offer.Area == Office);
            return (said.State, said.WaitFrom, said.Revision);
        }
    }

    [Fact]
    public async Task A_contact_is_shown_by_name_as_long_as_it_is_in_the_directory()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        using var publisher = await portal.SignInAsync("krol");
        const string Page = "/innlandet/tiltak/avklaring";
        await publisher.SubmitAsync(await publisher.GetAsync(Page + "/lokalt"), Form, ("svar", "tilbys-ikke"), ("kontakt", "demo-radgivende-lege-1"));
        await publisher.SubmitAsync(await publisher.GetAsync(Page + "/lokalt"), Form, ("svar", "tilbys"), ("kontakt", "demo-nav-kontor-gjovik"), ("kontor", "Demo Nav-kontor Gjøvik"));

        // Whoever offers it goes before the region, which does not.
        Assert.Equal(("/innlandet/kontakt/demo-nav-kontor-gjovik", "Demo Nav-kontor Gjøvik"), await ButtonAsync());
        await RetireAsync("demo-nav-kontor-gjovik");
        Assert.Equal(("/innlandet/kontakt/demo-radgivende-lege-1", "Demo rådgivende lege 1"), await ButtonAsync());
        Assert.Equal(["/innlandet/kontakt/demo-radgivende-lege-1"], (await publisher.GetAsync(Page)).Page.QuerySelectorAll(".kp-offer a").Select(a => a.GetAttribute("href")));
        await RetireAsync("demo-radgivende-lege-1");
        Assert.Equal(("/innlandet/kontakt?om=tiltak", "Finn rett kontakt"), await ButtonAsync());
        Assert.Empty((await publisher.GetAsync(Page)).Page.QuerySelectorAll(".kp-offer a"));

        async Task<(string?, string)> ButtonAsync()
        {
            var button = (await publisher.GetAsync(Page)).Page.QuerySelector("section[aria-labelledby=hvem] a.ds-button")!;
            return (button.GetAttribute("href"), button.TextContent.Trim());
        }

        Task RetireAsync(string slug) => DeskWorkshop.ReadAsync(portal, "innlandet", db => db.Set<Contact>().Where(c => c.Slug == slug).ExecuteDeleteAsync());
    }

    [Fact]
    public async Task It_turns_amber_after_ninety_days_and_is_due_after_half_a_year()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        using var publisher = await portal.SignInAsync("krol");
        await publisher.SubmitAsync(await publisher.GetAsync("/innlandet/tiltak/avklaring/lokalt"), Form, ("svar", "tilbys"), ("kontor", "Demo Nav-kontor Hamar"));
        // Signed in, for the output cache does not follow the clock of the test.
        using var reader = await portal.SignInAsync("fastlege2");
        foreach (var (days, isAmber, isDue) in new[] { (90, false, false), (91, true, false), (180, true, false), (181, true, true) })
        {
            portal.Clock.MoveTo(TestClock.Start + Duration.FromDays(days));
            var page = await reader.GetAsync("/innlandet/tiltak/avklaring");
            Assert.Equal(isAmber, page.Page.QuerySelector(".kp-offer .kp-note[data-color=warning]") is not null);
            Assert.Equal(isAmber ? "warning" : "success", (await reader.GetAsync("/innlandet/tiltak?her=tilbys")).Page.QuerySelector(".kp-card .kp-tags .ds-tag")!.GetAttribute("data-color"));
            Assert.Equal(isDue ? ["/tiltak/lokalt?for=demo-nav-kontor-hamar#rad-avklaring"] : [], await DueAsync(null));
            Assert.Equal(isDue ? 1 : 0, (await DueAsync("Demo Nav-kontor Hamar")).Count);
            Assert.Empty(await DueAsync("Demo Nav-kontor Gjøvik"));
        }

        async Task<IReadOnlyList<string>> DueAsync(string? office)
        {
            await using var scope = await portal.InAsync("innlandet");
            foreach (var source in scope.ServiceProvider.GetServices<IDueSource>())
            {
                var group = await source.FindAsync(new DueQuestion(scope.ServiceProvider.GetRequiredService<PublishedContent>().Today, null, office, 5), CancellationToken.None);
                if (group.Name == "lokale-tiltak")
                    return [.. group.Rows.Select(row => row.Address)];
            }

            throw new InvalidOperationException("Nobody asks.");
        }
    }

    private async Task<Answer> SayAsync(Visitor who, string measure, string? area, params (string, string)[] values)
    {
        var address = $"/innlandet/tiltak/{measure}/lokalt" + (area is null ? "" : $"?for={area}");
        var typed = values.GroupBy(v => v.Item1).Select(g => g.Last()).ToArray();
        return await who.SubmitAsync(await who.GetAsync(address), Form, typed);
    }

    // A node may remember a tenant's revision for a second.
    private void WaitForRevision() => _portal.Clock.MoveTo(_portal.Clock.GetCurrentInstant() + Duration.FromSeconds(2));

    private Task<List<LocalOffer>> OffersAsync(string measure, string tenant = "innlandet") =>
        DeskWorkshop.ReadAsync(_portal, tenant, db => db.Set<LocalOffer>().AsNoTracking().Where(o => o.MeasureKey == measure).ToListAsync());

    private async Task<IEnumerable<string>> AreasAsync(string measure) => (await OffersAsync(measure)).Select(o => o.Area).Order(StringComparer.Ordinal);

    private static string CardTag(Answer page) =>
        string.Join(' ', page.Page.QuerySelectorAll(".kp-card").Single(card => card.QuerySelector("h3")!.TextContent == "Avklaring").QuerySelector(".kp-tags .ds-tag")!.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}

public sealed class LocalOffersOnSqlite(OnSqlite fixture) : LocalOfferTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class LocalOffersOnPostgreSql(OnPostgreSql fixture) : LocalOfferTests(fixture), IClassFixture<OnPostgreSql>;
