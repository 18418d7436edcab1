using System.Globalization;
using System.Net;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Portal.Tests.Editorial;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Publishing;

/// <summary>The body of content as readers meet it, and what <c>./portal check</c> says of texts that are not good enough.</summary>
public abstract class BodyOfContentTests(PortalFixture fixture)
{
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task The_page_about_the_content_counts_what_lies_in_the_files()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        using var visitor = portal.Visit();
        var page = await visitor.GetAsync("/nasjonal/om-innholdet");
        var kinds = portal.Services.GetRequiredService<ContentKinds>();
        var folder = Path.Combine(Repository.Root, "content", "nasjonal");
        foreach (var kind in kinds.All.Where(kind => kind.IsRead && Folders.Exists(Path.Combine(folder, kind.Name))))
        {
            var (nb, nn) = (FilesOf(folder, kind.Name, "nb"), FilesOf(folder, kind.Name, "nn"));
            var row = page.Page.QuerySelectorAll("tbody tr").Single(tr => tr.QuerySelector("th")!.TextContent == kind.Label());
            var cells = row.QuerySelectorAll("td").Select(td => td.TextContent.Trim()).ToList();
            Assert.Equal([Words(nb), Words(nb), $"{nn} ({100 * nn / nb} %)", "0", "0"], cells.Take(5));
        }

