using System.Net;
using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.KeepLists;
using KunnskapsPortal.Directory.KeepLists.Fade;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Directory;

/// <summary>Who keeps a list, who sees what of it, and how it is kept fresh.</summary>
public abstract class KeptListTests(PortalFixture fixture)
{
    private const string Hamar = "/innlandet/kontakt/lister/demo-nav-kontor-hamar";
    private const string HamarList = "/innlandet/kontakt/demo-nav-kontor-hamar/liste";
    private const string Moss = "/ost-viken/kontakt/lister/demo-nav-kontor-moss";
    private const string EntryForm = "#oppforing";
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task Only_the_own_office_and_those_who_publish_keep_a_list()
    {
        string[] pages = [Hamar, Hamar + "/importer", Hamar + $"/importer/{Guid.NewGuid()}", Hamar + "/bekreft"];
        (string Who, HttpStatusCode Expected)[] readers =
        [
            ("navkontor", HttpStatusCode.OK), ("regionadmin", HttpStatusCode.OK), ("krol", HttpStatusCode.OK),
            ("fastlege3", HttpStatusCode.NotFound), ("veileder", HttpStatusCode.NotFound), ("rol", HttpStatusCode.NotFound),
            ("kommuneoverlege", HttpStatusCode.NotFound), ("fastlege195", HttpStatusCode.NotFound), ("nasjonal", HttpStatusCode.NotFound),
        ];
        foreach (var (who, expected) in readers)
        {
            using var visitor = await _portal.SignInAsync(who);
            foreach (var page in pages)
            {
                var status = (await visitor.GetAsync(page)).Status;
                Assert.Equal((who, page, expected == HttpStatusCode.OK && page == pages[2] ? HttpStatusCode.Gone : expected), (who, page, status));
            }
        }

        using var editor = await _portal.SignInAsync("navkontor");
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/innlandet/kontakt/lister/demo-nav-kontor-gjovik")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/innlandet/kontakt/lister/demo-radgivende-lege-1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/ost-viken/kontakt/lister/demo-nav-kontor-hamar")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/agder/kontakt/lister")).Status);
        Assert.Equal(["Demo Nav-kontor Hamar"], (await editor.GetAsync("/innlandet/kontakt/lister")).Texts(".kp-rows strong"));

