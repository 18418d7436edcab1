using System.Collections.Concurrent;
using KunnskapsPortal.Browser.Tests.Ground;
using Microsoft.Playwright;

namespace KunnskapsPortal.Browser.Tests.Checklists;

/// <summary>The two composers: quick, and nothing of what is written there leaves the window.</summary>
[Trait("Category", "Browser")]
[Collection(Browsing.Collection)]
public sealed class ComposerTests(Browsing browsing)
{
    private const string Order = "/innlandet/bestilling";
    private const string Answer = "/innlandet/svar";
    private const string Everyday = "#felt-hverdag";
    private const string Told = "Orker én butikktur, så må hun hvile.";

    /// <summary>Ways to send from a page, each to an address of its own; the form last, for it leaves the page.</summary>
    private const string SendEverything = """
        async to => {
          const attempt = async action => { try { await action(); } catch { } };
          await attempt(() => fetch(`${to}/fetch`, { mode: 'no-cors' }));
          await attempt(() => { const r = new XMLHttpRequest(); r.open('GET', `${to}/xhr`); r.send(); });
          await attempt(() => navigator.sendBeacon(`${to}/beacon`, 'x'));
          await attempt(() => new WebSocket(`${to.replace('http', 'ws')}/socket`));
          await attempt(() => new EventSource(`${to}/events`));
          await attempt(() => new Promise(done => { const i = new Image(); i.onload = i.onerror = done; i.src = `${to}/image`; setTimeout(done, 3000); }));
          await attempt(() => { const f = document.createElement('iframe'); f.src = `${to}/frame`; document.body.append(f); });
          await new Promise(done => setTimeout(done, 500));
          const form = Object.assign(document.createElement('form'), { action: `${to}/form`, method: 'post' });
          document.body.append(form);
          form.submit();
        }
        """;

    private static readonly string[] Ways = ["/beacon", "/events", "/fetch", "/form", "/frame", "/image", "/socket", "/xhr"];

    [Theory]
    [InlineData("Bestill opplysninger fra legen", "#valg-dialogmote-2", "28 ukers sykmelding?")]
    [InlineData("Bestill opplysninger fra legen", "#valg-aap", "L40, hele legeerklæringen")]
    public async Task From_the_front_page_to_a_copied_order_are_three_choices_on_a_phone(string link, string decision, string says)
    {
        await using var context = await browsing.OpenAsync(width: 390);
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/innlandet/");
        var choices = 0;
        await ChooseAsync(page.GetByRole(AriaRole.Link, new() { Name = link }));
        await ChooseAsync(page.Locator(decision));
        await ChooseAsync(page.GetByRole(AriaRole.Button, new() { Name = "Kopier" }));
        await Assertions.Expect(page.Locator("[data-status]")).ToContainTextAsync("Kopiert");
        var copied = await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        foreach (var part in new[] { says, "Formål: Nav skal", "Hjemmel: Folketrygdloven § 21-4 andre ledd", "Klage: Du kan klage", "Uten ugrunnet opphold" })
            Assert.Contains(part, copied, StringComparison.Ordinal);
        Assert.Equal(decision == "#valg-aap", copied.Contains("tre uker og", StringComparison.Ordinal));
        Assert.Equal(3, choices);

        async Task ChooseAsync(ILocator control)
        {
            await control.ClickAsync();
            choices++;
        }
    }

