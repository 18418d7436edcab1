using System.Net;
using System.Text.RegularExpressions;
using KunnskapsPortal.Courses.Attend;
using KunnskapsPortal.Courses.Certify;
using KunnskapsPortal.Courses.CountPoints;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Courses;

/// <summary>From the door to the points account: attendance by list and by code, certificates anyone can check, an account nobody else sees.</summary>
public abstract partial class AttendanceTests(PortalFixture fixture)
{
    private const string ListForm = "form.kp-att";
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task The_list_is_kept_from_the_start_on_by_the_arranger_alone_and_a_stale_form_changes_nothing()
    {
        var begin = await CourseAsync("liste", "fastlege20", "fastlege21", "fastlege22");
        using var arranger = await _portal.SignInAsync("krol");
        const string Address = "/innlandet/arrangor/liste/s1/oppmote";
        Assert.Contains("Oppmøtet kan føres fra møtet begynner", (await arranger.GetAsync(Address)).Text("main"), StringComparison.Ordinal);
        MoveTo(begin.PlusMinutes(5));
        using var gp = await _portal.SignInAsync("fastlege20");
        Assert.Equal(HttpStatusCode.Forbidden, (await gp.GetAsync(Address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await arranger.GetAsync("/agder/arrangor/liste/s1/oppmote")).Status);

        var page = await arranger.GetAsync(Address);
        var (first, second, third) = (await IdAsync("fastlege20"), await IdAsync("fastlege21"), await IdAsync("fastlege22"));
        var wrong = await arranger.SubmitAsync(page, ListForm, ($"m-{first:N}", "Present"), ($"m-{second:N}", "Partly"), ($"min-{second:N}", "999"));
        Assert.Equal((HttpStatusCode)422, wrong.Status);
        Assert.Equal("Skriv hvor mange minutter personen var der, fra 1 til 179.", wrong.Text(".kp-att .ds-validation-message"));
        Assert.Equal("999", wrong.Page.QuerySelector($"#min-{second:N}")!.GetAttribute("value"));
        Assert.True(wrong.Page.QuerySelector($"input[name='m-{first:N}'][value=Present]")!.HasAttribute("checked"));
        Assert.Empty(await MarksAsync("liste"));

        Assert.Equal(HttpStatusCode.Redirect, (await arranger.SubmitAsync(wrong, ListForm, ($"min-{second:N}", "90"))).Status);
        var stale = await arranger.SubmitAsync(page, ListForm, ($"m-{first:N}", "Absent"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Noen har ført oppmøte etter at du åpnet siden", stale.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await arranger.SubmitAsync(stale, ListForm, ("alle", "ja"))).Status);
        var marks = await MarksAsync("liste");
        Assert.Equal(["Absent 0", "Partly 90", "Present 0"], new[] { first, second, third }.Select(id => marks.Single(m => m.PersonId == id)).Select(m => $"{m.Mark} {m.Minutes}"));
    }

    [Fact]
    public async Task The_code_at_the_door_takes_those_with_a_seat_while_it_holds_and_stops_those_who_guess()
    {
        var begin = await CourseAsync("dor", "fastlege23", "fastlege24");
        using var arranger = await _portal.SignInAsync("krol");
        var door = await arranger.GetAsync("/innlandet/arrangor/dor/s1/dorkode");
        var made = await arranger.SubmitAsync(door, "form[action*=dorkode]");
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        var code = (await arranger.GetAsync(made.Location)).Text(".kp-doorcode-code")[^6..];

        using var gp = await _portal.SignInAsync("fastlege23");
        using var stranger = await _portal.SignInAsync("fastlege25");
        Assert.Equal((HttpStatusCode)422, (await EnterAsync(gp, code)).Status);
        MoveTo(begin.PlusMinutes(-20));
        Assert.Equal("Du har ikke plass på denne samlingen, så oppmøtet kan ikke registreres. Snakk med arrangøren.", (await EnterAsync(stranger, code)).Text("#kode-feil"));
        Assert.Contains("utfall=registrert", (await EnterAsync(gp, code.ToLowerInvariant())).Location, StringComparison.Ordinal);
        Assert.Contains("utfall=alt", (await EnterAsync(gp, code)).Location, StringComparison.Ordinal);

        using var guesser = await _portal.SignInAsync("fastlege24");
        for (var i = 0; i < 5; i++)
            Assert.Equal("Koden stemmer ikke, eller den gjelder ikke nå. Se på skjermen, og prøv igjen.", (await EnterAsync(guesser, "AAAAAA")).Text("#kode-feil"));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await EnterAsync(guesser, code)).Status);
        MoveTo(begin.PlusMinutes(5));
        Assert.Contains("utfall=registrert", (await EnterAsync(guesser, code)).Location, StringComparison.Ordinal);
        Assert.Equal(2, (await MarksAsync("dor")).Count);
    }

    [Fact]
    public async Task A_certificate_goes_to_those_who_were_there_and_anyone_with_its_address_sees_what_it_says()
    {
        var begin = await CourseAsync("bevis", "fastlege26", "fastlege27", "fastlege28");
        var code = await CertifyAsync("bevis", begin, "fastlege26", "fastlege28");
        var other = await CodeAsync("fastlege28");
        Assert.Null(await CodeAsync("fastlege27"));
        using var anyone = _portal.Visit();
        foreach (var tenant in new[] { "innlandet", "agder" })
        {
            var page = await anyone.GetAsync($"/{tenant}/bevis/{code}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal((await NameAsync("fastlege26"), "Prøvekurs bevis"), (page.Text("#bevis-navn"), page.Text(".kp-certificate-who h2")));
            Assert.Equal("Gyldig", page.Text(".kp-state strong"));
            Assert.Null(page.Page.QuerySelector(".kp-withdrawn"));
            Assert.Contains("3 timer", page.Text(".kp-certificate .kp-facts"), StringComparison.Ordinal);
            Assert.Contains("Ikke godkjent: gir ingen poeng.", page.Text(".kp-certificate-words"), StringComparison.Ordinal);
            Assert.DoesNotContain(await NameAsync("fastlege28"), page.Texts(".kp-certificate *"));
            Assert.Contains("noindex", page.Message.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
            Assert.Contains("no-store", page.Message.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }

        // The name part of one and the secret part of the other is a code of nobody.
        foreach (var unknown in new[] { code![..22] + other![22..], "finnes-ikke", new string('A', 43) })
        {
            var page = await anyone.GetAsync($"/innlandet/bevis/{unknown}");
            Assert.Equal((HttpStatusCode.NotFound, "Vi finner ikke noe kursbevis her"), (page.Status, page.Text("h1")));
        }

        await _portal.Services.GetRequiredService<JobWorker>().RunDueAsync(CancellationToken.None);
        Assert.Equal(["fastlege26@demo.example", "fastlege28@demo.example"], await MailedAsync("Du har fått kursbevis: Prøvekurs bevis"));
    }

    [Fact]
    public async Task A_withdrawn_certificate_says_so_stays_withdrawn_when_all_are_issued_and_its_reason_passes_the_guard()
    {
        var begin = await CourseAsync("trekk", "fastlege29");
        var code = await CertifyAsync("trekk", begin, "fastlege29");
        using var arranger = await _portal.SignInAsync("krol");
        const string Address = "/innlandet/arrangor/trekk/s1/bevis";
        const string Withdraw = "form[action*=TrekkTilbake]";
        var stopped = await arranger.SubmitAsync(await arranger.GetAsync(Address), Withdraw, ("grunn", "Gjelder 01010750160"));
        Assert.Equal((HttpStatusCode)422, stopped.Status);
        Assert.DoesNotContain("01010750160", stopped.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await arranger.SubmitAsync(await arranger.GetAsync(Address), Withdraw, ("grunn", "Ført på feil person"))).Status);
        using var anyone = _portal.Visit();
        var page = await anyone.GetAsync($"/innlandet/bevis/{code}");
        Assert.StartsWith("Trukket tilbake", page.Text(".kp-state strong"), StringComparison.Ordinal);
        Assert.Equal("Prøvekurs trekk", page.Text(".kp-certificate.kp-withdrawn h2"));
        Assert.DoesNotContain("feil person", page.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync($"/innlandet/bevis/{code}.pdf")).Status);
        Assert.Null((await arranger.GetAsync(Address)).Page.QuerySelector("#utsted ~ form"));
        using var gp = await _portal.SignInAsync("fastlege29");
        Assert.Contains("Kursbeviset er trukket tilbake.", (await gp.GetAsync("/agder/min-side/poeng")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_points_account_belongs_to_its_person_alone()
    {
        using var gp = await _portal.SignInAsync("fastlege30");
        using var visitor = _portal.Visit();
        const string Address = "/innlandet/min-side/poeng";
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync(Address)).Status);
        var backwards = await gp.SubmitAsync(await gp.GetAsync(Address), "form[action*=Periode]", ("fra", "2029-01-01"), ("til", "2025-01-01"));
        Assert.Equal("Siste dag må være etter første dag.", backwards.Text("#til-feil"));
        Assert.Equal("2029-01-01", backwards.Page.QuerySelector("#fra")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await gp.SubmitAsync(backwards, "form[action*=Periode]", ("fra", "2025-01-01"), ("til", "2029-12-31"))).Status);

        var stopped = await gp.SubmitAsync(await gp.GetAsync(Address), "form[action*=Ny]", ("dato", "2026-02-02"), ("tittel", "Eget kurs"), ("arrangor", "A"), ("poeng", "7,5"), ("notat", "01010750160"));
        Assert.Equal((HttpStatusCode)422, stopped.Status);
        Assert.DoesNotContain("01010750160", stopped.Body, StringComparison.Ordinal);
        Assert.Equal("Eget kurs", stopped.Page.QuerySelector("#tittel")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await gp.SubmitAsync(stopped, "form[action*=Ny]", ("kategori", "kurs"), ("notat", "Et ærlig notat"))).Status);

        // From every tenant, with verdict and reason; the note is there, and in no export.
        var page = await gp.GetAsync("/agder/min-side/poeng");
        Assert.Contains("Perioden din er 1. januar 2025 til 31. desember 2029.", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal(("Eget kurs", "Uavklart"), (page.Text(".kp-list h3"), page.Text(".kp-list .ds-tag")));
        Assert.Equal("Et ærlig notat", page.Text(".kp-list textarea"));
        var csv = await gp.GetAsync(Address + ".csv");
        Assert.Contains("Eget kurs", csv.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("ærlig", csv.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("ærlig", (await gp.GetAsync(Address + "/utskrift")).Body, StringComparison.Ordinal);

        using var other = await _portal.SignInAsync("krol");
        Assert.Empty((await other.GetAsync(Address)).Texts(".kp-list h3"));
        var id = page.Page.QuerySelector("form[action*=Fjern] input[name=id]")!.GetAttribute("value")!;
        var form = await other.GetAsync(Address);
        Assert.Equal(HttpStatusCode.NotFound, (await other.SubmitToAsync(form, "form[action*=Periode]", Address + "?handler=Fjern", ("id", id))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.SubmitToAsync(form, "form[action*=Periode]", Address + "?handler=Notat", ("id", id), ("tekst", "x"))).Status);

        // Behind the wall of the database too: the rows are there for their person, and for nobody else.
        Assert.Equal((1, 1, 1), await RowsAsync("fastlege30"));
        Assert.Equal((0, 0, 0), await RowsAsync("krol"));
    }

    [Fact]
    [Trait("Category", "Browser")]
    public async Task The_pdf_of_a_certificate_is_a_document_with_the_name_and_the_address_in_it()
    {
        Assert.NotNull(KunnskapsPortal.Kernel.Printing.PdfPrinter.Chromium);
        var begin = await CourseAsync("pdf", "fastlege31");
        var code = await CertifyAsync("pdf", begin, "fastlege31");
        using var anyone = _portal.Visit();
        Assert.Contains("PDF-filen lages nå", (await anyone.GetAsync($"/innlandet/bevis/{code}")).Text("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync($"/innlandet/bevis/{code}.pdf")).Status);
        await _portal.Services.GetRequiredService<JobWorker>().RunDueAsync(CancellationToken.None);
        Assert.NotNull((await anyone.GetAsync($"/agder/bevis/{code}")).Page.QuerySelector("a[href$='.pdf']"));
        using var http = new HttpClient { BaseAddress = _portal.Address };
        var pdf = await http.GetByteArrayAsync($"/innlandet/bevis/{code}.pdf");
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
        // Tags for screen readers, and the title, stand uncompressed in what Chromium makes.
        var raw = System.Text.Encoding.Latin1.GetString(pdf);
        Assert.Contains("/MarkInfo", raw, StringComparison.Ordinal);
        Assert.Contains("/Lang", raw, StringComparison.Ordinal);
        Assert.Single(PageObjects().Matches(raw));
        if (await PdfText.OfAsync(pdf) is { } text)
        {
            Assert.Contains(await NameAsync("fastlege31"), text, StringComparison.Ordinal);
            Assert.Contains("Prøvekurs pdf", text, StringComparison.Ordinal);
            Assert.Contains(code!, text.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PageObjects();

    private async Task<LocalDateTime> CourseAsync(string key, params string[] people)
    {
        var now = _portal.Clock.NowInOslo();
        var begin = now.Date.PlusDays(1).At(new LocalTime(9, 0));
        await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text(key, 20, closes: begin.PlusHours(-1), starts: begin));
        foreach (var name in people)
        {
            using var visitor = await _portal.SignInAsync(name);
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.SubmitAsync(await visitor.GetAsync($"/innlandet/kurs/{key}/s1"), "#pamelding form[action*=MeldPa]")).Status);
        }

        return begin;
    }

    /// <summary>Writes these as present, closes the list and issues; gives the code of the first.</summary>
    private async Task<string?> CertifyAsync(string course, LocalDateTime begin, params string[] present)
    {
        MoveTo(begin.PlusHours(4));
        using var arranger = await _portal.SignInAsync("krol");
        var root = $"/innlandet/arrangor/{course}/s1";
        var marks = new List<(string, string)>();
        foreach (var name in present)
            marks.Add(($"m-{await IdAsync(name):N}", "Present"));
        await arranger.SubmitAsync(await arranger.GetAsync(root + "/oppmote"), ListForm, [.. marks]);
        Assert.Null((await arranger.GetAsync(root + "/bevis")).Page.QuerySelector("form[action*=Utsted]"));
        Assert.Contains("utfall=lukket", (await arranger.SubmitAsync(await arranger.GetAsync(root + "/oppmote"), "form[action*=Lukk]", ("andel", "80"))).Location, StringComparison.Ordinal);
        Assert.Contains("utfall=utstedt", (await arranger.SubmitAsync(await arranger.GetAsync(root + "/bevis"), "form[action*=Utsted]")).Location, StringComparison.Ordinal);
        return await CodeAsync(present[0]);
    }

    private static async Task<Answer> EnterAsync(Visitor visitor, string code) =>
        await visitor.SubmitAsync(await visitor.GetAsync("/innlandet/kurs/dor/s1/oppmote"), "form:has(#kode)", ("kode", code));

    private void MoveTo(LocalDateTime time) => _portal.Clock.MoveTo(time.ToInstantInOslo());

    private Task<Guid> IdAsync(string name) => InAsync(db => db.Set<Account>().Where(a => a.Email == name + "@demo.example").Select(a => a.Id).SingleAsync());

    private Task<string> NameAsync(string name) => InAsync(db => db.Set<Account>().Where(a => a.Email == name + "@demo.example").Select(a => a.DisplayName).SingleAsync());

    private Task<List<MeetingAttendance>> MarksAsync(string course) => InAsync(db =>
        db.Set<MeetingAttendance>().AsNoTracking().Where(a => db.Set<KunnskapsPortal.Courses.Data.CourseSession>().Any(s => s.Id == a.SessionId && s.CourseKey == course)).ToListAsync());

    private async Task<string?> CodeAsync(string name)
    {
        var person = await IdAsync(name);
        return await InAsync(db => db.Set<Certificate>().Where(c => c.PersonId == person).Select(c => c.Code).SingleOrDefaultAsync());
    }

    private Task<List<string>> MailedAsync(string subject) =>
        InAsync(db => db.Set<OutgoingMail>().Where(m => m.Subject == subject).OrderBy(m => m.Address).Select(m => m.Address).ToListAsync());

    private async Task<(int, int, int)> RowsAsync(string name)
    {
        var person = await IdAsync(name);
        await using var scope = await _portal.InAsync("innlandet");
        scope.ServiceProvider.GetRequiredService<TenantContext>().SignIn(person);
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        return (await db.Set<PointsPeriod>().CountAsync(), await db.Set<PointsEntry>().CountAsync(), await db.Set<PointsNote>().CountAsync());
    }

    private async Task<T> InAsync<T>(Func<PortalDb, Task<T>> read)
    {
        await using var scope = await _portal.InAsync("innlandet");
        return await read(scope.ServiceProvider.GetRequiredService<PortalDb>());
    }
}

/// <summary>The words of a PDF by pdftotext; null where this machine has none.</summary>
internal static class PdfText
{
    private const string Program = "/usr/bin/pdftotext";

    public static async Task<string?> OfAsync(byte[] pdf)
    {
        if (!File.Exists(Program))
            return null;
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(Program, [file, "-"]) { RedirectStandardOutput = true })!;
            return await process.StandardOutput.ReadToEndAsync();
        }
        finally
        {
            File.Delete(file);
        }
    }
}

public sealed class AttendanceOnSqlite(OnSqlite fixture) : AttendanceTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class AttendanceOnPostgreSql(OnPostgreSql fixture) : AttendanceTests(fixture), IClassFixture<OnPostgreSql>;
