using KunnskapsPortal.Browser.Tests.Ground;
using Microsoft.Playwright;

namespace KunnskapsPortal.Browser.Tests.Offline;

/// <summary>What a browser keeps after the first visit, and that nobody's own pages are among it.</summary>
[Trait("Category", "Browser")]
[Collection(Browsing.Collection)]
public sealed class OfflineTests(Browsing browsing)
{
    private const string Kept = """
        async () => {
          const pages = [];
          for (const name of await caches.keys())
            for (const request of await (await caches.open(name)).keys())
              pages.push(new URL(request.url).pathname + '\n' + await (await caches.match(request)).text());
          return pages;
        }
        """;

    [Fact]
    public async Task The_daily_tools_are_read_without_a_net_and_say_how_old_they_are()
    {
        await using var context = await browsing.OpenAsync(width: 390, keepsPages: true);
        var page = await VisitAsync(context, "/innlandet/");
        await context.SetOfflineAsync(true);
        foreach (var (path, title) in new[]
        {
            ("/innlandet/huskelister/l40", "L40"), ("/innlandet/tiltak/gradert-sykmelding", "Gradert sykmelding"), ("/innlandet/tiltak", "Tiltak"),
            ("/innlandet/sykefravarslopet", "Sykefraværsløpet"), ("/innlandet/side/lege-og-behandlertelefonen", "behandlertelefonen"),
        })
        {
            Assert.Equal(200, (await page.GotoAsync(path))!.Status);
            Assert.Contains(title, await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Matches(@"^Lagret kopi fra \d+\. \p{L}+ \d{4} kl\. \d\d\.\d\d – du er uten nett\.$", await page.Locator(".kp-offline").InnerTextAsync());
        }

        // Styles, fonts and scripts are there too: the dates are worked out without a net.
        await page.GotoAsync("/innlandet/sykefravarslopet");
        await page.FillAsync("#forste-dag", "2026-11-06");
        await page.ClickAsync("[data-dates] button[type=submit]");
        Assert.Equal(9, await page.Locator("[data-list] > li").CountAsync());
        Assert.True(await page.EvaluateAsync<bool>("document.fonts.check('600 20px \"Source Serif 4\"') && getComputedStyle(document.querySelector('.kp-dot')).borderTopWidth === '3px'"));

        // A composer writes without a net, from what is typed there and then.
        await page.GotoAsync("/innlandet/bestilling");
        await page.CheckAsync("#valg-dialogmote-2");
        await page.FillAsync("#apent", "Hva bør Nav ellers vite?");
        await Assertions.Expect(page.Locator(".kp-composed pre")).ToContainTextAsync("Hva bør Nav ellers vite?");
        await Assertions.Expect(page.Locator(".kp-composed pre")).ToContainTextAsync("Klage: Du kan klage");

        Assert.Equal(503, (await page.GotoAsync("/innlandet/kurs"))!.Status);
        Assert.Equal("Uten nett", await page.Locator("h1").InnerTextAsync());
        await context.SetOfflineAsync(false);
        await page.GotoAsync("/innlandet/huskelister/l40");
        Assert.Equal(0, await page.Locator(".kp-offline").CountAsync());
    }

    [Fact]
    public async Task Somebody_who_is_signed_in_leaves_only_the_public_copies()
    {
        await using var context = await browsing.OpenAsync("fastlege2", keepsPages: true);
        var page = await VisitAsync(context, "/innlandet/min-side");
        var own = await page.InnerTextAsync("main");
        Assert.Contains("Logg ut", await page.ContentAsync(), StringComparison.OrdinalIgnoreCase);
        // The page of a checklist knows who reads it; the copy of the same page does not.
        await page.GotoAsync("/innlandet/huskelister/l40");
        Assert.Contains("/innlandet/min-side\"", await page.ContentAsync(), StringComparison.Ordinal);
        await page.GotoAsync("/innlandet/kontakt/demo-radgivende-lege-1");
        await page.GotoAsync("/innlandet/konto/profil");

        var kept = await page.EvaluateAsync<string[]>(Kept);
        var copy = Assert.Single(kept, file => file.StartsWith("/innlandet/huskelister/l40\n", StringComparison.Ordinal));
        Assert.Contains("/innlandet/konto/logg-inn\"", copy, StringComparison.Ordinal);
        Assert.DoesNotContain(kept, file => file.Contains("/innlandet/min-side\"", StringComparison.Ordinal) || file.Contains("fastlege2", StringComparison.Ordinal));
        Assert.DoesNotContain(kept, file => new[] { "min-side", "konto", "kontakt", "admin", "redaksjon", "arrangor" }.Any(room => file.StartsWith($"/innlandet/{room}", StringComparison.Ordinal)));
        Assert.NotEmpty(own);

        // Signed out, and away from the net: one's own page is not there.
        await context.ClearCookiesAsync();
        await context.SetOfflineAsync(true);
        await page.GotoAsync("/innlandet/min-side");
        Assert.Equal("Uten nett", await page.Locator("h1").InnerTextAsync());
    }

    [Fact]
    public async Task The_copies_can_be_deleted_and_do_not_come_back_by_themselves()
    {
        await using var context = await browsing.OpenAsync(keepsPages: true);
        var page = await VisitAsync(context, "/innlandet/frakoblet");
        Assert.NotEmpty(await page.EvaluateAsync<string[]>("caches.keys()"));
        await page.ClickAsync("[data-forget-copies]");
        await Assertions.Expect(page.Locator("[data-keep-copies]")).ToBeVisibleAsync();
        Assert.Empty(await page.EvaluateAsync<string[]>("caches.keys()"));
        await page.GotoAsync("/innlandet/tiltak");
        await page.WaitForTimeoutAsync(1500);
        Assert.Empty(await page.EvaluateAsync<string[]>("caches.keys()"));
    }

    private static async Task<IPage> VisitAsync(IBrowserContext context, string path)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await page.WaitForSelectorAsync("html[data-kept]", new() { State = WaitForSelectorState.Attached });
        return page;
    }
}
