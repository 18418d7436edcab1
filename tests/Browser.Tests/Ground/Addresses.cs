using Microsoft.Playwright;

namespace KunnskapsPortal.Browser.Tests.Ground;

/// <summary>A page to look at.</summary>
/// <param name="Path">The address.</param>
/// <param name="Person">The demo person who looks; null for one who is not signed in.</param>
internal sealed record Place(string Path, string? Person = null)
{
    public int Status { get; init; } = 200;

    /// <summary>Stands for its type: looked at in light and dark, wide and narrow.</summary>
    public bool IsType { get; init; }

    /// <summary>A form field to fill in wrongly and send, so that the page shows its error.</summary>
    public string? WrongField { get; init; }

    /// <summary>The title of the text at the desk whose number stands for <c>{item}</c> in the address.</summary>
    public string? Item { get; init; }

    /// <summary>What must be seen before the page is looked at.</summary>
    public string? Shows { get; init; }

    /// <summary>A button to press first, so that the page shows what it answers.</summary>
    public string? Press { get; init; }

    public async Task OpenAsync(IPage page)
    {
        var answer = await page.GotoAsync(Item is null ? Path : await FindAsync(page, Item));
        Assert.Equal(Status, answer!.Status);
        if (Press is not null)
            await page.ClickAsync(Press);
        if (Shows is not null)
            await page.WaitForSelectorAsync(Shows);
        if (WrongField is null)
            return;
        await page.FillAsync(WrongField, "x");
        await page.PressAsync(WrongField, "Enter");
        await page.WaitForSelectorAsync(".ds-error-summary, .ds-validation-message");
    }

    private async Task<string> FindAsync(IPage page, string title)
    {
        await page.GotoAsync($"/innlandet/redaksjon/innhold?q={Uri.EscapeDataString(title)}");
        var life = (await page.Locator("main table a").GetAttributeAsync("href"))!;
        return Path.Replace("{item}", life.Split('/')[^2], StringComparison.Ordinal);
    }
}