        // An editor signs one of them: one is signed, and of the same kind there are as many as before.
        var before = Signed(page);
        var story = await File.ReadAllTextAsync(Path.Combine(folder, "case", "bestilt-sykmelding.nb.md"));
        await DeskWorkshop.PublishAsync(portal, "nasjonal", "case", "bestilt-sykmelding", story.Replace("due: 2027-05-22", "due: 2027-05-23", StringComparison.Ordinal), author: await DeskWorkshop.PersonAsync(portal, "nasjonal"));
        portal.Services.GetRequiredService<Kernel.Tenancy.TenantDirectory>().Forget();
        var after = Signed(await visitor.GetAsync("/nasjonal/om-innholdet"));
        Assert.Equal((before.Items, before.Signed + 1), after);
    }

    [Fact]
    public async Task A_region_counts_its_own_texts_too_and_not_those_that_only_its_members_read()
    {
        using var guest = _portal.Visit();
        using var member = await _portal.SignInAsync("fastlege2");
        var seen = Signed(await guest.GetAsync("/innlandet/om-innholdet")).Items;
        Assert.True(seen > Signed(await guest.GetAsync("/nasjonal/om-innholdet")).Items);
        Assert.True(Signed(await member.GetAsync("/innlandet/om-innholdet")).Items > seen);
    }

    [Fact]
    public async Task The_register_says_how_many_texts_lean_on_a_source()
    {
        using var visitor = _portal.Visit();
        var page = await visitor.GetAsync("/nasjonal/kilder");
        var cited = Folders.EnumerateFiles(Path.Combine(Repository.Root, "content", "nasjonal"), "*.nb.md", SearchOption.AllDirectories)
            .Count(file => File.ReadAllText(file).Contains("source: source:oxford-2025\n", StringComparison.Ordinal));
        Assert.Contains($"brukt i {cited} tekster", page.Page.QuerySelector("#oxford-2025")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nasjonal/leksjoner/m1-type-og-grad", "Leksjon 3 av 4", "Riktig.")]
    [InlineData("/nasjonal/moduler/tidslinjen", "4 leksjoner", "Etter modulen kan du")]
    [InlineData("/nasjonal/kurs/trygdemedisin-i-praksis", "8 moduler", "I eget tempo")]
    [InlineData("/nasjonal/kompetanseplan/radgivende-lege", "Det er ikke direktoratets plan", "Bør gjøres av alle")]
    [InlineData("/nasjonal/kasus/bestilt-sykmelding", "Personen og historien er funnet på", "Snakk om:")]
    [InlineData("/nasjonal/motepakker/taushetsplikt", "90 minutter", "Evaluering")]
    [InlineData("/nasjonal/god-praksis/fredrikstad-smagrupper", "Fallgruver", "Oxford Research 2025")]
    [InlineData("/nasjonal/verktoy/icit", "Adressen er ikke kontrollert av redaksjonen", "Eier")]
    [InlineData("/nasjonal/skjemaer/oppfolgingsplan", "ikke et offisielt skjema", "Portalen tar ikke imot svar")]
    [InlineData("/nasjonal/misforstaelser?tema=gradering", "Misforståelser", "Folketrygdloven")]
    public async Task Each_kind_has_a_page_that_says_what_it_should(string address, string one, string other)
    {
        using var visitor = _portal.Visit();
        var page = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(one, page.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(other, page.Page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_chooses_a_source_from_the_register()
    {
        var id = await DeskWorkshop.PublishAsync(_portal, "innlandet", "article", "kildevalg", DeskWorkshop.Article("kildevalg", "Kildevalg", "Kort."));
        using var editor = await _portal.SignInAsync("rol");
        var page = await editor.GetAsync($"/innlandet/redaksjon/tekst/{id}");
        Assert.Equal("kilderegister", page.Page.QuerySelector("[name='f.sources.0.source']")!.GetAttribute("list"));
        Assert.Contains("Folketrygdloven", page.Page.QuerySelector("#kilderegister option[value='source:ftrl']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_makes_a_source()
    {
        using var editor = await _portal.SignInAsync("nasjonal", "nasjonal");
        Assert.Contains("source", (await editor.GetAsync("/nasjonal/redaksjon/ny")).Page.QuerySelectorAll("[name=slag]").SelectMany(e => e.QuerySelectorAll("option").Append(e)).Select(e => e.GetAttribute("value")));
    }

    [Fact]
    public async Task A_source_for_members_is_named_to_members_only()
    {
        var register = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "content", "nasjonal", "source", "uutilsynet.nb.md"));
        await DeskWorkshop.PublishAsync(_portal, "innlandet", "source", "internt-brev", register.Replace("key: uutilsynet", "key: internt-brev", StringComparison.Ordinal)
            .Replace("visibility: public", "visibility: member", StringComparison.Ordinal).Replace("title: \"Uutilsynet: krav til offentlige nettsteder\"", "title: Internt brev", StringComparison.Ordinal));
        await DeskWorkshop.PublishAsync(_portal, "innlandet", "article", "siterer-brev", DeskWorkshop.Article("siterer-brev", "Siterer brev", "Kort.").Replace("    title: Kilde\n", "    source: source:internt-brev\n", StringComparison.Ordinal));
        using var member = await _portal.SignInAsync("fastlege2");
        using var guest = _portal.Visit();
        Assert.Contains("Internt brev", (await member.GetAsync("/innlandet/artikler/siterer-brev")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Internt brev", (await guest.GetAsync("/innlandet/artikler/siterer-brev")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Internt brev", (await guest.GetAsync("/innlandet/sok.json?q=siterer+brev")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_answer_is_not_what_a_search_shows()
    {
        using var visitor = _portal.Visit();
        var (right, wrong) = ("Minst 20 prosent", "for skjemaet godtar det");
        Assert.Contains(wrong, (await visitor.GetAsync("/nasjonal/leksjoner/m1-type-og-grad")).Body, StringComparison.Ordinal);
        Assert.NotEmpty((await visitor.GetAsync($"/nasjonal/sok?slag=leksjon&q={Uri.EscapeDataString(right)}")).Page.QuerySelectorAll("main a[href*='m1-type-og-grad']"));
        Assert.DoesNotContain("skjemaet godtar det", (await visitor.GetAsync("/nasjonal/sok?slag=leksjon&q=skjemaet+godtar")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blank_form_has_nothing_to_type_in()
    {
        using var visitor = _portal.Visit();
        var page = await visitor.GetAsync("/nasjonal/skjemaer/oppfolgingsplan");
        Assert.Empty(page.Page.QuerySelectorAll("main input, main textarea, main select, main form"));
        Assert.NotEmpty(page.Page.QuerySelectorAll("main .kp-blank-room"));
    }

    [Fact]
    public async Task Regions_hang_their_own_words_on_national_texts_and_only_there()
    {
        using var visitor = _portal.Visit();
        foreach (var region in new[] { "agder", "innlandet", "ost-viken", "vest-viken", "vestfold-og-telemark", "more-og-romsdal" })
        {
            var supplements = Folders.EnumerateFiles(Path.Combine(Repository.Root, "content", region, "supplement"), "*.nb.md", SearchOption.TopDirectoryOnly).ToList();
            Assert.True(supplements.Count >= 2, region);
            foreach (var file in supplements)
            {
                var slug = Path.GetFileName(file).Split('.')[0];
                var answer = await visitor.GetAsync((await visitor.GetAsync($"/{region}/tillegg/{slug}")).Location.Split('#')[0]);
                Assert.Contains(answer.Page.QuerySelectorAll(".kp-supplement"), aside => aside.Id == $"tillegg-{KeyOf(file)}");
            }
        }

        // The region's words stand in the region, and not in another.
        Assert.NotEmpty((await visitor.GetAsync("/agder/artikler/radgivende-lege")).Page.QuerySelectorAll(".kp-supplement"));
        Assert.Empty((await visitor.GetAsync("/oslo/artikler/radgivende-lege")).Page.QuerySelectorAll(".kp-supplement"));
    }

    [Theory]
    [InlineData("varer sykepengene lenger når pasienten er gradert", "/misforstaelser#")]
    [InlineData("ICIT", "/verktoy/icit")]
    [InlineData("evaluering smågruppe", "/skjemaer/evaluering-smagruppe")]
    [InlineData("folketrygdloven", "/kilder#ftrl")]
    public async Task What_is_new_is_found(string query, string address)
    {
        using var visitor = _portal.Visit();
        var hits = await visitor.GetAsync($"/nasjonal/sok?q={Uri.EscapeDataString(query)}");
        Assert.Contains(hits.Page.QuerySelectorAll("main a"), a => a.GetAttribute("href")!.Contains(address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_finds_nothing_in_the_content_and_every_fault_that_is_planted()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        foreach (var tenant in new[] { "nasjonal", "innlandet", "more-og-romsdal" })
            Assert.Empty(await DeskWorkshop.BreachesAsync(portal, tenant));

        var good = DeskWorkshop.Article("planted", "Plantet", "Kort.").Replace("    title: Kilde\n", "    source: source:ftrl\n", StringComparison.Ordinal);
        await DeskWorkshop.PublishAsync(portal, "nasjonal", "article", "planted", good);
        Assert.Empty(await DeskWorkshop.BreachesAsync(portal, "nasjonal"));

        var faults = new Dictionary<string, string>
        {
            ["«k» står ikke i kilderegisteret"] = good.Replace("    source: source:ftrl\n", "    title: Et rykte\n", StringComparison.Ordinal),
            ["«source:finnes-ikke» fører ingen steder"] = good.Replace("source:ftrl", "source:finnes-ikke", StringComparison.Ordinal),
            ["hopper over et nivå"] = good.Replace("Kort.", "#### Langt nede {#nede}\n\nKort.", StringComparison.Ordinal),
            ["har 40 ord"] = good.Replace("Kort.", string.Join(' ', Enumerable.Repeat("ord", 40)) + ".", StringComparison.Ordinal),
            ["tung å lese"] = good.Replace("Kort.", string.Concat(Enumerable.Repeat("Sykmeldingsblanketten forutsetter funksjonsvurdering. ", 20)), StringComparison.Ordinal),
            ["Takst 14 dekker ikke dialogmøter"] = good.Replace("Kort.", "Takst 14 brukes ved dialogmøter.", StringComparison.Ordinal),
        };
        foreach (var (says, text) in faults)
        {
            await DeskWorkshop.PublishAsync(portal, "nasjonal", "article", "planted", text);
            Assert.Contains(await DeskWorkshop.BreachesAsync(portal, "nasjonal"), breach => breach.Contains(says, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_dated_rule_that_was_to_be_read_again_is_a_breach_and_another_text_is_not()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        portal.Clock.MoveTo(NodaTime.Instant.FromUtc(2027, 11, 21, 12, 0));
        var breaches = await DeskWorkshop.BreachesAsync(portal, "nasjonal");
        Assert.Contains(breaches, breach => breach.Contains("rule/dialogmote-2.nb: skulle vært lest gjennom", StringComparison.Ordinal));
        Assert.DoesNotContain(breaches, breach => breach.Contains("article/", StringComparison.Ordinal));
    }

    private static int FilesOf(string folder, string kind, string form) => Folders.EnumerateFiles(Path.Combine(folder, kind), $"*.{form}.md", SearchOption.TopDirectoryOnly).Count();

    private static string Words(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string KeyOf(string file) => File.ReadLines(file).First(line => line.StartsWith("key: ", StringComparison.Ordinal))[5..];

    private static (int Items, int Signed) Signed(Answer page)
    {
        var cells = page.Page.QuerySelectorAll("tfoot td").Select(td => td.TextContent.Trim()).ToList();
        return (int.Parse(cells[0], CultureInfo.InvariantCulture), int.Parse(cells[3], CultureInfo.InvariantCulture));
    }
}

public sealed class BodyOfContentOnSqlite(OnSqlite fixture) : BodyOfContentTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class BodyOfContentOnPostgreSql(OnPostgreSql fixture) : BodyOfContentTests(fixture), IClassFixture<OnPostgreSql>;
