using System.Globalization;
using System.Net;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Measures.Domain;
using KunnskapsPortal.Measures.LocalOffers;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Measures;

public abstract class MeasurePageTests(PortalFixture fixture)
{
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task Every_number_in_the_filter_is_what_one_gets_by_choosing_it()
    {
        using var reader = _portal.Visit();
        var all = await reader.GetAsync("/ost-viken/tiltak?arbeid=x&fase=tidlig");
        var options = all.Page.QuerySelectorAll(".kp-facet input[type=checkbox]").Where(o => o.GetAttribute("name") != "fase")
            .Select(o => (Name: o.GetAttribute("name")!, Value: o.GetAttribute("value")!, Label: all.Text($"label[for='{o.Id}']"))).ToList();
        Assert.True(options.Count > 25, $"Only {options.Count} choices.");
        Assert.DoesNotContain(options, option => option.Name == "malgruppe");
        foreach (var (name, value, label) in options.Where((_, i) => i % 4 == 0))
        {
            var narrowed = await reader.GetAsync($"/ost-viken/tiltak?fase=tidlig&{name}={value}");
            var shown = narrowed.Page.QuerySelectorAll("section[aria-labelledby=treff] .kp-card").Length;
            Assert.EndsWith($"({shown})", label, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_chosen_can_be_taken_away_one_by_one()
    {
        using var reader = _portal.Visit();
        var page = await reader.GetAsync("/ost-viken/tiltak?q=jobb&behov=annen-jobb&behov=laere-nytt&varighet=kort");
        var chips = page.Page.QuerySelectorAll(".kp-narrowed .kp-chips a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(4, chips.Count);
        Assert.Equal("/ost-viken/tiltak?behov=annen-jobb&behov=laere-nytt&varighet=kort", chips[0]);
        Assert.Equal("/ost-viken/tiltak?q=jobb&behov=laere-nytt&varighet=kort", chips[1]);
        Assert.Equal(3, (await reader.GetAsync(chips[0])).Page.QuerySelectorAll(".kp-narrowed .kp-chips a").Length);
    }

    [Fact]
    public async Task Two_measures_stand_field_by_field_and_the_difference_is_said_in_words()
    {
        using var reader = _portal.Visit();
        var page = await reader.GetAsync("/ost-viken/tiltak/sammenlign?a=avklaring&b=mentor");
        var rows = page.Page.QuerySelectorAll(".kp-twosides tbody tr").ToDictionary(
            row => row.QuerySelector("th")!.FirstChild!.TextContent.Trim(), row => row.QuerySelector(".kp-diffmark")!.TextContent);
        Assert.True(rows.Count >= 12);
        Assert.Equal("Ulikt", rows["Varer"]);
        Assert.Equal("Likt", rows["Når i fraværet"]);
        var same = await reader.GetAsync("/ost-viken/tiltak/sammenlign?a=mentor&b=mentor");
        Assert.Contains("samme tiltaket to ganger", same.Text(".kp-note"), StringComparison.Ordinal);
        Assert.Contains("Vi fant ikke tiltaket", (await reader.GetAsync("/ost-viken/tiltak/sammenlign?a=finnes-ikke")).Text(".kp-note"), StringComparison.Ordinal);
        Assert.Empty((await reader.GetAsync("/ost-viken/tiltak/sammenlign")).Texts(".kp-note"));
    }

    [Fact]
    public async Task The_finder_asks_at_most_five_times_and_says_why()
    {
        using var reader = _portal.Visit();
        var (page, asked) = (await reader.GetAsync("/ost-viken/tiltak/finn"), 0);
        Assert.Equal("noindex", page.Message.Headers.GetValues("X-Robots-Tag").Single());
        Assert.False(page.Message.Headers.Contains("Set-Cookie"));
        var address = "/ost-viken/tiltak/finn?";
        while (page.Page.QuerySelector(".kp-finder form") is { } form)
        {
            Assert.True(++asked <= 5);
            var hidden = form.QuerySelectorAll("input[type=hidden]").Select(i => $"{i.GetAttribute("name")}={i.GetAttribute("value")}&");
            var radio = form.QuerySelectorAll("input[type=radio]").Select(i => (Name: i.GetAttribute("name"), Value: i.GetAttribute("value"))).ToList();
            Assert.Equal("vet-ikke", radio[^1].Value);
            var answer = radio[0].Name switch { "behov" => "annen-jobb", "fase" => "uke-26", _ => radio[0].Value };
            address = "/ost-viken/tiltak/finn?" + string.Concat(hidden) + $"{radio[0].Name}={answer}&";
            page = await reader.GetAsync(address);
        }

        Assert.True(asked >= 2);
        Assert.Contains("Fordi du svarte at målet er å finne en annen jobb", page.Text(".kp-because"), StringComparison.Ordinal);
        Assert.Contains(page.Texts("section[aria-labelledby=ikke] li"), text => text.StartsWith("Gradert sykmelding", StringComparison.Ordinal) && text.Contains("Ikke foreslått fordi du svarte at", StringComparison.Ordinal));

        // The names that were not declared change nothing and are not repeated.
        Assert.DoesNotContain("hemmelig", (await reader.GetAsync("/ost-viken/tiltak/finn?behov=hemmelig&navn=hemmelig")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_a_measure_to_somebody_to_ask_is_one_click()
    {
        using var reader = _portal.Visit();
        var page = await reader.GetAsync("/ost-viken/tiltak/arbeidstrening");
        Assert.Equal("/ost-viken/kontakt?om=tiltak", page.Page.QuerySelector("section[aria-labelledby=hvem] a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/ost-viken/kontakt?om=tiltak")).Status);
    }

    [Fact]
    public async Task The_pages_cost_the_same_number_of_queries_with_1_and_200_statements()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        using var publisher = await portal.SignInAsync("krol");
        var counts = new Dictionary<string, List<int>>();
        foreach (var (from, to) in new[] { (0, 1), (1, 200) })
        {
            await AddAsync(portal, from, to);
            foreach (var address in new[] { "", "/avklaring", "/sammenlign?a=avklaring&b=aft", "/finn?behov=finne-ut&vis=svar", "/lokalt", "/avklaring/lokalt" })
            {
                var (answer, queries) = await portal.CostAsync(publisher, "/innlandet/tiltak" + address);
                Assert.Equal(HttpStatusCode.OK, answer.Status);
                counts.TryAdd(address, []);
                counts[address].Add(queries);
            }
        }

        Assert.All(counts, row => Assert.True(row.Value.Distinct().Count() == 1, $"{row.Key}: {string.Join(", ", row.Value)}"));
        Assert.All(counts, row => Assert.InRange(row.Value[0], 1, 8));
    }

    private static async Task AddAsync(TestPortal portal, int from, int to)
    {
        await using var scope = await portal.InAsync("innlandet");
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        for (var n = from; n < to; n++)
        {
            var office = string.Create(CultureInfo.InvariantCulture, $"kontor-{n}");
            db.Add(new LocalOffer
            {
                Id = Guid.CreateVersion7(),
                MeasureKey = "avklaring",
                Area = office,
                Office = office,
                State = OfferState.Offered,
                ReportedOn = new LocalDate(2026, 11, 1),
                ReportedBy = Reporter.Office,
                Contact = n % 2 == 0 ? "demo-nav-kontor-hamar" : $"borte-{n}",
                Note = "",
                Revision = 1,
            });
        }

        await db.SaveChangesAsync();
    }
}

public sealed class MeasurePagesOnSqlite(OnSqlite fixture) : MeasurePageTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class MeasurePagesOnPostgreSql(OnPostgreSql fixture) : MeasurePageTests(fixture), IClassFixture<OnPostgreSql>;
