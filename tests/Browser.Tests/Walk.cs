using System.Text.RegularExpressions;
using KunnskapsPortal.Browser.Tests.Ground;
using Microsoft.Playwright;

namespace KunnskapsPortal.Browser.Tests;

/// <summary>What a GP does on a first visit, from a question to a seat on a course and back.</summary>
internal sealed partial class Walk(IPage page, Hands hands, Tongue tongue)
{
    public async Task GoAsync(string gp)
    {
        await page.GotoAsync($"{tongue.Root}/");
        await ArrivedAsync("/");
        await FindChecklistAsync();
        await FindPhysicianAsync();
        await SignInAsync(gp);
        await EnrolAsync();
        await DownloadAsync();
        await SeeAndCancelAsync();
    }

    private async Task FindChecklistAsync()
    {
        await hands.TypeAsync(page.Locator("#q"), "L40");
        await page.Keyboard.PressAsync("Enter");
        await ArrivedAsync("/sok?q=L40");
        var hits = page.Locator("main ol.kp-list > li");
        var first = new List<string?>();
        for (var i = 0; i < 3; i++)
            first.Add(await hits.Nth(i).GetByRole(AriaRole.Link).GetAttributeAsync("href"));
        Assert.Contains($"{tongue.Root}/huskelister/l40", first);
        Assert.Contains($"{tongue.Root}/ordbok/l40", first);

        await hands.PressAsync(page.Locator("main a[href$='/huskelister/l40']"));
        await ArrivedAsync("/huskelister/l40");
        await SeenAsync(page.GetByRole(AriaRole.Heading, new() { Name = tongue.GpSide, Exact = true }));
        await SeenAsync(page.GetByRole(AriaRole.Heading, new() { Name = tongue.NavSide, Exact = true }));
    }

    private async Task FindPhysicianAsync()
    {
        await hands.PressAsync(page.Locator("header nav a[href$='/kontakt']"));
        await ArrivedAsync("/kontakt");
        await hands.ChooseAsync(page.Locator("#kommune"), "Lillehammer");
        await hands.PressAsync(page.Locator("form:has(#kommune) button"));
        await ArrivedAsync("/kontakt?kommune=3405&om=");
        var found = page.Locator("section:has(> #hos-deg)");
        await SeenAsync(found.GetByRole(AriaRole.Heading, new() { Name = tongue.CallFor, Exact = true }));
        await SeenAsync(found.GetByText(tongue.Physician, new() { Exact = false }).First);
        await SeenAsync(found.Locator("a[href^='tel:']").First);
    }

    private async Task SignInAsync(string gp)
    {
        await hands.PressAsync(page.Locator("header a[href$='/konto/logg-inn']"));
        await ArrivedAsync("/konto/logg-inn");
        await hands.TypeAsync(page.Locator("#epost"), $"{gp}@demo.example");
        await hands.TypeAsync(page.Locator("#passord"), "Demo-passord-1");
        await page.Keyboard.PressAsync("Enter");
        await ArrivedAsync("/min-side");
    }

    private async Task EnrolAsync()
    {
        await hands.PressAsync(page.Locator("header nav a[href$='/kurs']"));
        await ArrivedAsync("/kurs");
        await hands.PressAsync(page.Locator("main a[href$='/kurs/todagerskurs/var-2027']"));
        await ArrivedAsync("/kurs/todagerskurs/var-2027");
        await hands.PressAsync(page.Locator("#pamelding").GetByRole(AriaRole.Button, new() { Name = tongue.Enrol, Exact = true }));
        await ArrivedAsync("/kurs/todagerskurs/var-2027#pamelding");
        await SeenAsync(page.Locator("#pamelding").GetByText(tongue.Seat, new() { Exact = true }));
    }

    private async Task DownloadAsync()
    {
        var download = await page.RunAndWaitForDownloadAsync(() => hands.PressAsync(page.Locator("main a[href$='/var-2027.ics']")));
        Assert.Equal("var-2027.ics", download.SuggestedFilename);
        await using var stream = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(stream);
        Assert.Equal(2, Meetings().Count(await reader.ReadToEndAsync()));
    }

    private async Task SeeAndCancelAsync()
    {
        await hands.PressAsync(page.Locator("header a[href$='/min-side']"));
        await ArrivedAsync("/min-side");
        var row = page.Locator("main .kp-rows > li").Filter(new() { Has = page.Locator("a[href$='/kurs/todagerskurs/var-2027']") });
        await SeenAsync(row.GetByText(tongue.Seat, new() { Exact = true }));
        await hands.PressAsync(row.GetByRole(AriaRole.Link));
        await ArrivedAsync("/kurs/todagerskurs/var-2027");
        await hands.PressAsync(page.Locator("#pamelding summary"));
        await hands.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = tongue.Cancel, Exact = true }));
        await ArrivedAsync("/kurs/todagerskurs/var-2027#pamelding");
        await SeenAsync(page.Locator("#pamelding").GetByRole(AriaRole.Button, new() { Name = tongue.Enrol, Exact = true }));
        await page.GotoAsync($"{tongue.Root}/min-side");
        // It is open again, and the person's no more.
        await Assertions.Expect(page.Locator("section[aria-labelledby='mine-kurs'] a[href*='/todagerskurs/']")).ToHaveCountAsync(0);
    }

    /// <summary>The page is the expected one, in the walker's own language, with one h1 and a title.</summary>
    private async Task ArrivedAsync(string path)
    {
        await page.WaitForURLAsync(url => new Uri(url) is var at && at.PathAndQuery + at.Fragment == tongue.Root + path);
        Assert.Equal(tongue.Lang, await page.Locator("html").GetAttributeAsync("lang"));
        await Assertions.Expect(page.Locator("h1")).ToHaveCountAsync(1);
        Assert.NotEmpty(await page.TitleAsync());
    }

    private static async Task SeenAsync(ILocator what) => await Assertions.Expect(what).ToBeVisibleAsync();

    [GeneratedRegex("^BEGIN:VEVENT\r?$", RegexOptions.Multiline)]
    private static partial Regex Meetings();
}

/// <summary>The words the walker looks for.</summary>
internal sealed record Tongue(string Root, string Lang, string GpSide, string NavSide, string CallFor, string Physician, string Enrol, string Seat, string Cancel)
{
    public static readonly Tongue Bokmal = new("/innlandet", "nb", "Fastlegen", "Nav-veilederen", "Ring disse for Lillehammer", "Rådgivende lege", "Meld meg på", "Du har plass", "Ja, meld avbud");

    public static readonly Tongue Nynorsk = new("/innlandet/nn", "nn", "Fastlegen", "Nav-rettleiaren", "Ring desse for Lillehammer", "Rådgivande lege", "Meld meg på", "Du har plass", "Ja, meld avbod");
}