/// <summary>Every type of page and state that the portal shows.</summary>
internal static class Addresses
{
    public static readonly IReadOnlyDictionary<string, Place> All = new Dictionary<string, Place>
    {
        ["choose region"] = new("/") { IsType = true },
        ["front page"] = new("/innlandet/") { IsType = true },
        ["front page of a region in nynorsk"] = new("/innlandet/nn/"),
        ["front page of the national library"] = new("/nasjonal/"),
        ["articles"] = new("/innlandet/artikler") { IsType = true },
        ["article"] = new("/innlandet/artikler/funksjon-og-arbeidsevne") { IsType = true },
        ["article in nynorsk"] = new("/innlandet/nn/artikler/funksjon-og-arbeidsevne"),
        ["article for members"] = new("/innlandet/artikler/intern-rutine-bestilling", "fastlege2"),
        ["glossary"] = new("/innlandet/ordbok") { IsType = true },
        ["term"] = new("/innlandet/ordbok/l40") { IsType = true },
        ["timeline"] = new("/innlandet/sykefravarslopet") { IsType = true },
        ["rule of the timeline"] = new("/innlandet/sykefravarslopet/dialogmote-2") { IsType = true },
        ["kept for reading away from the net"] = new("/innlandet/frakoblet") { IsType = true },
        ["order"] = new("/innlandet/bestilling") { IsType = true },
        ["answer"] = new("/innlandet/svar") { IsType = true },
        ["answer in nynorsk"] = new("/innlandet/nn/svar"),
        ["fees"] = new("/innlandet/takster") { IsType = true },
        ["misunderstandings"] = new("/innlandet/misforstaelser") { IsType = true, Press = "details.kp-more > summary" },
        ["misunderstandings of a topic in nynorsk"] = new("/innlandet/nn/misforstaelser?tema=gradering"),
        ["tools"] = new("/innlandet/verktoy"),
        ["tool"] = new("/innlandet/verktoy/icit") { IsType = true },
        ["blank forms"] = new("/innlandet/skjemaer"),
        ["blank form"] = new("/innlandet/skjemaer/oppfolgingsplan") { IsType = true },
        ["blank form in nynorsk"] = new("/innlandet/nn/skjemaer/evaluering-smagruppe"),
        ["good practice"] = new("/innlandet/god-praksis"),
        ["kit of good practice"] = new("/innlandet/god-praksis/fredrikstad-smagrupper") { IsType = true },
        ["register of sources"] = new("/innlandet/kilder") { IsType = true },
        ["about the content"] = new("/nasjonal/om-innholdet") { IsType = true },
        ["meeting kits"] = new("/innlandet/motepakker"),
        ["meeting kit"] = new("/innlandet/motepakker/taushetsplikt") { IsType = true },
        ["cases"] = new("/innlandet/kasus?tema=samhandling"),
        ["case"] = new("/innlandet/kasus/bestilt-sykmelding") { IsType = true, Press = "details.kp-more > summary" },
        ["article with supplements"] = new("/agder/artikler/radgivende-lege"),
        ["page"] = new("/innlandet/side/om-portalen") { IsType = true },
        ["page in nynorsk by its bokmål name"] = new("/innlandet/nn/side/lege-og-behandlertelefonen"),
        ["accessibility statement"] = new("/tilgjengelighet"),
        ["privacy"] = new("/personvern"),
        ["measures"] = new("/innlandet/tiltak") { IsType = true },
        ["measures narrowed to nothing"] = new("/innlandet/tiltak?q=xyzzy"),
        ["measure"] = new("/innlandet/tiltak/gradert-sykmelding") { IsType = true },
        ["measures by facets"] = new("/innlandet/tiltak?behov=annen-jobb&fase=tidlig"),
        ["measures, two beside each other"] = new("/innlandet/tiltak/sammenlign?a=avklaring&b=mentor") { IsType = true },
        ["measure finder"] = new("/innlandet/tiltak/finn"),
        ["measure finder, answered"] = new("/innlandet/tiltak/finn?behov=annen-jobb&vis=svar") { IsType = true },
        ["measures here, to keep"] = new("/innlandet/tiltak/lokalt", "navkontor") { IsType = true },
        ["measure here, to keep, in nynorsk"] = new("/innlandet/nn/tiltak/avklaring/lokalt", "krol"),
        ["checklists"] = new("/innlandet/huskelister") { IsType = true },
        ["checklist"] = new("/innlandet/huskelister/l40") { IsType = true },
        ["checklist for a counsellor"] = new("/innlandet/huskelister/l40", "veileder"),
        ["courses"] = new("/innlandet/kurs") { IsType = true },
        ["course"] = new("/innlandet/kurs/todagerskurs") { IsType = true },
        ["course of modules"] = new("/innlandet/kurs/trygdemedisin-i-praksis") { IsType = true },
        ["module"] = new("/innlandet/moduler/tidslinjen"),
        ["lesson"] = new("/innlandet/leksjoner/m1-type-og-grad") { IsType = true, Press = "details.kp-answer > summary" },
        ["lesson in nynorsk dress"] = new("/innlandet/nn/leksjoner/m4-hele-lopet"),
        ["competence plan"] = new("/innlandet/kompetanseplan/radgivende-lege") { IsType = true },
        ["session, signed out"] = new(Stage.TwoDays) { IsType = true },
        ["session, may enrol"] = new(Stage.TwoDays, "fastlege2"),
        ["session, seat"] = new(Stage.TwoDays, Stage.EnrolledGp) { IsType = true },
        ["session, waiting list"] = new(Stage.Full, Stage.EnrolledGp) { IsType = true },
        ["session, full"] = new(Stage.Full, "fastlege2"),
        ["session, closed"] = new(Stage.Closed, "fastlege2") { IsType = true },
        ["session, not open"] = new("/innlandet/kurs/todagerskurs/host-2027", "fastlege2"),
        ["session, offer"] = new(Stage.Offer, Stage.EnrolledGp),
        ["session, arranger's link and programme"] = new(Stage.TwoDays, "rol"),
        ["apply for dates"] = new("/innlandet/kurs/todagerskurs/sok-plass", "fastlege2"),
        ["enrol colleagues"] = new(Stage.TwoDays + "/kolleger", "navkontor"),
        ["code at the door"] = new(Stage.TwoDays + "/oppmote", Stage.EnrolledGp) { WrongField = "#kode" },
        ["evaluation, not open"] = new(Stage.TwoDays + "/evaluering", Stage.EnrolledGp),
        ["arranged courses"] = new("/innlandet/arrangor", "rol"),
        ["participants"] = new("/innlandet/arrangor/fullt/en", "rol"),
        ["participant asked about"] = new("/innlandet/arrangor/fullt/en", "rol") { Press = "tbody a", Shows = "form[action*=MeldAv]" },
        ["tables"] = new("/innlandet/arrangor/todagerskurs/var-2027/bord", "rol") { IsType = true, Press = "form[action*=Forslag] button" },
        ["table signs"] = new("/innlandet/arrangor/todagerskurs/var-2027/bord/utskrift", "rol"),
        ["name badges"] = new("/innlandet/arrangor/todagerskurs/var-2027/navneskilt", "rol"),
        ["attendance, before it begins"] = new("/innlandet/arrangor/todagerskurs/var-2027/oppmote", "rol"),
        ["door code"] = new("/innlandet/arrangor/todagerskurs/var-2027/dorkode", "rol"),
        ["evaluation being made"] = new("/innlandet/arrangor/todagerskurs/var-2027/evaluering", "rol"),
        ["evaluation, too few answers"] = new("/innlandet/arrangor/todagerskurs/var-2027/evaluering/resultat", "rol"),
        ["certificates to issue"] = new("/innlandet/arrangor/todagerskurs/var-2027/bevis", "rol"),
        ["meeting links"] = new("/innlandet/arrangor/todagerskurs/var-2027/lenke", "rol"),
        ["programme committee"] = new("/innlandet/arrangor/todagerskurs/komite", "rol"),
        ["copy a course"] = new("/innlandet/arrangor/todagerskurs/kopier", "rol") { WrongField = "[name=adresse]" },
        ["overview of courses"] = new("/innlandet/arrangor/oversikt", "rol") { IsType = true },
        ["certificate that is none"] = new("/innlandet/bevis/finnes-ikke") { Status = 404 },
        ["account of points"] = new("/innlandet/min-side/poeng", "fastlege2") { IsType = true },
        ["account of points, to print"] = new("/innlandet/min-side/poeng/utskrift", "fastlege2"),
        ["rules of points in nynorsk"] = new("/innlandet/nn/poengregler"),
        ["lesson, signed in"] = new("/innlandet/leksjoner/m1-type-og-grad", "fastlege2") { IsType = true },
        ["lesson of another profession first"] = new("/innlandet/leksjoner/m1-type-og-grad?rolle=veileder"),
        ["module, signed in"] = new("/innlandet/moduler/tidslinjen", "fastlege2"),
        ["competence plan, own"] = new("/innlandet/kompetanseplan/radgivende-lege", "rol"),
        ["competence plan of a counsellor in nynorsk"] = new("/innlandet/nn/kompetanseplan/veileder"),
        ["competence in the region"] = new("/innlandet/kompetanse", "krol"),
        ["contacts"] = new("/innlandet/kontakt") { IsType = true },
        ["contacts of a municipality"] = new("/innlandet/kontakt?kommune=3405"),
        ["contacts of no municipality"] = new("/innlandet/kontakt?kommune=9999"),
        ["contact"] = new("/innlandet/kontakt/demo-radgivende-lege-1") { IsType = true },
        ["contact for a member"] = new("/innlandet/kontakt/demo-radgivende-lege-1", "fastlege2"),
        ["contacts of a GP office about one thing"] = new("/innlandet/kontakt?kommune=demo-legekontor-hamar&om=oppfolging"),
        ["contacts of a district in nynorsk"] = new("/oslo/nn/kontakt?kommune=030103"),
        ["contacts of a municipality that ended"] = new("/more-og-romsdal/kontakt?kommune=1507"),
        ["contact of a Nav office for its editor"] = new("/innlandet/kontakt/demo-legekontor-hamar", "navkontor"),
        ["contact list of an office"] = new("/innlandet/kontakt/demo-nav-kontor-hamar/liste") { IsType = true },
        ["contact list to print in nynorsk"] = new("/innlandet/nn/kontakt/demo-nav-kontor-hamar/liste/utskrift", "fastlege2"),
        ["contact lists"] = new("/innlandet/kontakt/lister", "krol"),
        ["contact list to keep"] = new("/innlandet/kontakt/lister/demo-nav-kontor-hamar", "navkontor") { IsType = true },
        ["contact list to import"] = new("/innlandet/kontakt/lister/demo-nav-kontor-hamar/importer", "navkontor") { IsType = true },
        ["contact list to confirm"] = new("/innlandet/kontakt/lister/demo-nav-kontor-hamar/bekreft", "navkontor"),
        ["contacts to keep"] = new("/innlandet/kontakt/rediger", "krol"),
        ["contact to correct, error"] = new("/innlandet/kontakt/demo-radgivende-lege-2/rediger", "krol") { IsType = true, WrongField = "#apent" },
        ["new GP office in nynorsk"] = new("/innlandet/nn/kontakt/rediger/ny?slag=gp-office", "krol"),
        ["own entry"] = new("/innlandet/kontakt/demo-radgivende-lege-1/rediger", "rol"),
        ["settings of the directory"] = new("/innlandet/admin/kontakter", "regionadmin") { WrongField = "#frisk" },
        ["search, nothing asked"] = new("/innlandet/sok"),
        ["search, hits"] = new("/innlandet/sok?q=L40") { IsType = true },
        ["search, no hits"] = new("/innlandet/sok?q=xyzzy") { IsType = true },
        ["search, refused"] = new("/innlandet/sok?q=13097248022"),
        ["calendar"] = new("/innlandet/kalender") { IsType = true },
        ["calendar, month"] = new("/innlandet/kalender?visning=maned&maned=2027-03") { IsType = true },
        ["calendar, month with today in nynorsk"] = new("/innlandet/nn/kalender?visning=maned"),
        ["calendar, narrowed"] = new("/innlandet/kalender?emne=samhandling&digitalt=ja"),
        ["calendar, mine"] = new("/innlandet/kalender?mine=ja", "fastlege2"),
        ["calendar addresses"] = new("/innlandet/kalender/abonnement", Stage.EnrolledGp) { IsType = true, Press = "details.kp-more summary" },
        ["calendar addresses, error"] = new("/innlandet/nn/kalender/abonnement", "fastlege2") { Press = "form.kp-form button", Shows = "#navn-feil" },
        ["sign in"] = new("/innlandet/konto/logg-inn"),
        ["sign in, error"] = new("/innlandet/konto/logg-inn") { IsType = true, WrongField = "#epost" },
        ["new account"] = new("/innlandet/konto/ny"),
        ["new account, error"] = new("/innlandet/konto/ny") { WrongField = "#epost" },
        ["signed out"] = new("/innlandet/konto/logg-ut"),
        ["sign out"] = new("/innlandet/konto/logg-ut", "fastlege2"),
        ["my page"] = new("/innlandet/min-side", Stage.EnrolledGp) { IsType = true },
        ["my page with nothing on it"] = new("/innlandet/min-side", "veileder"),
        ["my page in nynorsk"] = new("/innlandet/nn/min-side", Stage.EnrolledGp),
        ["profile"] = new("/innlandet/konto/profil", "fastlege2") { IsType = true },
        ["profile, error"] = new("/innlandet/konto/profil", "fastlege2") { WrongField = "#kommunenummer" },
        ["choices of mail"] = new("/innlandet/konto/varsler", "fastlege2") { IsType = true },
        ["choices of mail in nynorsk, stored"] = new("/innlandet/nn/konto/varsler", "fastlege2") { Press = ".kp-choices button", Shows = "[role=status]" },
        ["stop mail, unknown link"] = new("/innlandet/konto/avmeld/finnes-ikke") { IsType = true, Status = 404 },
        ["members"] = new("/innlandet/admin/medlemmer", "regionadmin") { IsType = true },
        ["administration"] = new("/innlandet/admin", "regionadmin"),
        ["invitations"] = new("/innlandet/admin/invitasjoner", "regionadmin") { IsType = true },
        ["settings"] = new("/innlandet/admin/innstillinger", "regionadmin") { IsType = true },
        ["audit log"] = new("/innlandet/admin/logg", "regionadmin") { IsType = true },
        ["audit log, error"] = new("/innlandet/nn/admin/logg?fra=i+gar", "regionadmin"),
        ["jobs"] = new("/innlandet/admin/jobber", "regionadmin") { IsType = true },
        ["jobs of the installation, in nynorsk"] = new("/nasjonal/nn/admin/jobber", "drift"),
        ["outbox"] = new("/innlandet/admin/utsending", "regionadmin") { IsType = true },
        ["outbox, stop all"] = new("/innlandet/nn/admin/utsending/stopp", "regionadmin"),
        ["regions"] = new("/nasjonal/admin/regioner", "drift") { IsType = true },
        ["desk, all content"] = new("/innlandet/redaksjon/innhold", "rol") { IsType = true },
        ["desk, new"] = new("/innlandet/redaksjon/ny", "rol") { IsType = true },
        ["desk, new, errors"] = new("/innlandet/redaksjon/ny", "rol") { Press = "main form button", Shows = "#slag-feil" },
        ["desk, editor, errors"] = new("/innlandet/redaksjon/tekst/{item}", "rol") { Item = DeskStage.Empty, Press = ".kp-desk-actions [value=send-inn]", Shows = ".kp-desk-text" },
        ["desk, editor"] = new("/innlandet/redaksjon/tekst/{item}", "rol") { IsType = true, Item = DeskStage.Draft, Shows = ".kp-desk-text" },
        ["desk, editor in nynorsk"] = new("/innlandet/nn/redaksjon/tekst/{item}", "rol") { Item = DeskStage.Draft, Shows = ".kp-desk-text" },
        ["desk, life"] = new("/innlandet/redaksjon/tekst/{item}/liv", "krol") { IsType = true, Item = DeskStage.Draft, Press = "details.kp-panel > summary" },
        ["desk, compare"] = new("/innlandet/redaksjon/tekst/{item}/sammenlign", "krol") { IsType = true, Item = DeskStage.Draft, Shows = "ins" },
        ["desk, merge"] = new("/innlandet/redaksjon/tekst/{item}/flett", "krol") { IsType = true, Item = DeskStage.Draft },
        ["desk, preview"] = new("/innlandet/redaksjon/tekst/{item}/vis", "rol") { IsType = true, Item = DeskStage.Draft },
        ["desk, media"] = new("/innlandet/redaksjon/media", "rol") { IsType = true },
        ["desk, media, error"] = new("/innlandet/redaksjon/media?q=finnes-ikke", "rol") { WrongField = "#alt" },
        ["desk, file"] = new("/innlandet/redaksjon/media", "rol") { IsType = true, Press = ".kp-desk-files a", Shows = "#altNynorsk" },
        ["desk, links"] = new("/innlandet/redaksjon/lenker", "rol") { IsType = true },
        ["desk, front page and menu"] = new("/innlandet/redaksjon/oppsett", "regionadmin") { IsType = true },
        ["look"] = new("/innlandet/admin/utseende", "regionadmin"),
        ["look, error"] = new("/innlandet/admin/utseende", "regionadmin") { IsType = true, WrongField = "#farge" },
        ["desk, board"] = new("/innlandet/redaksjon?vis=alt", "krol") { IsType = true },
        ["desk, mail"] = new("/innlandet/redaksjon/e-post", "krol") { IsType = true },
        ["desk, mail in nynorsk"] = new("/innlandet/nn/redaksjon/e-post", "krol"),
        ["desk, mail, preview"] = new("/innlandet/redaksjon/e-post/letter", "krol") { IsType = true, Press = "details.kp-panel > summary" },
        ["desk, supplements"] = new("/innlandet/redaksjon/tillegg", "rol") { IsType = true },
        ["desk, new supplement"] = new("/innlandet/redaksjon/tillegg/ny?til=measure:gradert-sykmelding", "rol") { IsType = true },
        ["desk, supplements of all regions"] = new("/nasjonal/redaksjon/regionenes-tillegg", "nasjonal") { IsType = true },
        ["desk, rule changes"] = new("/nasjonal/redaksjon/regelendringer?fra=2026-01-01&til=2026-12-31", "nasjonal") { IsType = true },
        ["desk, reports"] = new("/innlandet/redaksjon/meldinger", "krol"),
        ["desk, in and out"] = new("/innlandet/redaksjon/inn-og-ut", "regionadmin") { IsType = true },
        ["report an error"] = new("/innlandet/meld-feil?side=/kurs") { IsType = true },
        ["not for you"] = new("/innlandet/admin/medlemmer", "fastlege2") { Status = 403 },
        ["not found"] = new("/innlandet/finnes-ikke") { Status = 404, IsType = true },
        ["not found outside the regions"] = new("/finnes/ikke") { Status = 404 },
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static TheoryData<string> Types => [.. All.Where(place => place.Value.IsType).Select(place => place.Key)];
}
