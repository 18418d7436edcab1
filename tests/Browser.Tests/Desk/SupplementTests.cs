using KunnskapsPortal.Browser.Tests.Ground;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace KunnskapsPortal.Browser.Tests.Desk;

/// <summary>A region adds to a national text, and the national text changes under it.</summary>
[Trait("Category", "Browser")]
[Collection(Browsing.Collection)]
public sealed class SupplementTests(Browsing browsing)
{
    private const string Key = "funksjon-og-arbeidsevne";
    private const string Public = $"/innlandet/artikler/{Key}";
    private const string Heading = "## Hva loven sier {#loven}\n";

    [Fact]
    public async Task A_supplement_stands_at_its_heading_and_is_looked_at_when_the_national_text_changes()
    {
        await using var context = await browsing.OpenAsync("regionadmin");
        var page = await context.NewPageAsync();
        var desk = new DeskWindow(page, new Mouse(page));
        await page.GotoAsync($"/innlandet/redaksjon/tillegg/ny?til=article:{Key}");
        await page.FillAsync("#tittel", "Slik er det hos oss");
        await page.CheckAsync("[name=overskrift][value=loven]");
        await page.ClickAsync("main form button[type=submit]");
        await page.WaitForURLAsync("**/redaksjon/tekst/*");
        var id = Guid.Parse(new Uri(page.Url).Segments[^1]);
        await desk.Text.ClickAsync();
        await page.Keyboard.TypeAsync("Ring kontoret på Hamar.");
        await desk.SubmitAsync();

        await using var second = await browsing.OpenAsync("krol");
        var reading = await second.NewPageAsync();
        var reviewer = new DeskWindow(reading, new Mouse(reading));
        await reviewer.LifeAsync(id);
        await reviewer.StepAsync("Publish");
        var reader = await second.NewPageAsync();
        await reader.GotoAsync(Public);
        var supplement = reader.Locator(".kp-supplement").Filter(new() { HasText = "Ring kontoret på Hamar." });
        await Assertions.Expect(supplement).ToBeVisibleAsync();
        await Assertions.Expect(supplement.Locator(".kp-note")).ToHaveCountAsync(0);

        await ChangeNationalAsync(text => text.Replace(Heading, $"{Heading}Denne setningen er ny.\n\n", StringComparison.Ordinal));
        await reader.ReloadAsync();
        await Assertions.Expect(supplement.Locator(".kp-note")).ToBeVisibleAsync();
        await page.GotoAsync($"/innlandet/redaksjon/tillegg/{id}");
        await Assertions.Expect(page.Locator("section:has(> #na) ins")).ToContainTextAsync("Denne setningen er ny.");
        await page.ClickAsync("[name=valg][value=Keep]");
        await page.WaitForURLAsync("**?utfall=*");
        await reviewer.LifeAsync(id);
        if (await reading.Locator("[name=steg][value=Publish]").IsVisibleAsync())
            await reviewer.StepAsync("Publish");
        await reader.ReloadAsync();
        await Assertions.Expect(supplement.Locator(".kp-note")).ToHaveCountAsync(0);

        // A heading that disappears never takes the supplement with it.
        await ChangeNationalAsync(text => text.Replace(Heading, "## Hva reglene sier {#reglene}\n", StringComparison.Ordinal));
        await reader.ReloadAsync();
        await Assertions.Expect(supplement).ToBeVisibleAsync();
        await page.GotoAsync($"/innlandet/redaksjon/tillegg/{id}");
        await Assertions.Expect(page.Locator("#overskrift option", new() { HasText = "Hva reglene sier" })).ToHaveCountAsync(1);
    }

    private async Task ChangeNationalAsync(Func<string, string> change)
    {
        await using var scope = await browsing.Portal.InAsync("nasjonal");
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<PortalDb>();
        await using var transaction = await services.GetRequiredService<IWriteLock>().BeginAsync(db, CancellationToken.None);
        var item = await db.Set<ContentItem>().SingleAsync(i => i.Kind == "article" && i.Key == Key && i.Language == Language.Bokmal);
        var text = await db.Set<ContentVersion>().Where(v => v.ItemId == item.Id && v.Number == item.LatestVersion).Select(v => v.Text).SingleAsync();
        var changed = change(text);
        Assert.NotEqual(text, changed);
        var (document, errors) = ContentParser.Parse(services.GetRequiredService<ContentKinds>()["article"], changed);
        Assert.Empty(errors);
        await services.GetRequiredService<Publisher>().PublishAsync(document!, item.Slug, Language.Bokmal, VersionOrigin.Editor, null, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        services.GetRequiredService<TenantDirectory>().Forget();
    }
}
