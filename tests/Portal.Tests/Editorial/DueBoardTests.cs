using System.Globalization;
using System.Net;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Editorial;

public abstract class DueBoardTests(PortalFixture fixture)
{
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task Everything_that_waits_stands_on_the_board_and_leads_to_where_it_is_mended()
    {
        var late = await DeskWorkshop.PublishAsync(_portal, "innlandet", "article", "sen", DeskWorkshop.Article("sen", "Sen tekst", "Tekst.\n").Replace("due: 2027-05-21", "due: 2026-11-01", StringComparison.Ordinal));
        var linked = await DeskWorkshop.PublishAsync(_portal, "innlandet", "article", "lenke", DeskWorkshop.Article("lenke", "Brutt lenke", "[a](term:finnes-ikke) [b](term:l40) ![](media:borte)\n"));
        var rule = await DeskWorkshop.PublishAsync(_portal, "innlandet", "fee", "egen-takst",
            DeskWorkshop.Article("egen-takst", "Ukontrollert takst", "").Replace("form: guide\n", "code: X\ncovers: Noe\nperiods:\n  - key: p\n    amount: 1 kr\n    status: not-found\n", StringComparison.Ordinal));
        using var editor = await _portal.SignInAsync("krol");

        var page = await editor.GetAsync("/innlandet/redaksjon?vis=alt");

        Assert.Contains($"/innlandet/redaksjon/tekst/{late}", Links(page, "gjennomgang"));
        Assert.Contains("På overtid", page.Text("section:has(#gjennomgang) li"), StringComparison.Ordinal);
        Assert.Equal(["Lenken «media:borte» fører ingen steder", "Lenken «term:finnes-ikke» fører ingen steder"],
            page.Page.QuerySelectorAll("section:has(#lenker) li").Where(li => li.QuerySelector("a")!.GetAttribute("href")!.EndsWith($"{linked}", StringComparison.Ordinal)).Select(li => li.QuerySelector("span")!.TextContent));
        Assert.Contains($"/innlandet/redaksjon/tekst/{rule}", Links(page, "regler"));
        Assert.Contains($"/innlandet/redaksjon/tekst/{linked}", Links(page, "bilder"));
        var twins = await editor.GetAsync("/innlandet/redaksjon?vis=alt&gruppe=malform");
        Assert.Contains($"/innlandet/redaksjon/tekst/{late}/liv", Links(twins, "malform"));

        // Readers of the other region's desk see none of it.
        Assert.DoesNotContain("Sen tekst", (await editor.GetAsync("/ost-viken/redaksjon?vis=alt")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mine_is_what_I_wrote_last()
    {
        var me = await DeskWorkshop.PersonAsync(_portal, "rol");
        var text = DeskWorkshop.Article("min", "Min sene tekst", "Tekst.\n").Replace("due: 2027-05-21", "due: 2026-11-02", StringComparison.Ordinal);
        await DeskWorkshop.PublishAsync(_portal, "innlandet", "article", "min", text, author: me);
        using var writer = await _portal.SignInAsync("rol");
        using var other = await _portal.SignInAsync("krol");
        Assert.Contains("Min sene tekst", (await writer.GetAsync("/innlandet/redaksjon")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Min sene tekst", (await other.GetAsync("/innlandet/redaksjon")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_left_behind_by_more_than_a_day_is_told()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        var nynorsk = await DeskWorkshop.PublishAsync(portal, "agder", "article", "par", DeskWorkshop.Article("par", "Paret", "Tekst.\n"), Language.Nynorsk);
        await DeskWorkshop.PublishAsync(portal, "agder", "article", "par", DeskWorkshop.Article("par", "Paret", "Tekst.\n"));
        Assert.Equal(0, await CountAsync("eldre-malform"));
        portal.Clock.MoveTo(TestClock.Start + Duration.FromHours(26));
        await DeskWorkshop.PublishAsync(portal, "agder", "article", "par", DeskWorkshop.Article("par", "Paret", "Ny tekst.\n"));
        Assert.Equal(1, await CountAsync("eldre-malform", nynorsk));

        async Task<int> CountAsync(string name, Guid? first = null)
        {
            await using var scope = await portal.InAsync("agder");
            foreach (var source in scope.ServiceProvider.GetServices<IDueSource>())
            {
                var group = await source.FindAsync(new DueQuestion(new LocalDate(2026, 11, 22), null, null, 5), CancellationToken.None);
                if (group.Name == name)
                {
                    if (first is not null)
                        Assert.Equal($"/redaksjon/tekst/{first}", group.Rows[0].Address);
                    return group.Total;
                }
            }

            throw new InvalidOperationException($"No source is called {name}.");
        }
    }

    [Fact]
    public async Task An_office_editor_sees_the_own_office_only_and_an_empty_board_cheers()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        using var office = await portal.SignInAsync("navkontor", "ost-viken");
        var page = await office.GetAsync("/ost-viken/redaksjon?vis=alt");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Alt er i orden", page.Text(".kp-state"), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Page.QuerySelectorAll("aside a").Select(a => a.GetAttribute("href")), href => href is "/ost-viken/redaksjon/meldinger" or "/ost-viken/redaksjon/inn-og-ut");
        Assert.Equal(HttpStatusCode.Forbidden, (await office.GetAsync("/ost-viken/redaksjon/meldinger")).Status);
    }

    [Fact]
    public async Task The_board_costs_the_same_number_of_queries_at_1_3_and_200_rows()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        using var editor = await portal.SignInAsync("krol");
        await DeskWorkshop.PublishAsync(portal, "nasjonal", "article", "felles", DeskWorkshop.Article("felles", "Felles", DeskWorkshop.NationalBody));
        var counts = new Dictionary<string, List<int>>();
        var have = 0;
        foreach (var rows in new[] { 1, 3, 200 })
        {
            await AddAsync(portal, have, rows);
            have = rows;
            foreach (var address in new[] { "/ost-viken/redaksjon?vis=alt", "/ost-viken/redaksjon/tillegg", "/ost-viken/redaksjon/meldinger" })
            {
                var (answer, queries) = await portal.CostAsync(editor, address);
                Assert.Equal(HttpStatusCode.OK, answer.Status);
                counts.TryAdd(address, []);
                counts[address].Add(queries);
            }
        }

        Assert.All(counts, row => Assert.True(row.Value.Distinct().Count() == 1, $"{row.Key}: {string.Join(", ", row.Value)}"));
        Assert.InRange(counts["/ost-viken/redaksjon?vis=alt"].Min(), 10, 32);
        Assert.InRange(counts["/ost-viken/redaksjon/tillegg"].Min(), 1, 6);
    }

    private static async Task AddAsync(TestPortal portal, int have, int rows)
    {
        await using var scope = await portal.InAsync("ost-viken");
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<PortalDb>();
        var publisher = services.GetRequiredService<Publisher>();
        await using var transaction = await services.GetRequiredService<IWriteLock>().BeginAsync(db, CancellationToken.None);
        for (var n = have + 1; n <= rows; n++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"rad-{n}");
            await PublishAsync("article", key, DeskWorkshop.Article(key, $"Rad {n}", "[x](term:finnes-ikke)\n").Replace("due: 2027-05-21", "due: 2026-11-01", StringComparison.Ordinal));
            await PublishAsync("supplement", key, $"---\nkey: {key}\ntitle: Tillegg {n}\nowner: O\naudience:\n  - gp\nvisibility: public\nchecked: 2026-11-21\ndue: 2027-05-21\nitem: article:felles\nheading: frister\nsection: gammel\n---\n\nTekst.\n");
            db.Add(new KunnskapsPortal.Editorial.ReportError.ErrorReport { Id = Guid.CreateVersion7(), Page = "/kurs", Text = "Feil", At = TestClock.Start });
        }

        await db.SaveChangesAsync();
        await transaction.CommitAsync(CancellationToken.None);

        async Task PublishAsync(string kind, string key, string text)
        {
            var (document, errors) = ContentParser.Parse(services.GetRequiredService<ContentKinds>()[kind], text);
            Assert.Empty(errors);
            await publisher.PublishAsync(document!, key, Language.Bokmal, VersionOrigin.Editor, null, CancellationToken.None);
        }
    }

    private static List<string?> Links(Answer page, string group) =>
        [.. page.Page.QuerySelectorAll($"section:has(#{group}) li a").Select(a => a.GetAttribute("href"))];
}

public sealed class DueBoardOnSqlite(OnSqlite fixture) : DueBoardTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class DueBoardOnPostgreSql(OnPostgreSql fixture) : DueBoardTests(fixture), IClassFixture<OnPostgreSql>;
