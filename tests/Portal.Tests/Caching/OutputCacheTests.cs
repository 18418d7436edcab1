using KunnskapsPortal.Portal.Tests.Ground;
using KunnskapsPortal.Portal.Tests.Publishing;
using KunnskapsPortal.Web.Start;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Caching;

public abstract class OutputCacheTests(PortalFixture fixture)
{
    private const string Article = "/innlandet/artikler/radgivende-lege";
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task A_signed_out_reader_is_served_from_the_cache_without_a_query()
    {
        using var visitor = _portal.Visit();
        var first = await visitor.GetAsync(Article);
        var before = _portal.Queries.Count;
        var second = await visitor.GetAsync(Article);
        // At most the look at the tenants' revisions, which happens once a second.
        Assert.InRange(_portal.Queries.Count - before, 0, 1);
        Assert.NotNull(second.Message.Headers.Age);
        Assert.Equal(first.Body, second.Body);
        Assert.False(second.Message.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("__RequestVerificationToken", second.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_in_reader_is_never_served_from_the_cache_nor_stored()
    {
        using var visitor = await _portal.SignInAsync("fastlege");
        await visitor.GetAsync(Article);
        var answer = await visitor.GetAsync(Article);
        Assert.Null(answer.Message.Headers.Age);
        Assert.True(answer.Message.Headers.CacheControl!.NoStore);
        using var other = _portal.Visit();
        Assert.DoesNotContain("Min side", (await other.GetAsync(Article)).Text(".kp-tools"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_names_that_the_page_does_not_declare_make_no_entry_of_their_own()
    {
        using var visitor = _portal.Visit();
        await visitor.GetAsync(Article);
        Assert.NotNull((await visitor.GetAsync(Article + "?utm=1")).Message.Headers.Age);
    }

    [Fact]
    public async Task A_forged_host_gets_no_entry_that_others_are_served()
    {
        using var visitor = _portal.Visit();
        await visitor.GetAsync("/innlandet/nytt.atom", "ond.example");
        var answer = await visitor.GetAsync("/innlandet/nytt.atom");
        Assert.DoesNotContain("ond.example", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("oslo", "oslo")]
    [InlineData("nasjonal", "oslo")]
    public async Task A_publication_is_seen_at_once_in_the_region_it_concerns(string publishedIn, string readIn)
    {
        var slug = $"fersk-{publishedIn}";
        var folder = Folders.CreateTempSubdirectory("kp-fresh-").FullName;
        var path = Path.Combine(folder, publishedIn, "page", $"{slug}.nb.md");
        Folders.CreateDirectory(Path.GetDirectoryName(path)!);
        var start = _portal.Services.GetRequiredService<PortalStart>();
        using var visitor = _portal.Visit();

        foreach (var title in new[] { "Første", "Andre", "Tredje" })
        {
            await File.WriteAllTextAsync(path, ImportExportTests.Page(slug, title));
            await start.ImportAsync(folder, CancellationToken.None);
            Assert.Equal(title, (await visitor.GetAsync($"/{readIn}/side/{slug}")).Text("h1"));
            Assert.Equal(title, (await visitor.GetAsync($"/{readIn}/side/{slug}")).Text("h1"));
        }

        Folders.Delete(folder, true);
    }

    [Fact]
    public async Task A_page_with_a_dated_rule_lives_no_longer_than_to_the_date()
    {
        var folder = Folders.CreateTempSubdirectory("kp-dated-").FullName;
        var path = Path.Combine(folder, "nordland", "fee", "prove.nb.md");
        Folders.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, """
            ---
            key: prove
            title: Prøvetakst
            summary: Bare en prøve.
            owner: Redaksjonen
            audience:
              - gp
            visibility: public
            checked: 2026-11-21
            due: 2027-05-21
            code: PRØVE
            covers: Ingenting
            periods:
              - key: gammel
                to: 2026-11-21
                amount: 10 kr
                status: law
              - key: ny
                from: 2026-11-22
                amount: 20 kr
                status: law
            sources:
              - key: kilde
                title: En kilde
            ---
            """);
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        await portal.Services.GetRequiredService<PortalStart>().ImportAsync(folder, CancellationToken.None);
        // Two seconds before midnight in Oslo.
        portal.Clock.MoveTo(NodaTime.Instant.FromUtc(2026, 11, 21, 22, 59, 58));
        using var visitor = portal.Visit();
        Assert.Equal("10 kr", (await visitor.GetAsync("/nordland/takster")).Text("#prove td[data-label=Beløp]"));
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Equal("20 kr", (await visitor.GetAsync("/nordland/takster")).Text("#prove td[data-label=Beløp]"));
        Folders.Delete(folder, true);
    }
}

public sealed class OutputCacheOnSqlite(OnSqlite fixture) : OutputCacheTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class OutputCacheOnPostgreSql(OnPostgreSql fixture) : OutputCacheTests(fixture), IClassFixture<OnPostgreSql>;
