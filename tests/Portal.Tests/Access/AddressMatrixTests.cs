using System.Net;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Access;

/// <summary>
/// Every address, met by one who is signed out, one whose membership waits, one without the right, and one who has it. An
/// address without a row fails, so a new page is always given a thought.
/// </summary>
public abstract class AddressMatrixTests(PortalFixture fixture)
{
    private const int Ok = 200;
    private const int Redirect = 302;
    private const int Forbidden = 403;
    private const int NotFound = 404;

    // Route -> address, then the answers to: signed out, waiting for an approver, confirmed GP, region administrator.
    private static readonly Dictionary<string, (string Address, int Out, int Waiting, int Gp, int Admin)> Rows = new()
    {
        ["/"] = ("/", Ok, Ok, Ok, Ok),
        ["/regioner"] = ("/regioner", Ok, Ok, Ok, Ok),
        ["/forside"] = ("/innlandet/", Ok, Ok, Ok, Ok),
        ["/feil/{code:int}"] = ("/innlandet/feil/404", NotFound, NotFound, NotFound, NotFound),
        ["/artikler"] = ("/innlandet/artikler", Ok, Ok, Ok, Ok),
        ["/artikler/{slug}"] = ("/innlandet/artikler/intern-rutine-bestilling", Redirect, Forbidden, Ok, Ok),
        ["/ordbok"] = ("/innlandet/ordbok", Ok, Ok, Ok, Ok),
        ["/ordbok/{slug}"] = ("/innlandet/ordbok/l40", Ok, Ok, Ok, Ok),
        ["/sykefravarslopet"] = ("/innlandet/sykefravarslopet", Ok, Ok, Ok, Ok),
        ["/takster"] = ("/innlandet/takster", Ok, Ok, Ok, Ok),
        ["/side/{slug}"] = ("/innlandet/side/om-portalen", Ok, Ok, Ok, Ok),
        ["/tilgjengelighet"] = ("/tilgjengelighet", Ok, Ok, Ok, Ok),
        ["/personvern"] = ("/personvern", Ok, Ok, Ok, Ok),
        ["/nytt.atom"] = ("/innlandet/nytt.atom", Ok, Ok, Ok, Ok),
        ["/tiltak"] = ("/innlandet/tiltak", Ok, Ok, Ok, Ok),
        ["/tiltak/{slug}"] = ("/innlandet/tiltak/gradert-sykmelding", Ok, Ok, Ok, Ok),
        ["/huskelister"] = ("/innlandet/huskelister", Ok, Ok, Ok, Ok),
        ["/huskelister/{slug}"] = ("/innlandet/huskelister/l40", Ok, Ok, Ok, Ok),
        ["/kurs"] = ("/innlandet/kurs", Ok, Ok, Ok, Ok),
        ["/kurs/{slug}"] = ("/innlandet/kurs/todagerskurs", Ok, Ok, Ok, Ok),
        ["/kurs/{slug}/{session}"] = ("/innlandet/kurs/todagerskurs/var-2027", Ok, Ok, Ok, Ok),
        ["/kurs/{slug}/{session}.ics"] = ("/innlandet/kurs/todagerskurs/var-2027.ics", Ok, Ok, Ok, Ok),
        ["/kontakt"] = ("/innlandet/kontakt", Ok, Ok, Ok, Ok),
        ["/kontakt/{slug}"] = ("/innlandet/kontakt/demo-radgivende-lege-1", Ok, Ok, Ok, Ok),
        ["/kontakt/{slug}.vcf"] = ("/innlandet/kontakt/demo-radgivende-lege-1.vcf", Ok, Ok, Ok, Ok),
        ["/sok"] = ("/innlandet/sok?q=L40", Ok, Ok, Ok, Ok),
        ["/sok.json"] = ("/innlandet/sok.json?q=L40", Ok, Ok, Ok, Ok),
        ["/sok/forslag"] = ("/innlandet/sok/forslag?q=L4", Ok, Ok, Ok, Ok),
        ["/kalender"] = ("/innlandet/kalender", Ok, Ok, Ok, Ok),
        ["/kalender.ics"] = ("/innlandet/kalender.ics", Ok, Ok, Ok, Ok),
        ["/konto/logg-inn"] = ("/innlandet/konto/logg-inn", Ok, Redirect, Redirect, Redirect),
        ["/konto/logg-ut"] = ("/innlandet/konto/logg-ut", Ok, Ok, Ok, Ok),
        ["/konto/ny"] = ("/innlandet/konto/ny", Ok, Redirect, Redirect, Redirect),
        ["/konto/profil"] = ("/innlandet/konto/profil", Redirect, Ok, Ok, Ok),
        ["/min-side"] = ("/innlandet/min-side", Redirect, Ok, Ok, Ok),
        ["/redaksjon/inn-og-ut"] = ("/innlandet/redaksjon/inn-og-ut", Redirect, Forbidden, Forbidden, Ok),
        ["/redaksjon/inn-og-ut/{id:guid}"] = ("/innlandet/redaksjon/inn-og-ut/00000000-0000-7000-8000-000000000000", Redirect, Forbidden, Forbidden, NotFound),
        ["/admin"] = ("/innlandet/admin", Redirect, Forbidden, Forbidden, Redirect),
        ["/admin/medlemmer"] = ("/innlandet/admin/medlemmer", Redirect, Forbidden, Forbidden, Ok),
    };

    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public void Every_page_has_a_row()
    {
        var routes = _portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Rows.Keys.Order(StringComparer.Ordinal), routes);
    }

    [Fact]
    public async Task Each_address_answers_each_person_as_it_should()
    {
        using var signedOut = _portal.Visit();
        using var waiting = await _portal.SignInAsync("fastlege195");
        using var gp = await _portal.SignInAsync("fastlege2");
        using var admin = await _portal.SignInAsync("regionadmin");
        var wrong = new List<string>();
        foreach (var (route, row) in Rows)
        {
            await CheckAsync(signedOut, "signed out", row.Out);
            await CheckAsync(waiting, "waiting", row.Waiting);
            await CheckAsync(gp, "GP", row.Gp);
            await CheckAsync(admin, "administrator", row.Admin);

            async Task CheckAsync(Visitor visitor, string who, int expected)
            {
                var status = (int)(await visitor.GetAsync(row.Address)).Status;
                if (status != expected)
                    wrong.Add($"{row.Address} {who}: {status}, expected {expected}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_member_of_one_region_is_no_member_of_another()
    {
        // The rights are shown to exist first: in the own region the page answers.
        using var admin = await _portal.SignInAsync("regionadmin");
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/innlandet/admin/medlemmer")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.GetAsync("/agder/admin/medlemmer")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/agder/artikler/intern-rutine-bestilling")).Status);
    }

    [Fact]
    public async Task What_members_read_is_found_by_members_only()
    {
        const string query = "/innlandet/sok.json?q=intern+rutine+bestilling";
        using var gp = await _portal.SignInAsync("fastlege2");
        Assert.Contains("intern-rutine-bestilling", (await gp.GetAsync(query)).Body, StringComparison.Ordinal);
        using var waiting = await _portal.SignInAsync("fastlege195");
        using var signedOut = _portal.Visit();
        foreach (var visitor in new[] { waiting, signedOut })
        {
            foreach (var address in new[] { query, "/innlandet/sok?q=intern+rutine", "/innlandet/sok/forslag?q=intern", "/innlandet/nytt.atom", "/innlandet/artikler", "/agder/sok.json?q=intern+rutine" })
                Assert.DoesNotContain("intern-rutine-bestilling", (await visitor.GetAsync(address)).Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_answer_carries_the_strict_policy_and_asks_for_nothing_elsewhere()
    {
        using var visitor = _portal.Visit();
        foreach (var row in Rows.Values)
        {
            var answer = await visitor.GetAsync(row.Address);
            var policy = Assert.Single(answer.Message.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'; style-src 'self'; script-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            if (answer.Message.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            Assert.Empty(answer.Page.QuerySelectorAll("[style], script:not([src]), style, [onclick]"));
            Assert.All(
                answer.Page.QuerySelectorAll("link[href], script[src], img[src], use[href]"),
                element => Assert.StartsWith("/", element.GetAttribute("href") ?? element.GetAttribute("src"), StringComparison.Ordinal));
        }
    }
}

public sealed class AddressMatrixOnSqlite(OnSqlite fixture) : AddressMatrixTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class AddressMatrixOnPostgreSql(OnPostgreSql fixture) : AddressMatrixTests(fixture), IClassFixture<OnPostgreSql>;