    [Fact]
    public async Task Facts_alone_fit_in_a_message_and_what_the_person_chooses_stands()
    {
        await using var context = await browsing.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(Order);
        await page.CheckAsync("#valg-dialogmote-2");
        await Assertions.Expect(page.Locator("#skjema-l8")).ToBeCheckedAsync();
        await page.UncheckAsync("#dialogmote-2-delta");
        await page.UncheckAsync("#dialogmote-2-friskmeldt-28");
        await page.CheckAsync("#dialogmote-2-mote-tid");
        await Assertions.Expect(page.Locator("#skjema-melding")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator(".kp-composed pre")).ToContainTextAsync("§ 21-4 første ledd");
        await page.CheckAsync("#skjema-l8");
        await page.CheckAsync("#dialogmote-2-innlagt");
        await Assertions.Expect(page.Locator("#skjema-l8")).ToBeCheckedAsync();

        // A number that names somebody stops the copy, and the text is not put together.
        await page.FillAsync("#apent", "Gjelder 130972 48022, hva nå?");
        await page.ClickAsync("[data-copy]");
        await Assertions.Expect(page.Locator("#apent-feil")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".kp-composed pre")).ToBeHiddenAsync();
        Assert.Equal("", await page.EvaluateAsync<string>("() => getSelection().toString()"));
        await Assertions.Expect(page.Locator("#apent")).ToHaveAttributeAsync("aria-describedby", "apent-hjelp apent-feil");
        // The guide goes on following the choices meanwhile.
        await page.CheckAsync("#valg-aktivitetskravet");
        await Assertions.Expect(page.Locator("[data-for=aktivitetskravet]")).ToBeVisibleAsync();
        await page.CheckAsync("#valg-dialogmote-2");
        await page.UncheckAsync("#dialogmote-2-delta");
        await page.UncheckAsync("#dialogmote-2-friskmeldt-28");
        await page.CheckAsync("#dialogmote-2-mote-tid");
        await page.CheckAsync("#dialogmote-2-innlagt");
        await page.FillAsync("#apent", "Hva nå?");
        await Assertions.Expect(page.Locator("#apent")).ToHaveAttributeAsync("aria-describedby", "apent-hjelp");
        await Assertions.Expect(page.Locator(".kp-composed pre")).ToContainTextAsync("3. Hva nå?");
    }

    [Theory]
    [InlineData(Order)]
    [InlineData(Answer)]
    public async Task A_whole_visit_asks_for_nothing_and_keeps_nothing(string path)
    {
        await using var context = await browsing.OpenAsync();
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await context.NewPageAsync();
        var asked = new ConcurrentBag<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.NotEmpty(asked);
        asked.Clear();
        await FillAsync(page);
        await page.ClickAsync("[data-copy]");
        await Assertions.Expect(page.Locator("[data-status]")).Not.ToBeEmptyAsync();
        await page.WaitForTimeoutAsync(500);
        Assert.Empty(asked);
        Assert.Equal(
            $"0 0 0 '' {path}",
            await page.EvaluateAsync<string>("async () => `${sessionStorage.length} ${localStorage.length} ${(await indexedDB.databases()).length} '${document.cookie}' ${location.pathname + location.search + location.hash}`"));
        // Nothing could be sent by mistake either: no name, no form, and what keeps writing tools away.
        Assert.Equal(0, await page.Locator("main form, main textarea[name]").CountAsync());
        Assert.Equal(
            await page.Locator("main textarea").CountAsync(),
            await page.Locator("main textarea[autocomplete=off][spellcheck=false][autocorrect=off][autocapitalize=off][data-gramm=false][translate=no]").CountAsync());
    }

    [Theory]
    [InlineData(Order)]
    [InlineData(Answer)]
    public async Task The_policy_stops_every_way_of_sending_that_works_without_it(string path)
    {
        // A page without a policy sends in all ways; this one, with the policy lifted, in all that a browser's tools can lift.
        await using var free = new Elsewhere();
        Assert.Equal(Ways, await SentAsync(free.Address));
        Assert.Equal(Ways.Except(["/form", "/frame"]), await SentAsync(path, isLifted: true));
        Assert.Empty(await SentAsync(path));
    }

    [Theory]
    [InlineData(Order)]
    [InlineData(Answer)]
    public async Task To_our_own_machine_nothing_goes_but_a_picture(string path)
    {
        // Another page of ours may send in all ways but a frame. Here an image is left: the page's own pictures come the same way.
        Assert.Equal(Ways.Except(["/frame"]), await SentHomeAsync("/innlandet/tiltak"));
        Assert.Equal(["/image"], await SentHomeAsync(path));
    }

    [Fact]
    public async Task The_text_is_gone_when_the_person_comes_back()
    {
        await using var context = await browsing.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(Answer);
        await FillAsync(page);
        await Assertions.Expect(page.Locator(".kp-composed pre")).ToContainTextAsync(Told);
        await page.GotoAsync("/innlandet/");
        await page.GoBackAsync();
        await ExpectEmptyAsync(page);
        await page.CheckAsync("#skjema-l8");
        await Assertions.Expect(page.Locator(Everyday)).ToHaveValueAsync("");
    }

    [Fact]
    public async Task The_text_goes_after_fifteen_minutes_told_one_minute_before()
    {
        await using var context = await browsing.OpenAsync();
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync(Answer);
        await FillAsync(page);
        var notice = page.Locator("[data-idle] p");
        await page.Clock.FastForwardAsync("13:50");
        await Assertions.Expect(notice).ToBeEmptyAsync();
        await page.Clock.FastForwardAsync("00:20");
        await Assertions.Expect(notice).ToContainTextAsync("60 sekunder");
        Assert.Empty(await AxeTests.ViolationsAsync(page, "told"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Behold teksten" }).ClickAsync();
        await page.Clock.FastForwardAsync("13:50");
        await Assertions.Expect(page.Locator(Everyday)).ToHaveValueAsync(Told);
        await page.Clock.FastForwardAsync("01:15");
        await ExpectEmptyAsync(page);
        await Assertions.Expect(page.Locator("[data-status]")).ToContainTextAsync("15 minutter");
    }

    [Theory]
    [InlineData(Order)]
    [InlineData(Answer)]
    public async Task Filled_in_it_keeps_the_rules_of_access_in_light_and_dark_wide_and_narrow(string path)
    {
        await using var context = await browsing.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await FillAsync(page);
        var wrong = await AxeTests.ViolationsAsync(page, "light");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(320, 800);
        wrong.AddRange(await AxeTests.ViolationsAsync(page, "dark 320"));
        Assert.Empty(wrong);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    [Theory]
    [InlineData(Order)]
    [InlineData(Answer)]
    public async Task Without_script_it_is_a_sheet_to_print(string path)
    {
        await using var context = await browsing.OpenAsync(script: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await Assertions.Expect(page.Locator(".kp-sheet")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("input, textarea, select, main button").CountAsync());
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator(".kp-sheet .kp-lines").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("header, footer").First).ToBeHiddenAsync();
    }

    /// <summary>What arrives elsewhere when the page is made to send in every way, with its policy or without.</summary>
    private async Task<IReadOnlyList<string>> SentAsync(string path, bool isLifted = false)
    {
        await using var elsewhere = new Elsewhere();
        await using var context = await browsing.OpenAsync();
        var page = await context.NewPageAsync();
        if (isLifted)
            await (await context.NewCDPSessionAsync(page)).SendAsync("Page.setBypassCSP", new() { ["enabled"] = true });
        await page.GotoAsync(path);
        await page.EvaluateAsync(SendEverything, elsewhere.Address);
        await page.WaitForTimeoutAsync(1000);
        return [.. elsewhere.Arrived.Select(line => line.Split(' ')[1]).Where(address => Ways.Contains(address)).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>What our own portal answers when the page is made to send to it in every way.</summary>
    private async Task<IReadOnlyList<string>> SentHomeAsync(string path)
    {
        const string Home = "/innlandet/finnes-ikke";
        await using var context = await browsing.OpenAsync();
        var page = await context.NewPageAsync();
        var (asked, stopped) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());
        page.Request += (_, request) => asked.Add(request.Url);
        page.WebSocket += (_, socket) => asked.Add(socket.Url);
        page.RequestFailed += (_, request) => stopped.Add(request.Failure!.Contains("csp", StringComparison.OrdinalIgnoreCase) ? request.Url : "");
        await page.GotoAsync(path);
        await page.EvaluateAsync(SendEverything, new Uri(browsing.Portal.Address, Home).ToString());
        await page.WaitForTimeoutAsync(1000);
        return [.. asked.Except(stopped).Select(url => new Uri(url).AbsolutePath).Where(address => address.StartsWith(Home, StringComparison.Ordinal))
            .Select(address => address[Home.Length..]).Where(address => Ways.Contains(address)).Distinct().Order(StringComparer.Ordinal)];
    }

    private static async Task FillAsync(IPage page)
    {
        if (page.Url.EndsWith("/bestilling", StringComparison.Ordinal))
        {
            await page.CheckAsync("#valg-aktivitetskravet");
            foreach (var box in await page.Locator("[data-for=aktivitetskravet] input").AllAsync())
                await box.CheckAsync();
            await page.FillAsync("#apent", "Hva bør Nav ellers vite?");
            return;
        }

        await page.CheckAsync("#skjema-l8");
        foreach (var area in await page.Locator("[data-prompt]:not([hidden]) textarea").AllAsync())
            await area.FillAsync(Told);
        await page.CheckAsync("#felt-arbeidsrelatert-2");
        await page.CheckAsync("#felt-orientert");
    }

    private static async Task ExpectEmptyAsync(IPage page)
    {
        await Assertions.Expect(page.Locator(".kp-composed pre")).ToBeHiddenAsync();
        Assert.Equal("", await page.EvaluateAsync<string>("() => [...document.querySelectorAll('main textarea')].map(area => area.value).join('') + document.querySelector('.kp-composed pre').textContent"));
        Assert.Equal(0, await page.Locator("main :checked:not(option)").CountAsync());
    }
}
