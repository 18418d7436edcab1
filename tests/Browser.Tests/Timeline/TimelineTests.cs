using System.Collections.Concurrent;
using KunnskapsPortal.Browser.Tests.Ground;
using Microsoft.Playwright;

namespace KunnskapsPortal.Browser.Tests.Timeline;

/// <summary>The dates on the timeline: worked out in the browser, and nowhere else.</summary>
[Trait("Category", "Browser")]
[Collection(Browsing.Collection)]
public sealed class TimelineTests(Browsing browsing)
{
    private const string Address = "/innlandet/sykefravarslopet";
    private const string FirstDay = "2026-11-06";

    private const string Storage = "async () => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href, await indexedDB.databases(), await caches.keys()])";

    [Fact]
    public async Task A_first_day_gives_dates_that_leave_no_trace()
    {
        await using var context = await browsing.OpenAsync(width: 390);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var before = await page.EvaluateAsync<string>(Storage);
        var asked = new ConcurrentBag<string>();
        page.Request += (_, request) => asked.Add(request.Url);

        await page.FillAsync("#forste-dag", FirstDay);
        await page.ClickAsync("[data-dates] button[type=submit]");
        var rows = page.Locator("[data-list] > li");
        Assert.Equal(9, await rows.CountAsync());
        var meeting = rows.Filter(new() { HasText = "Dialogmøte 1" });
        Assert.Equal("2026-12-24", await meeting.Locator("time").GetAttributeAsync("datetime"));
        Assert.Contains("første juledag", await meeting.InnerTextAsync(), StringComparison.Ordinal);
        var duty = rows.Filter(new() { HasText = "Aktivitetsplikt" });
        Assert.Equal("2027-01-01", await duty.Locator("time").GetAttributeAsync("datetime"));
        Assert.Contains("flyttes ikke", await duty.InnerTextAsync(), StringComparison.Ordinal);
        // What Nav works out has no date, and says so.
        Assert.Equal(0, await rows.Filter(new() { HasTextRegex = new("Maksdato|Brevet fra Nav") }).CountAsync());
        Assert.Equal(2, await page.Locator(".kp-stop").Filter(new() { HasText = "Nav beregner" }).CountAsync());

        await page.GetByLabel("Gradert", new() { Exact = true }).CheckAsync();
        Assert.Equal(0, await meeting.CountAsync());
        await page.GetByLabel("Har ikke arbeidsgiver").CheckAsync();
        Assert.Equal(0, await rows.Filter(new() { HasText = "Dialogmøte 2" }).CountAsync());

        await Assertions.Expect(page.Locator("[data-dates] [data-status]")).ToHaveTextAsync("Datoene er oppdatert.");

        // A day that is no longer there takes its dates along, and they come back with a new one.
        await page.FillAsync("#forste-dag", "");
        await Assertions.Expect(rows).ToHaveCountAsync(0);
        Assert.True(await page.Locator("[data-result]").IsHiddenAsync());
        await page.FillAsync("#forste-dag", FirstDay);
        await Assertions.Expect(rows).Not.ToHaveCountAsync(0);

        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("[data-save]"));
        using var reader = new StreamReader(await file.CreateReadStreamAsync());
        var text = await reader.ReadToEndAsync();
        Assert.Contains("SUMMARY:Sykefraværsløpet: spørsmål i sykmeldingen\\, uke 17\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("innlandet", text, StringComparison.OrdinalIgnoreCase);

        Assert.DoesNotContain(asked, url => !url.StartsWith("blob:", StringComparison.Ordinal));
        Assert.Equal(before, await page.EvaluateAsync<string>(Storage));
        await page.GotoAsync("/innlandet/tiltak");
        await page.GoBackAsync();
        Assert.Equal("", await page.InputValueAsync("#forste-dag"));
        Assert.True(await page.Locator("[data-result]").IsHiddenAsync());
    }

    [Fact]
    public async Task What_is_no_date_gets_a_sentence_beside_the_field()
    {
        await using var context = await browsing.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address);
        await page.ClickAsync("[data-dates] button[type=submit]");
        Assert.True(await page.Locator("#forste-dag-feil").IsVisibleAsync());
        Assert.Equal("true", await page.GetAttributeAsync("#forste-dag", "aria-invalid"));
        Assert.True(await page.Locator("[data-result]").IsHiddenAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stop_that_the_address_names_is_found(bool script)
    {
        await using var context = await browsing.OpenAsync(width: 390, script: script);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address);
        await page.Locator(".kp-year-stops a", new() { HasText = "Dialogmøte 2" }).ClickAsync();
        var stop = page.Locator("#dialogmote-2");
        await Assertions.Expect(stop).ToBeInViewportAsync();
        if (script)
            await Assertions.Expect(stop).ToHaveAttributeAsync("open", "");
        else
            Assert.True(await page.Locator("[data-dates]").IsHiddenAsync());
    }

    [Fact]
    public async Task The_wide_picture_places_the_stops_in_their_weeks()
    {
        await using var context = await browsing.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address);
        var places = await page.EvaluateAsync<double[]>("[...document.querySelectorAll('.kp-year-stops .kp-dot')].map(dot => dot.getBoundingClientRect().x)");
        Assert.True(places.Length >= 10);
        Assert.Equal(places.Order(), places);
        Assert.True(places[^1] - places[0] > 800, "a year is as wide as the page");
    }
}
