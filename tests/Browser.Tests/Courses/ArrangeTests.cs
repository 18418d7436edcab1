using System.Net;
using KunnskapsPortal.Browser.Tests.Ground;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;

namespace KunnskapsPortal.Browser.Tests.Courses;

/// <summary>
/// A two-day course from a copy of last year's: published, filled, moved up, seated, attended, evaluated and certified. On a
/// portal of its own, since months pass.
/// </summary>
[Trait("Category", "Browser")]
[Collection(Browsing.Collection)]
public sealed class ArrangeTests(Browsing browsing)
{
    private const string Course = "todagerskurs-to";
    private const string Session = $"/innlandet/kurs/{Course}/var-2027";
    private const string Root = $"/innlandet/arrangor/{Course}/var-2027";
    private const string Enrol = "#pamelding form[action*=MeldPa]";
    private const string Cancel = "#pamelding form[action*=MeldAv]";
    private const int Seats = 10;

    [Fact]
    public async Task A_two_day_course_goes_from_a_copy_to_certificates_that_anyone_can_check()
    {
        await using var portal = await TestPortal.StartAsync(DatabaseKind.Sqlite);
        await using var context = await browsing.OpenAsync();
        var page = await context.NewPageAsync();
        string Of(string path) => new Uri(portal.Address, path).ToString();
        await page.GotoAsync(Of("/innlandet/konto/logg-inn"));
        await page.FillAsync("#epost", "krol@demo.example");
        await page.FillAsync("#passord", "Demo-passord-1");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/min-side");

        // From a copy, a week earlier, with ten seats.
        await page.GotoAsync(Of("/innlandet/arrangor/todagerskurs/kopier"));
        await page.FillAsync("[name=adresse]", Course);
        await page.Locator("input[type=date]").Nth(0).FillAsync("2027-03-04");
        await page.Locator("input[type=date]").Nth(1).FillAsync("2027-10-07");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lag utkastet" }).ClickAsync();
        await page.WaitForURLAsync("**/redaksjon/tekst/*");
        var life = new Uri(page.Url).AbsolutePath + "/liv";
        await page.EvaluateAsync("seats => { document.querySelector('input[name*=\"seats\"]').value = seats; }", $"{Seats}");
        await page.EvaluateAsync("() => document.querySelector('button[name=handling][value=lagre]:not([tabindex])').click()");
        await page.WaitForTimeoutAsync(1500);
        await page.GotoAsync(Of(life));
        await page.Locator("[name=steg][value=Publish]").ClickAsync();
        await Seen(page.GetByRole(AriaRole.Link, new() { Name = "Se den publiserte siden" }));

        // Filled: ten get a seat, three wait; one gives up, and the first in line moves up.
        string[] people = ["veileder", "navkontor", "kommuneoverlege", .. Enumerable.Range(50, 10).Select(n => $"fastlege{n}")];
        var visitors = new Dictionary<string, Visitor>();
        foreach (var name in people)
        {
            visitors[name] = await portal.SignInAsync(name);
            Assert.Equal(HttpStatusCode.Redirect, (await visitors[name].SubmitAsync(await visitors[name].GetAsync(Session), Enrol)).Status);
        }

        await page.GotoAsync(Of(Root));
        await Seen(page.GetByText($"{Seats} har plass, 0 har tilbud, 3 venter. Det er {Seats} plasser."));
        await visitors["fastlege50"].SubmitAsync(await visitors["fastlege50"].GetAsync(Session), Cancel);
        Assert.Equal("Du har plass", (await visitors["fastlege57"].GetAsync(Session)).Text("#pamelding strong"));

        // Seated at tables, and on paper.
        await page.GotoAsync(Of(Root + "/bord"));
        await page.FillAsync("#bordstorrelse", "5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lag forslag" }).ClickAsync();
        await Seen(page.GetByText("Forslaget er laget"));
        await page.GotoAsync(Of(Root + "/navneskilt"));
        await Seen(page.GetByText("Demo fastlege 57"));

        // There on both days, but for one who never came.
        foreach (var day in new[] { 1, 2 })
        {
            portal.Clock.MoveTo(new LocalDateTime(2027, 3, 3 + day, 10, 0).ToInstantInOslo());
            await page.GotoAsync(Of($"{Root}/oppmote?mote=var-2027-dag-{day}"));
            await page.Locator("li:has(legend:has-text('Demo fastlege 51')) label:has-text('Ikke til stede') input").CheckAsync();
            await page.Locator("button[name=alle]").ClickAsync();
            await Seen(page.GetByText("Oppmøtet er lagret."));
        }

        // The evaluation opened with the last meeting.
        await page.GotoAsync(Of(Root + "/evaluering"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Legg til standardspørsmålene" }).ClickAsync();
        foreach (var name in people.Where(name => name is not ("fastlege50" or "fastlege51" or "fastlege58" or "fastlege59")).Take(6))
            await EvaluateAsync(visitors[name]);
        await page.GotoAsync(Of(Root + "/evaluering/resultat"));
        await Seen(page.GetByText("6 har svart", new() { Exact = false }));

        // Certificates for those who were there, to be checked by anyone.
        portal.Clock.MoveTo(new LocalDateTime(2027, 3, 5, 16, 0).ToInstantInOslo());
        await page.GotoAsync(Of(Root + "/oppmote"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Lukk listen" }).ClickAsync();
        await page.GotoAsync(Of(Root + "/bevis"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Utsted til alle som fyller kravet" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody a[href*='/bevis/']")).ToHaveCountAsync(Seats - 1);
        var code = (await page.Locator("tbody tr:has-text('Demo fastlege 52') a[href*='/bevis/']").GetAttributeAsync("href"))!;
        await portal.Services.GetRequiredService<JobWorker>().RunDueAsync(CancellationToken.None);
        using var anyone = portal.Visit();
        var certificate = await anyone.GetAsync(code);
        Assert.Contains("Demo fastlege 52", certificate.Body, StringComparison.Ordinal);
        var pdf = await anyone.GetAsync(code + ".pdf");
        Assert.StartsWith("%PDF", pdf.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync(code[..^3] + "xyz")).Status);
        foreach (var visitor in visitors.Values)
            visitor.Dispose();
    }

    /// <summary>Answers every question with what stands first.</summary>
    private static async Task EvaluateAsync(Visitor visitor)
    {
        var form = await visitor.GetAsync(Session + "/evaluering");
        var fields = form.Page.QuerySelectorAll("form.kp-evaluation input[type=radio], form.kp-evaluation input[type=checkbox]")
            .GroupBy(input => input.GetAttribute("name")!).Select(question => (question.Key, question.First().GetAttribute("value")!)).ToArray();
        var answer = await visitor.SubmitAsync(form, "form.kp-evaluation", fields);
        Assert.True(answer.Status is HttpStatusCode.Redirect or HttpStatusCode.OK, answer.Text(".ds-error-summary"));
    }

    private static Task Seen(ILocator what) => Assertions.Expect(what.First).ToBeVisibleAsync();
}