        // A form of the own office sent to another's address changes nothing there.
        var own = await editor.GetAsync(Hamar);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.SubmitToAsync(own, EntryForm, "/innlandet/kontakt/lister/demo-nav-kontor-gjovik?handler=Lagre", ("navn", "Prøve"), ("telefon", "00 00 03 01"))).Status);
        using var signedOut = _portal.Visit();
        var sentAway = await signedOut.GetAsync(Hamar + "/bekreft");
        Assert.Equal(HttpStatusCode.Redirect, sentAway.Status);
        Assert.Contains("/konto/logg-inn", sentAway.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_is_shown_to_its_circle_in_every_channel_and_to_nobody_else_in_any()
    {
        // The first is for the GPs of Hamar; the same number for all shows that each channel could leak it.
        const string Hidden = "00 00 02 01";
        const string Office = "demo-nav-kontor-hamar";
        var key = await KeyOfAsync(Office, "Demo veileder 1");
        string[] channels = [HamarList, HamarList + "/utskrift"];
        // For those who keep the list, all of it; a file or a card cannot be called back from anybody else.
        string[] others = [HamarList + ".csv", HamarList + ".vcf", HamarList + $".vcf?oppforing={key}", HamarList + "/feil", HamarList + $"/feil?oppforing={key}", "/innlandet/kontakt", "/innlandet/kontakt/" + Office, "/innlandet/sok.json?q=00000201", "/innlandet/sok?q=demo+veileder", "/innlandet/kalender.ics"];
        foreach (var who in new[] { "fastlege3", "navkontor", "krol" })
        {
            using var visitor = await _portal.SignInAsync(who);
            foreach (var channel in channels)
                Assert.True(Holds(await visitor.GetAsync(channel), Hidden), $"{who} {channel}");
            Assert.Equal((who, who != "fastlege3"), (who, Holds(await visitor.GetAsync(others[0]), Hidden)));
            Assert.False(Holds(await visitor.GetAsync(others[1]), Hidden), who);
        }

        // Looked at after a member has seen it, so that a page kept from the member would show it.
        using var signedOut = _portal.Visit();
        foreach (var channel in channels.Concat(others))
        {
            var answer = await signedOut.GetAsync(channel);
            Assert.False(Holds(answer, Hidden), channel);
        }

        foreach (var who in new[] { "fastlege", "fastlege195", "veileder", "rol", "kommuneoverlege", "nasjonal" })
        {
            using var visitor = await _portal.SignInAsync(who);
            foreach (var channel in channels.Concat(others))
                Assert.False(Holds(await visitor.GetAsync(channel), Hidden), $"{who} {channel}");
        }

        // A row stored before the rule was: for the own GPs.
        await ForAsync(Office, "Demo veileder 1", FieldVisibility.Public);
        foreach (var channel in channels)
        {
            using var anyone = _portal.Visit();
            Assert.False(Holds(await anyone.GetAsync(channel), Hidden), channel);
        }

        // Each level in turn, for one who is in the circle and one who is not.
        (FieldVisibility Level, string In, string? Out)[] levels =
        [
            (FieldVisibility.SignedIn, "fastlege195", null), (FieldVisibility.Members, "veileder", "fastlege195"),
            (FieldVisibility.HealthPersonnel, "fastlege", "veileder"), (FieldVisibility.OwnOffice, "navkontor", "fastlege3"),
        ];
        foreach (var (level, inside, outside) in levels)
        {
            await ForAsync(Office, "Demo veileder 1", level);
            using var member = await _portal.SignInAsync(inside);
            using var other = outside is null ? _portal.Visit() : await _portal.SignInAsync(outside);
            foreach (var channel in channels)
                Assert.Equal((level, channel, true, false), (level, channel, Holds(await member.GetAsync(channel), Hidden), Holds(await other.GetAsync(channel), Hidden)));
        }

        await ForAsync(Office, "Demo veileder 1", FieldVisibility.OwnGps);
    }

    [Fact]
    public async Task A_draft_is_edited_published_and_handed_over_and_old_versions_keep_no_direct_numbers()
    {
        const string List = "/ost-viken/kontakt/demo-nav-kontor-moss/liste";
        using var admin = await _portal.SignInAsync("regionadmin", "ost-viken");
        using var anyone = _portal.Visit();
        Assert.Contains("ikke publisert noen liste", (await anyone.GetAsync(List)).Text("main"), StringComparison.Ordinal);
        var page = await admin.GetAsync(Moss);
        var wrong = await admin.SubmitAsync(page, EntryForm, ("navn", "Prøve En"), ("telefon", "ring"), ("merknad", "Gjelder 01010750160"));
        Assert.Equal((HttpStatusCode)422, wrong.Status);
        Assert.Equal("Prøve En", wrong.Page.QuerySelector("#navn")!.GetAttribute("value"));
        Assert.DoesNotContain("01010750160", wrong.Body, StringComparison.Ordinal);
        Assert.Equal(["Dette er ikke et telefonnummer. Skriv åtte siffer, eller landkode med pluss foran.", "Teksten ser ut til å ha et fødselsnummer. Den er ikke lagret."], wrong.Texts(".ds-validation-message"));
        foreach (var (name, direct, what) in new[] { ("Prøve En", "00 00 03 11", "Tiltak"), ("Prøve To", "00 00 03 12", "Møter"), ("prøve en", "00 00 03 11", "Unge") })
            await SavedAsync(admin, admin.SubmitAsync(await admin.GetAsync(Moss), EntryForm, ("navn", name), ("telefon", "00 00 03 01"), ("direkte", direct), ("oppgave", what), ("merknad", what == "Tiltak" ? "Spør etter meg" : "")));
        page = await admin.GetAsync(Moss);
        await SavedAsync(admin, admin.SubmitAsync(page, "tbody tr:nth-child(2) form", ("gjor", "opp")));
        Assert.Equal(["Prøve To", "Prøve En", "prøve en"], Names(await admin.GetAsync(Moss)));
        Assert.Contains("ikke publisert noen liste", (await anyone.GetAsync(List)).Text("main"), StringComparison.Ordinal);
        await SavedAsync(admin, admin.SubmitAsync(await admin.GetAsync(Moss), "form[action*=Publiser]"));
        Assert.Equal(["Prøve To", "Prøve En", "prøve en"], Names(await LookAsync(anyone, List)));

        // Whoever leaves is followed by the new one in every entry, with nothing of the old one's numbers.
        page = await admin.GetAsync(Moss);
        var leaving = await admin.GetAsync($"{Moss}?slutter={page.Page.QuerySelectorAll("#slutter option").Single(o => o.TextContent == "Prøve En").GetAttribute("value")}");
        Assert.Equal(["", "Spør etter meg", "", ""], leaving.Page.QuerySelectorAll("#overlat input[id^=merknad], #overlat input[id^=tittel]").Select(i => i.GetAttribute("value")));
        await SavedAsync(admin, admin.SubmitAsync(leaving, "#overlat", ("til", "Prøve Ny"), ("nyepost", "ny@demo.example")));
        Assert.Equal(["Prøve To", "Prøve En", "prøve en"], Names(await LookAsync(anyone, List)));
        await SavedAsync(admin, admin.SubmitAsync(await admin.GetAsync(Moss), "form[action*=Publiser]"));
        Assert.Equal(["Prøve To", "Prøve Ny", "Prøve Ny"], Names(await LookAsync(anyone, List)));
        var csv = (await admin.GetAsync(List + ".csv")).Body;
        Assert.DoesNotContain("00 00 03 11", csv, StringComparison.Ordinal);
        Assert.Contains("Prøve Ny;;Tiltak;;00 00 03 01;;ny@demo.example;Alle;Fastleger i kommunene våre;Alle;Spør etter meg", csv, StringComparison.Ordinal);
        await using (var scope = await _portal.InAsync("ost-viken"))
        {
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            var old = await db.Set<ContactListEntry>().Where(e => db.Set<ContactListVersion>().Any(v => v.Id == e.VersionId && v.Stage == ListStage.Old)).ToListAsync();
            Assert.Equal([3, 0], [old.Count, old.Count(e => e.Direct.Length > 0)]);
        }

        // Discarded, the draft is what was published; and a list without entries is not published.
        await SavedAsync(admin, admin.SubmitAsync(await admin.GetAsync(Moss), "tbody tr:nth-child(1) form", ("gjor", "bort")));
        await SavedAsync(admin, admin.SubmitAsync(await admin.GetAsync(Moss), "form[action*=Forkast]"));
        Assert.Equal(3, Names(await admin.GetAsync(Moss)).Count);
        for (var left = 3; left > 0; left--)
            await SavedAsync(admin, admin.SubmitAsync(await admin.GetAsync(Moss), "tbody tr:nth-child(1) form", ("gjor", "bort")));
        var empty = await admin.SubmitAsync(await admin.GetAsync(Moss), "form[action*=Publiser]");
        Assert.Equal(((HttpStatusCode)422, "Listen er tom. Legg til minst én oppføring før du publiserer."), (empty.Status, empty.Text("[role=alert]")));
        Assert.Equal(3, Names(await LookAsync(anyone, List)).Count);
        await SavedAsync(admin, admin.SubmitAsync(await admin.GetAsync(Moss), "form[action*=Forkast]"));
    }

    [Fact]
    public async Task A_hand_over_in_one_step_reaches_readers_and_leaves_the_date_of_confirmation()
    {
        const string Slug = "demo-nav-kontor-lillehammer";
        const string Keep = $"/innlandet/kontakt/lister/{Slug}";
        using var admin = await _portal.SignInAsync("regionadmin", "innlandet");
        using var anyone = _portal.Visit();
        await SavedAsync(admin, admin.SubmitAsync(await admin.GetAsync(Keep), EntryForm, ("navn", "Prøve En"), ("direkte", "00 00 03 11")));
        await SavedAsync(admin, admin.SubmitAsync(await admin.GetAsync(Keep), "form[action*=Publiser]"));
        await AgeAsync(Slug, 20, "innlandet");
        var day = await ConfirmedAsync(Slug);

        // A direct number for everyone is refused beside its field.
        var open = await admin.SubmitAsync(await admin.GetAsync(Keep), EntryForm, ("navn", "Prøve To"), ("direkte", "00 00 03 12"), ("direktefor", "public"));
        Assert.Equal(((HttpStatusCode)422, "Et direktenummer kan ikke vises for alle. Velg hvem det er for."), (open.Status, open.Text("#direktefor-feil")));

        async Task<Answer> LeavingAsync() => await admin.GetAsync($"{Keep}?slutter={(await admin.GetAsync(Keep)).Page.QuerySelector("#slutter option")!.GetAttribute("value")}");
        var nothing = await admin.SubmitAsync(await LeavingAsync(), "#overlat", ("til", "Prøve Ny"));
        Assert.Equal((HttpStatusCode)422, nothing.Status);
        Assert.StartsWith("Minst én av oppføringene", nothing.Text("#nydirekte-feil"), StringComparison.Ordinal);
        Assert.Equal("Prøve Ny", nothing.Page.QuerySelector("#til")!.GetAttribute("value"));
        await SavedAsync(admin, admin.SubmitAsync(await LeavingAsync(), "#overlat", ("til", "Prøve Ny"), ("nydirekte", "00 00 03 13"), ("publiser", "ja")));
        Assert.Equal(["Prøve Ny"], Names(await LookAsync(anyone, $"/innlandet/kontakt/{Slug}/liste")));
        Assert.Equal(day, await ConfirmedAsync(Slug));

        // One row changed and published confirms nothing; with the tick all of it is confirmed.
        await SavedAsync(admin, admin.SubmitAsync(await admin.GetAsync(Keep), EntryForm, ("navn", "Prøve To"), ("telefon", "00 00 03 01")));
        await SavedAsync(admin, admin.SubmitAsync(await admin.GetAsync(Keep), "form[action*=Publiser]"));
        Assert.Equal(day, await ConfirmedAsync(Slug));
        await SavedAsync(admin, admin.SubmitAsync(await admin.GetAsync(Keep), "tbody tr:nth-child(1) form", ("gjor", "ned")));
        await SavedAsync(admin, admin.SubmitAsync(await admin.GetAsync(Keep), "form[action*=Publiser]", ("stemmer", "ja")));
        Assert.Equal(_portal.Clock.TodayInOslo(), await ConfirmedAsync(Slug));

        async Task<LocalDate?> ConfirmedAsync(string slug)
        {
            await using var scope = await _portal.InAsync("innlandet");
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            return await db.Set<ContactList>().Where(l => db.Set<Contact>().Any(c => c.Id == l.ContactId && c.Slug == slug)).Select(l => l.ConfirmedOn).SingleAsync();
        }
    }

    [Fact]
    public async Task A_sheet_for_a_gp_office_shows_what_both_a_gp_there_and_the_reader_may_see()
    {
        const string Sheet = HamarList + "/utskrift?for=demo-legekontor-hamar";
        using var editor = await _portal.SignInAsync("navkontor");
        using var anyone = _portal.Visit();
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(HamarList + "/utskrift?for=finnes-ikke")).Status);
        Assert.Contains("demo-legekontor-hamar", (await anyone.GetAsync(HamarList + "/utskrift")).Page.QuerySelectorAll("#for option").Select(o => o.GetAttribute("value")));
        await ForAsync("demo-nav-kontor-hamar", "Demo veileder 2", FieldVisibility.OwnOffice);
        Assert.True(Holds(await editor.GetAsync(HamarList + "/utskrift"), "00 00 02 02"));
        var sheet = await editor.GetAsync(Sheet);
        Assert.Equal((true, false), (Holds(sheet, "00 00 02 01"), Holds(sheet, "00 00 02 02")));
        Assert.Contains("55 55 33 36", sheet.Text("main"), StringComparison.Ordinal);
        // To ask for the sheet of an office gives nobody its eyes.
        Assert.False(Holds(await anyone.GetAsync(Sheet), "00 00 02 01"));
        await ForAsync("demo-nav-kontor-hamar", "Demo veileder 2", FieldVisibility.OwnGps);
    }

    [Fact]
    public async Task What_offices_have_published_is_found_for_one_reader()
    {
        await using var scope = await _portal.InAsync("innlandet");
        var hamar = (await scope.ServiceProvider.GetRequiredService<ListOffices>().FindAsync("demo-nav-kontor-hamar", CancellationToken.None))!;
        var entries = scope.ServiceProvider.GetRequiredService<PublishedEntries>();
        async Task<ListedEntry> OneAsync(FieldReader reader) =>
            (await entries.OfOfficesAsync([hamar.Id, Guid.NewGuid()], reader, CancellationToken.None))[hamar.Id].Single(entry => entry.Name == "Demo veileder 4");
        var shown = await OneAsync(new FieldReader(true, true, true, hamar.Serves.ToHashSet(), [], false));
        Assert.Equal((ContactTopic.DialogueMeeting, "00 00 02 04", "00 00 00 05"), (shown.Topic, shown.Direct, shown.Phone));
        Assert.Equal((null, "00 00 00 05"), ((await OneAsync(FieldReader.Anyone)).Direct, shown.Phone));
    }

    [Fact]
    public async Task Of_two_editors_the_later_is_told_and_loses_no_word()
    {
        const string Office = "/innlandet/kontakt/lister/demo-nav-kontor-gjovik";
        using var first = await _portal.SignInAsync("regionadmin");
        using var second = await _portal.SignInAsync("krol");
        var (theirs, mine) = (await first.GetAsync(Office), await second.GetAsync(Office));
        await SavedAsync(first, first.SubmitAsync(theirs, EntryForm, ("navn", "Prøve Først"), ("telefon", "00 00 03 01")));
        var late = await second.SubmitAsync(mine, EntryForm, ("navn", "Prøve Sist"), ("telefon", "00 00 03 02"), ("merknad", "Bare om formiddagen"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Noen har endret listen", late.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(["Prøve Sist", "00 00 03 02", "Bare om formiddagen"], new[] { "navn", "telefon", "merknad" }.Select(id => late.Page.QuerySelector("#" + id)!.GetAttribute("value")));
        Assert.Equal(["Prøve Først"], Names(late));
        await SavedAsync(second, second.SubmitAsync(late, EntryForm));
        Assert.Equal(["Prøve Først", "Prøve Sist"], Names(await first.GetAsync(Office)));

        // Both at once: one of them is made, the other told.
        var forms = new[] { (Visitor: first, Page: await first.GetAsync(Office)), (Visitor: second, Page: await second.GetAsync(Office)) };
        var answers = await Task.WhenAll(forms.Select((form, n) => form.Visitor.SubmitAsync(form.Page, EntryForm, ("navn", $"Samtidig {n}"), ("telefon", "00 00 03 03"))));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], answers.Select(a => a.Status).Order());
        Assert.Equal(3, Names(await first.GetAsync(Office)).Count);
        var stale = await second.SubmitAsync(mine, EntryForm, ("navn", "For sen"), ("telefon", "00 00 03 04"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
    }

    [Fact]
    public async Task A_list_that_fades_is_shown_so_asked_about_once_a_step_and_confirmed_with_one_button()
    {
        const string Slug = "demo-nav-kontor-fredrikstad";
        const string List = $"/ost-viken/kontakt/{Slug}/liste";
        const string Keep = $"/ost-viken/kontakt/lister/{Slug}";
        using var editor = await _portal.SignInAsync("navkontor", "ost-viken");
        await SavedAsync(editor, editor.SubmitAsync(await editor.GetAsync(Keep), EntryForm, ("navn", "Prøve En"), ("telefon", "00 00 03 01")));
        await SavedAsync(editor, editor.SubmitAsync(await editor.GetAsync(Keep), "form[action*=Publiser]"));
        await using (var scope = await _portal.InAsync("ost-viken"))
        {
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            db.Add(new DirectorySettings { Id = Guid.CreateVersion7(), FreshDays = 30, AgeingDays = 60 });
            await db.SaveChangesAsync();
        }

        using var anyone = _portal.Visit();
        foreach (var (age, tag, mails) in new[] { (30, "", 0), (31, "Ikke bekreftet på over 30 dager", 1), (61, "Ikke bekreftet på over 60 dager", 2), (91, "Ikke bekreftet på over 60 dager", 3) })
        {
            await AgeAsync(Slug, age);
            Assert.Equal((age, tag), (age, (await LookAsync(anyone, List)).Text("main .kp-tag")));
            await RemindAsync();
            await RemindAsync();
            Assert.Equal((age, mails), (age, await MailsAsync("Stemmer kontaktlisten for Demo Nav-kontor Fredrikstad?")));
        }

        Assert.Contains("Demo Nav-kontor Fredrikstad", (await editor.GetAsync("/ost-viken/redaksjon")).Text("main"), StringComparison.Ordinal);
        using var moss = await _portal.SignInAsync("navkontor");
        Assert.DoesNotContain("Fredrikstad", (await moss.GetAsync("/innlandet/redaksjon")).Text("main"), StringComparison.Ordinal);

        // Opened, the page changes nothing; its one button confirms the list as it was shown.
        var page = await editor.GetAsync(Keep + "/bekreft");
        Assert.Equal("Ikke bekreftet på over 60 dager", (await LookAsync(anyone, List)).Text("main .kp-tag"));
        Assert.Single(page.Page.QuerySelectorAll("#bekreft button"));
        await SavedAsync(editor, editor.SubmitAsync(await editor.GetAsync(Keep), EntryForm, ("navn", "Prøve To"), ("telefon", "00 00 03 02")));
        await SavedAsync(editor, editor.SubmitAsync(await editor.GetAsync(Keep), "form[action*=Publiser]"));
        Assert.Equal(HttpStatusCode.Conflict, (await editor.SubmitAsync(page, "#bekreft")).Status);
        await AgeAsync(Slug, 91);
        await SavedAsync(editor, editor.SubmitAsync(await editor.GetAsync(Keep + "/bekreft"), "#bekreft"));
        Assert.Equal("", (await LookAsync(anyone, List)).Text("main .kp-tag"));
    }

    [Fact]
    public async Task Any_reader_says_that_a_number_is_wrong_and_the_office_closes_it()
    {
        using var anyone = _portal.Visit();
        var link = (await anyone.GetAsync(HamarList)).Page.QuerySelector("tbody tr:nth-child(3) a[href*='/feil']")!.GetAttribute("href")!;
        var form = await anyone.GetAsync(link);
        Assert.Equal(0, await OpenAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await anyone.SubmitAsync(form, "#meld", ("nettsted", "http://x.example"))).Status);
        Assert.Equal(0, await OpenAsync());
        foreach (var _ in new[] { 1, 2 })
            Assert.Contains("takk", (await anyone.SubmitAsync(await anyone.GetAsync(link), "#meld")).Location, StringComparison.Ordinal);
        Assert.Equal(1, await OpenAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync(HamarList + $"/feil?oppforing={Guid.NewGuid()}")).Status);
        await _portal.Services.GetRequiredService<JobWorker>().RunDueAsync(CancellationToken.None);
        Assert.Equal(1, await MailsAsync("En leser melder at et nummer er feil"));

        using var editor = await _portal.SignInAsync("navkontor");
        Assert.Contains("Meldt feil", (await editor.GetAsync("/innlandet/redaksjon")).Text("main"), StringComparison.Ordinal);
        var desk = await editor.GetAsync(Hamar);
        Assert.Contains("2 ganger", desk.Text("#meldt ~ .kp-rows"), StringComparison.Ordinal);
        using var gp = await _portal.SignInAsync("fastlege3");
        var token = await gp.GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, (await gp.SubmitToAsync(token, "#meld", Hamar + "?handler=Rettet", ("melding", desk.Page.QuerySelector("input[name=melding]")!.GetAttribute("value")!))).Status);
        await SavedAsync(editor, editor.SubmitAsync(desk, "form[action*=Rettet]"));
        Assert.Equal(0, await OpenAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await editor.SubmitAsync(desk, "form[action*=Rettet]")).Status);
        Assert.DoesNotContain("Meldt feil", (await editor.GetAsync("/innlandet/redaksjon")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_cost_a_fixed_number_of_queries()
    {
        using var editor = await _portal.SignInAsync("regionadmin");
        Assert.InRange((await _portal.CostAsync(editor, "/innlandet/kontakt/lister")).Queries, 1, 10);
        Assert.InRange((await _portal.CostAsync(editor, Hamar)).Queries, 1, 10);
        Assert.InRange((await _portal.CostAsync(editor, HamarList)).Queries, 1, 10);
    }

    // A revision may be remembered for a second, and with it the page of before.
    private async Task<Answer> LookAsync(Visitor visitor, string address)
    {
        _portal.Clock.MoveTo(_portal.Clock.GetCurrentInstant() + Duration.FromSeconds(2));
        return await visitor.GetAsync(address);
    }

    // As it is written, and as a link or a card writes it.
    private static bool Holds(Answer answer, string number) =>
        answer.Body.Contains(number, StringComparison.Ordinal)
        || answer.Body.Replace("\r\n ", "", StringComparison.Ordinal).Contains("+47" + number.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

    private static IReadOnlyList<string> Names(Answer page) =>
        [.. page.Page.QuerySelectorAll(".kp-contactlist tbody th").Select(cell => cell.ChildNodes[0].TextContent.Trim())];

    private static async Task SavedAsync(Visitor visitor, Task<Answer> sent)
    {
        var answer = await sent;
        Assert.Equal((HttpStatusCode.Redirect, ""), (answer.Status, answer.Text("[role=alert], .ds-validation-message")));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(answer.Location)).Status);
    }

    private async Task RemindAsync()
    {
        await using var scope = await _portal.InAsync("ost-viken");
        await scope.ServiceProvider.GetRequiredKeyedService<IJobHandler>("list.remind").RunAsync(new JobRun("prove", 1, default), CancellationToken.None);
        await _portal.Services.GetRequiredService<JobWorker>().RunDueAsync(CancellationToken.None);
    }

    private async Task AgeAsync(string slug, int days, string tenant = "ost-viken")
    {
        await using var scope = await _portal.InAsync(tenant);
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var list = await db.Set<ContactList>().SingleAsync(l => db.Set<Contact>().Any(c => c.Id == l.ContactId && c.Slug == slug));
        list.ConfirmedOn = _portal.Clock.TodayInOslo().PlusDays(-days);
        await scope.ServiceProvider.GetRequiredService<KunnskapsPortal.Kernel.Publishing.Publisher>().RaiseRevisionAsync(CancellationToken.None);
        await db.SaveChangesAsync();
    }

    private async Task<int> MailsAsync(string subject)
    {
        await using var here = await _portal.InAsync("innlandet");
        await using var there = await _portal.InAsync("ost-viken");
        return await CountAsync(here, subject) + await CountAsync(there, subject);
    }

    private static Task<int> CountAsync(AsyncServiceScope scope, string subject) =>
        scope.ServiceProvider.GetRequiredService<PortalDb>().Set<OutgoingMail>().CountAsync(m => m.Subject == subject);

    private async Task<int> OpenAsync()
    {
        await using var scope = await _portal.InAsync("innlandet");
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<WrongNumber>().CountAsync(r => r.ClosedAt == null);
    }

    private async Task<Guid> KeyOfAsync(string slug, string name)
    {
        await using var scope = await _portal.InAsync("innlandet");
        return (await PublishedAsync(scope, slug).SingleAsync(e => e.Name == name)).Key;
    }

    private async Task ForAsync(string slug, string name, FieldVisibility level)
    {
        await using var scope = await _portal.InAsync("innlandet");
        (await PublishedAsync(scope, slug).SingleAsync(e => e.Name == name)).DirectFor = level;
        await scope.ServiceProvider.GetRequiredService<KunnskapsPortal.Kernel.Publishing.Publisher>().RaiseRevisionAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<PortalDb>().SaveChangesAsync();
        _portal.Clock.MoveTo(_portal.Clock.GetCurrentInstant() + Duration.FromSeconds(2));
    }

    private static IQueryable<ContactListEntry> PublishedAsync(AsyncServiceScope scope, string slug)
    {
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        return db.Set<ContactListEntry>().Where(e => db.Set<ContactListVersion>().Any(v => v.Id == e.VersionId && v.Stage == ListStage.Published
            && db.Set<ContactList>().Any(l => l.Id == v.ListId && db.Set<Contact>().Any(c => c.Id == l.ContactId && c.Slug == slug))));
    }
}

public sealed class KeptListOnSqlite(OnSqlite fixture) : KeptListTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class KeptListOnPostgreSql(OnPostgreSql fixture) : KeptListTests(fixture), IClassFixture<OnPostgreSql>;
