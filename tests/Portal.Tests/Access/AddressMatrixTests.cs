using System.Net;
using System.Reflection;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Access;

/// <summary>
/// Every address, met by one who is signed out, one whose membership waits, and one of each role, in the tenant they belong to
/// and in others. An address without a row fails, so a new page is always given a thought; so does a row that names other
/// permissions than the page does.
/// </summary>
public abstract class AddressMatrixTests(PortalFixture fixture)
{
    private const int Redirect = 302;
    private const int NotFound = 404;

    private static readonly Permission[] Writers = [Permission.WriteContent, Permission.WriteForOffice];
    private static readonly Permission[] Desk = [.. Writers, Permission.ReviewContent];

    private static readonly Dictionary<string, Row> Rows = new()
    {
        ["/"] = Row.Outside("/"),
        ["/regioner"] = Row.Outside("/regioner"),
        ["/tilgjengelighet"] = Row.Outside("/tilgjengelighet"),
        ["/personvern"] = Row.Outside("/personvern"),
        ["/forside"] = Row.Open("/"),
        ["/feil/{code:int}"] = Row.Open("/feil/404", NotFound),
        ["/artikler"] = Row.Open("/artikler"),
        ["/artikler/{slug}"] = Row.Members("/artikler/intern-rutine-bestilling"),
        ["/ordbok"] = Row.Open("/ordbok"),
        ["/ordbok/{slug}"] = Row.Open("/ordbok/l40"),
        ["/sykefravarslopet/{slug}"] = Row.Open("/sykefravarslopet/dialogmote-2"),
        ["/frakoblet"] = Row.Open("/frakoblet"),
        ["/frakoblet.json"] = Row.Open("/frakoblet.json"),
        ["/bestilling"] = Row.Open("/bestilling"),
        ["/svar"] = Row.Open("/svar"),
        ["/huskelister/{slug}.json"] = Row.Open("/huskelister/uke-7.json"),
        ["/huskelister/{slug}/innbygg"] = Row.Open("/huskelister/uke-7/innbygg"),
        ["/sykefravarslopet"] = Row.Open("/sykefravarslopet"),
        ["/takster"] = Row.Open("/takster"),
        ["/misforstaelser"] = Row.Open("/misforstaelser?tema=gradering"),
        ["/verktoy"] = Row.Open("/verktoy"),
        ["/verktoy/{slug}"] = Row.Open("/verktoy/icit"),
        ["/skjemaer"] = Row.Open("/skjemaer"),
        ["/skjemaer/{slug}"] = Row.Open("/skjemaer/oppfolgingsplan"),
        ["/god-praksis"] = Row.Open("/god-praksis"),
        ["/god-praksis/{slug}"] = Row.Open("/god-praksis/fredrikstad-smagrupper"),
        ["/kilder"] = Row.Open("/kilder"),
        ["/om-innholdet"] = Row.Open("/om-innholdet"),
        ["/motepakker"] = Row.Open("/motepakker"),
        ["/motepakker/{slug}"] = Row.Open("/motepakker/taushetsplikt"),
        ["/kasus"] = Row.Open("/kasus?tema=samhandling"),
        ["/kasus/{slug}"] = Row.Open("/kasus/bestilt-sykmelding"),
        ["/moduler/{slug}"] = Row.Open("/moduler/tidslinjen"),
        ["/leksjoner/{slug}"] = Row.Open("/leksjoner/m1-type-og-grad"),
        ["/kompetanseplan/{slug}"] = Row.Open("/kompetanseplan/radgivende-lege"),
        ["/side/{slug}"] = Row.Open("/side/om-portalen"),
        ["/nytt.atom"] = Row.Open("/nytt.atom"),
        ["/tiltak"] = Row.Open("/tiltak"),
        ["/tiltak/sammenlign"] = Row.Open("/tiltak/sammenlign?a=avklaring&b=mentor"),
        ["/tiltak/finn"] = Row.Open("/tiltak/finn?behov=annen-jobb"),
        ["/tiltak/lokalt"] = Row.Needs("/tiltak/lokalt", Permission.PublishContent, Permission.WriteForOffice) with { InNational = NotFound },
        ["/tiltak/{slug}/lokalt"] = Row.Needs("/tiltak/avklaring/lokalt", Permission.PublishContent, Permission.WriteForOffice) with { InNational = NotFound },
        ["/tiltak/{slug}"] = Row.Open("/tiltak/gradert-sykmelding"),
        ["/huskelister"] = Row.Open("/huskelister"),
        ["/huskelister/{slug}"] = Row.Open("/huskelister/l40"),
        ["/kurs"] = Row.Open("/kurs"),
        ["/kurs/{slug}"] = Row.Open("/kurs/todagerskurs"),
        ["/kurs/{slug}/{session}"] = Row.Open("/kurs/todagerskurs/var-2027"),
        ["/kurs/{slug}/{session}.ics"] = Row.Open("/kurs/todagerskurs/var-2027.ics"),
        ["/kurs/{slug}/sok-plass"] = Row.SignedIn("/kurs/todagerskurs/sok-plass") with { NotFoundElsewhere = true },
        ["/kurs/{slug}/{session}/kolleger"] = Row.SignedIn("/kurs/todagerskurs/var-2027/kolleger") with { NotFoundElsewhere = true },
        ["/kurs/{slug}/{session}/oppmote"] = Row.SignedIn("/kurs/todagerskurs/var-2027/oppmote") with { NotFoundElsewhere = true },
        ["/kurs/{slug}/{session}/evaluering"] = Row.SignedIn("/kurs/todagerskurs/var-2027/evaluering", 403) with { NotFoundElsewhere = true },
        ["/arrangor"] = Row.Arrangers("/arrangor"),
        ["/arrangor/oversikt"] = Row.Needs("/arrangor/oversikt", Permission.ArrangeCourses),
        ["/arrangor/{course}/komite"] = Row.Arrangers("/arrangor/todagerskurs/komite") with { NotFoundElsewhere = true },
        ["/arrangor/{course}/kopier"] = Row.Arrangers("/arrangor/todagerskurs/kopier") with { NotFoundElsewhere = true },
        ["/arrangor/{course}/{session}"] = Row.Arrangers("/arrangor/todagerskurs/var-2027") with { NotFoundElsewhere = true },
        ["/arrangor/{course}/{session}/lenke"] = Row.Arrangers("/arrangor/todagerskurs/var-2027/lenke") with { NotFoundElsewhere = true },
        ["/arrangor/{course}/{session}/bord"] = Row.Arrangers("/arrangor/todagerskurs/var-2027/bord") with { NotFoundElsewhere = true },
        ["/arrangor/{course}/{session}/bord/utskrift"] = Row.Arrangers("/arrangor/todagerskurs/var-2027/bord/utskrift") with { NotFoundElsewhere = true },
        ["/arrangor/{course}/{session}/navneskilt"] = Row.Arrangers("/arrangor/todagerskurs/var-2027/navneskilt") with { NotFoundElsewhere = true },
        ["/arrangor/{course}/{session}/oppmote"] = Row.Arrangers("/arrangor/todagerskurs/var-2027/oppmote") with { NotFoundElsewhere = true },
        ["/arrangor/{course}/{session}/dorkode"] = Row.Arrangers("/arrangor/todagerskurs/var-2027/dorkode") with { NotFoundElsewhere = true },
        ["/arrangor/{course}/{session}/bevis"] = Row.Arrangers("/arrangor/todagerskurs/var-2027/bevis") with { NotFoundElsewhere = true },
        ["/arrangor/{course}/{session}/evaluering"] = Row.Arrangers("/arrangor/todagerskurs/var-2027/evaluering") with { NotFoundElsewhere = true },
        ["/arrangor/{course}/{session}/evaluering/resultat"] = Row.Arrangers("/arrangor/todagerskurs/var-2027/evaluering/resultat") with { NotFoundElsewhere = true },
        ["/bevis/{code}"] = Row.Open("/bevis/finnes-ikke", NotFound),
        ["/bevis/{code}.pdf"] = Row.Open("/bevis/finnes-ikke.pdf", NotFound),
        ["/poengregler"] = Row.Open("/poengregler"),
        ["/min-side/poeng"] = Row.SignedIn("/min-side/poeng"),
        ["/min-side/poeng.csv"] = Row.SignedIn("/min-side/poeng.csv"),
        ["/min-side/poeng.pdf"] = Row.SignedIn("/min-side/poeng.pdf", NotFound),
        ["/min-side/poeng/utskrift"] = Row.SignedIn("/min-side/poeng/utskrift"),
        ["/kompetanse"] = Row.Needs("/kompetanse", Permission.SeeCompetence),
        ["/kontakt"] = Row.Open("/kontakt"),
        ["/kontakt/{slug}"] = Row.Open("/kontakt/demo-radgivende-lege-1"),
        ["/kontakt/rediger"] = Row.Needs("/kontakt/rediger", Permission.PublishContent),
        ["/kontakt/rediger/ny"] = Row.Needs("/kontakt/rediger/ny?slag=nav-office", Permission.PublishContent),
        ["/kontakt/{slug}/rediger"] = Row.Keepers("/kontakt/demo-radgivende-lege-2/rediger"),
        ["/kontakt/{slug}/liste"] = Row.Open("/kontakt/demo-nav-kontor-hamar/liste"),
        ["/kontakt/{slug}/liste/utskrift"] = Row.Open("/kontakt/demo-nav-kontor-hamar/liste/utskrift"),
        ["/kontakt/{slug}/liste/feil"] = Row.Open("/kontakt/demo-nav-kontor-hamar/liste/feil"),
        ["/kontakt/{slug}/liste.vcf"] = Row.Open("/kontakt/demo-nav-kontor-hamar/liste.vcf"),
        ["/kontakt/{slug}/liste.csv"] = Row.Open("/kontakt/demo-nav-kontor-hamar/liste.csv"),
        ["/kontakt/lister"] = Row.Keepers("/kontakt/lister") with { AlsoOffice = true, InNational = 200 },
        ["/kontakt/lister/{slug}"] = Row.Keepers("/kontakt/lister/demo-nav-kontor-hamar") with { AlsoOffice = true },
        ["/kontakt/lister/{slug}/importer"] = Row.Keepers("/kontakt/lister/demo-nav-kontor-hamar/importer") with { AlsoOffice = true },
        ["/kontakt/lister/{slug}/bekreft"] = Row.Keepers("/kontakt/lister/demo-nav-kontor-hamar/bekreft") with { AlsoOffice = true },
        ["/kontakt/lister/{slug}/importer/{id:guid}"] = Row.Keepers("/kontakt/lister/demo-nav-kontor-hamar/importer/{item}") with { AlsoOffice = true, Answer = 410 },
        ["/kontakt/vakt"] = Row.Open("/kontakt/vakt", NotFound),
        ["/kontakt/vakt/ring-meg"] = Row.Open("/kontakt/vakt/ring-meg", NotFound),
        ["/kontakt/vakt/mine"] = Row.Open("/kontakt/vakt/mine", NotFound),
        ["/kontakt/vakt/plan"] = Row.Open("/kontakt/vakt/plan", NotFound),
        ["/kontakt/vakt/plan/{id}"] = Row.Open("/kontakt/vakt/plan/ny", NotFound),
        ["/kontakt/vakt/tall"] = Row.Open("/kontakt/vakt/tall", NotFound),
        ["/kontakt/{slug}.vcf"] = Row.Open("/kontakt/demo-radgivende-lege-1.vcf"),
        ["/sok"] = Row.Open("/sok?q=L40"),
        ["/sok.json"] = Row.Open("/sok.json?q=L40"),
        ["/sok/forslag"] = Row.Open("/sok/forslag?q=L4"),
        ["/kalender"] = Row.Open("/kalender"),
        ["/kalender.ics"] = Row.Open("/kalender.ics"),
        ["/kalender/{secret}.ics"] = Row.Open("/kalender/finnes-ikke.ics", NotFound),
        ["/kalender/mote/{uid}.ics"] = Row.Open("/kalender/mote/kurs-innlandet-todagerskurs-var-2027-var-2027-dag-1@kunnskapsportal.ics"),
        ["/kalender/abonnement"] = Row.SignedIn("/kalender/abonnement"),
        ["/media/{key}/{name}"] = Row.Open("/media/finnes-ikke/fil.png", NotFound),
        ["/utseende.css"] = Row.Open("/utseende.css", NotFound),
        ["/meld-feil"] = Row.Open("/meld-feil?side=/kurs"),
        ["/tillegg/{slug}"] = Row.Open("/tillegg/finnes-ikke", NotFound),
        ["/konto/logg-inn"] = Row.Guests("/konto/logg-inn"),
        ["/konto/ny"] = Row.Guests("/konto/ny"),
        ["/konto/logg-ut"] = Row.Open("/konto/logg-ut"),
        ["/konto/invitasjon/{token}"] = Row.Open("/konto/invitasjon/finnes-ikke", NotFound),
        ["/konto/profil"] = Row.SignedIn("/konto/profil"),
        ["/konto/varsler"] = Row.SignedIn("/konto/varsler"),
        ["/konto/avmeld/{token}"] = Row.Open("/konto/avmeld/finnes-ikke", NotFound),
        ["/min-side"] = Row.SignedIn("/min-side"),
        ["/admin"] = Row.Needs("/admin", Permission.ApproveMembers, Permission.EditLook, Permission.ManageTenant, Permission.SeeAudit, Permission.ManageInstallation),
        ["/admin/medlemmer"] = Row.Needs("/admin/medlemmer", Permission.ApproveMembers),
        ["/admin/invitasjoner"] = Row.Needs("/admin/invitasjoner", Permission.ApproveMembers),
        ["/admin/innstillinger"] = Row.Needs("/admin/innstillinger", Permission.ManageTenant),
        ["/admin/kontakter"] = Row.Needs("/admin/kontakter", Permission.ManageTenant),
        ["/admin/logg"] = Row.Needs("/admin/logg", Permission.SeeAudit),
        ["/admin/jobber"] = Row.Needs("/admin/jobber", Permission.ManageTenant, Permission.ManageInstallation),
        ["/admin/utseende"] = Row.Needs("/admin/utseende", Permission.EditLook),
        ["/admin/utsending"] = Row.Needs("/admin/utsending", Permission.ManageTenant),
        ["/admin/utsending/stopp"] = Row.Needs("/admin/utsending/stopp", Permission.ManageTenant),
        ["/admin/regioner"] = Row.Needs("/admin/regioner", Permission.ManageInstallation) with { NationalOnly = true },
        ["/redaksjon"] = Row.Needs("/redaksjon", Writers),
        ["/redaksjon/innhold"] = Row.Needs("/redaksjon/innhold", Desk),
        ["/redaksjon/ny"] = Row.Needs("/redaksjon/ny", Writers),
        ["/redaksjon/lenker"] = Row.Needs("/redaksjon/lenker", Writers),
        ["/redaksjon/hjelp/lenker.json"] = Row.Needs("/redaksjon/hjelp/lenker.json?q=l40", Writers),
        ["/redaksjon/hjelp/media.json"] = Row.Needs("/redaksjon/hjelp/media.json", Writers),
        ["/redaksjon/hjelp/visning"] = Row.Needs("/redaksjon/hjelp/visning", Writers) with { Answer = NotFound },
        ["/redaksjon/hjelp/rad"] = Row.Needs("/redaksjon/hjelp/rad", Writers) with { Answer = NotFound },
        ["/redaksjon/hjelp/last-opp"] = Row.Needs("/redaksjon/hjelp/last-opp", Writers) with { Answer = NotFound },
        ["/redaksjon/tekst/{id:guid}"] = Row.Needs("/redaksjon/tekst/{item}", Writers) with { IsOwned = true },
        ["/redaksjon/tekst/{id:guid}/vis"] = Row.Needs("/redaksjon/tekst/{item}/vis", Writers) with { IsOwned = true },
        ["/redaksjon/tekst/{id:guid}/flett"] = Row.Needs("/redaksjon/tekst/{item}/flett", Writers) with { IsOwned = true, Answer = Redirect },
        ["/redaksjon/tekst/{id:guid}/utkast"] = Row.Needs("/redaksjon/tekst/{item}/utkast", Writers) with { Answer = Redirect },
        ["/redaksjon/tekst/{id:guid}/liv"] = Row.Needs("/redaksjon/tekst/{item}/liv", Desk) with { IsOwned = true },
        ["/redaksjon/tekst/{id:guid}/sammenlign"] = Row.Needs("/redaksjon/tekst/{item}/sammenlign", Desk) with { IsOwned = true },
        ["/redaksjon/media"] = Row.Needs("/redaksjon/media", Writers),
        ["/redaksjon/media/{key}"] = Row.Needs("/redaksjon/media/finnes-ikke", Writers) with { Answer = NotFound },
        ["/redaksjon/inn-og-ut"] = Row.Needs("/redaksjon/inn-og-ut", Permission.ManageTenant),
        ["/redaksjon/inn-og-ut/{id:guid}"] = Row.Needs("/redaksjon/inn-og-ut/{item}", Permission.ManageTenant) with { Answer = NotFound },
        ["/redaksjon/oppsett"] = Row.Needs("/redaksjon/oppsett", Permission.EditLook),
        ["/redaksjon/e-post"] = Row.Needs("/redaksjon/e-post", Permission.WriteContent),
        ["/redaksjon/e-post/{slug}"] = Row.Needs("/redaksjon/e-post/standard", Permission.WriteContent),
        ["/redaksjon/e-post/{slug}/visning"] = Row.Needs("/redaksjon/e-post/standard/visning?form=nn", Permission.WriteContent),
        ["/redaksjon/tillegg"] = Row.Needs("/redaksjon/tillegg", Writers) with { InNational = Redirect },
        ["/redaksjon/tillegg/ny"] = Row.Needs("/redaksjon/tillegg/ny?til=measure:gradert-sykmelding", Writers) with { InNational = NotFound },
        ["/redaksjon/tillegg/{id:guid}"] = Row.Needs("/redaksjon/tillegg/{item}", Writers) with { Answer = NotFound },
        ["/redaksjon/regionenes-tillegg"] = Row.Needs("/redaksjon/regionenes-tillegg", Permission.PublishContent) with { NationalOnly = true },
        ["/redaksjon/regelendringer"] = Row.Needs("/redaksjon/regelendringer", Permission.PublishContent) with { NationalOnly = true },
        ["/redaksjon/meldinger"] = Row.Needs("/redaksjon/meldinger", Permission.WriteContent),
        ["/redaksjon/meldinger/{id:guid}"] = Row.Needs("/redaksjon/meldinger/{item}", Permission.WriteContent) with { Answer = NotFound },
    };

    // Who belongs where, as in the demo: the region's people are members of innlandet and ost-viken, two of nasjonal.
    private static readonly (string? Name, Role? Role, bool IsNational)[] People =
    [
        (null, null, false),
        ("fastlege195", null, false),
        ("fastlege2", Role.Gp, false),
        ("veileder", Role.Counsellor, false),
        ("kommuneoverlege", Role.ChiefPhysician, false),
        ("navkontor", Role.NavOfficeEditor, false),
        ("rol", Role.AdvisoryPhysician, false),
        ("krol", Role.CoordinatingAdvisoryPhysician, false),
        ("regionadmin", Role.RegionAdmin, false),
        ("nasjonal", Role.NationalEditor, true),
        ("drift", Role.Operator, true),
    ];

    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public void Every_page_has_a_row()
    {
        var routes = Pages().Select(page => page.Route).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Rows.Keys.Order(StringComparer.Ordinal), routes);
    }

    [Fact]
    public async Task Each_row_names_the_permissions_that_its_page_asks_for()
    {
        var loader = _portal.Services.GetRequiredService<Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure.PageLoader>();
        foreach (var (route, page) in Pages())
        {
            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var asked = CustomAttributeExtensions.GetCustomAttribute<RequiresAttribute>((MemberInfo)compiled.HandlerTypeInfo);
            Assert.Equal(Rows[route].Permissions.Order(), asked?.AnyOf.Order() ?? Enumerable.Empty<Permission>().Order());
            Assert.Equal(Rows[route].NationalOnly, asked?.NationalOnly ?? false);
        }
    }

    [Fact]
    public async Task Each_address_answers_each_role_as_it_should_at_home_and_away()
    {
        var ids = await IdsAsync();
        var wrong = new List<string>();
        foreach (var (name, role, isNational) in People)
        {
            using var visitor = name is null ? _portal.Visit() : await _portal.SignInAsync(name, isNational ? "nasjonal" : "innlandet");
            foreach (var tenant in new[] { "innlandet", "agder", "nasjonal" })
            {
                var rights = role is { } r && isNational == (tenant == "nasjonal") && tenant != "agder" ? RoleRights.Of(r) : new HashSet<Permission>();
                var isMember = role is not null && isNational == (tenant == "nasjonal") && tenant != "agder";
                foreach (var row in Rows.Values)
                {
                    if (row.Expected(tenant, name is not null, isMember, rights, isOffice: role == Role.NavOfficeEditor) is not { } expected)
                        continue;
                    var status = (int)(await visitor.GetAsync(row.In(tenant, ids))).Status;
                    if (status != expected)
                        wrong.Add($"{row.In(tenant, ids)} {name ?? "signed out"}: {status}, expected {expected}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task An_item_of_one_region_is_not_there_in_another_where_the_same_person_has_the_same_rights()
    {
        var ids = await IdsAsync();
        using var admin = await _portal.SignInAsync("regionadmin");
        foreach (var row in Rows.Values.Where(row => row.IsOwned))
        {
            // The right is shown to exist first: at home the page answers.
            Assert.Equal(row.Answer, (int)(await admin.GetAsync(row.In("innlandet", ids))).Status);
            Assert.Equal(NotFound, (int)(await admin.GetAsync(row.In("ost-viken", ids))).Status);
        }
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
            var answer = await visitor.GetAsync(row.In("innlandet", Ids.None));
            var policy = Assert.Single(answer.Message.Headers.GetValues("Content-Security-Policy"));
            // The one page that other sites may show in a frame runs no script at all.
            var isFramed = row.Address.EndsWith("/innbygg", StringComparison.Ordinal);
            Assert.StartsWith("default-src 'none'; style-src 'self'; " + (isFramed ? "img-src 'self';" : "script-src 'self';"), policy, StringComparison.Ordinal);
            Assert.EndsWith(isFramed ? "frame-ancestors *" : "frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            if (answer.Message.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            Assert.Empty(answer.Page.QuerySelectorAll("[style], script:not([src]), style, [onclick]"));
            Assert.All(
                answer.Page.QuerySelectorAll("link[href], script[src], img[src], use[href]"),
                element => Assert.StartsWith("/", element.GetAttribute("href") ?? element.GetAttribute("src"), StringComparison.Ordinal));
        }
    }

    private async Task<Ids> IdsAsync()
    {
        await using var scope = await _portal.InAsync("innlandet");
        var item = await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<ContentItem>()
            .FirstAsync(i => i.Kind == "article" && i.Language == Language.Bokmal && i.Office == null);
        return new Ids(item.Id);
    }

    private IEnumerable<(string Route, PageActionDescriptor Page)> Pages() =>
        from endpoint in _portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let page = endpoint.Metadata.GetMetadata<PageActionDescriptor>()
        where page is not null
        select ("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), page);
}

/// <summary>Ids that stand in addresses: an item of innlandet that belongs to no office.</summary>
internal sealed record Ids(Guid Item)
{
    public static readonly Ids None = new(Guid.Empty);
}

/// <summary>One address, and whom it is for.</summary>
internal sealed record Row(string Address, RowKind Kind, IReadOnlyList<Permission> Permissions, int Answer = 200)
{
    /// <summary>The page exists in the national tenant only.</summary>
    public bool NationalOnly { get; init; }

    /// <summary>What the national tenant answers where that differs: the page is for regions.</summary>
    public int? InNational { get; init; }

    /// <summary>The address names a course of innlandet: other tenants have none, for those who are signed in.</summary>
    public bool NotFoundElsewhere { get; init; }

    /// <summary>The address names something that innlandet owns.</summary>
    public bool IsOwned { get; init; }

    public static Row Outside(string address) => new(address, RowKind.Outside, []);

    public static Row Open(string address, int answer = 200) => new(address, RowKind.Open, [], answer);

    public static Row Guests(string address) => new(address, RowKind.Guests, []);

    public static Row SignedIn(string address, int answer = 200) => new(address, RowKind.SignedIn, [], answer);

    /// <summary>For those who may arrange every course of the tenant; a course's own committee is tested by itself.</summary>
    public static Row Arrangers(string address) => new(address, RowKind.Arrangers, []);

    /// <summary>For those who keep the directory of innlandet, and its own office where <see cref="AlsoOffice"/>; not there for anybody else.</summary>
    public static Row Keepers(string address) => new(address, RowKind.Keepers, []);

    /// <summary>The editor of Demo Nav-kontor Hamar keeps it too.</summary>
    public bool AlsoOffice { get; init; }

    public static Row Members(string address) => new(address, RowKind.Members, []);

    public static Row Needs(string address, params Permission[] anyOf) => new(address, RowKind.Needs, anyOf);

    public string In(string tenant, Ids ids) =>
        (Kind == RowKind.Outside ? Address : $"/{tenant}{Address}").Replace("{item}", ids.Item.ToString(), StringComparison.Ordinal);

    /// <summary>The status that this person must meet; null where the row says nothing of that tenant.</summary>
    public int? Expected(string tenant, bool isSignedIn, bool isMember, IReadOnlySet<Permission> rights, bool isOffice) => Kind switch
    {
        RowKind.Outside => Answer,
        RowKind.Open => tenant == "innlandet" ? Answer : null,
        RowKind.Guests => isSignedIn ? 302 : Answer,
        RowKind.SignedIn or RowKind.Arrangers or RowKind.Keepers when !isSignedIn => 302,
        RowKind.Keepers => tenant == "innlandet" && (rights.Contains(Permission.PublishContent) || (AlsoOffice && isOffice)) ? Answer
            : tenant == "nasjonal" && rights.Contains(Permission.PublishContent) ? InNational ?? 404 : 404,
        RowKind.SignedIn or RowKind.Arrangers when NotFoundElsewhere && tenant != "innlandet" => 404,
        RowKind.SignedIn => Answer,
        RowKind.Arrangers => rights.Contains(Permission.ArrangeCourses) ? Answer : 403,
        RowKind.Members => tenant != "innlandet" ? 404 : isMember ? Answer : isSignedIn ? 403 : 302,
        _ when NationalOnly && tenant != "nasjonal" => 404,
        _ when !isSignedIn => 302,
        _ when !Permissions.Any(rights.Contains) => 403,
        _ when InNational is { } status && tenant == "nasjonal" => status,
        // What belongs to another tenant, or to no office where one writes for an office, is not there.
        _ when IsOwned && (tenant != "innlandet" || isOffice) => 404,
        _ => Answer,
    };
}

internal enum RowKind
{
    Outside,
    Open,
    Guests,
    SignedIn,
    Members,
    Arrangers,
    Keepers,
    Needs,
}

public sealed class AddressMatrixOnSqlite(OnSqlite fixture) : AddressMatrixTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class AddressMatrixOnPostgreSql(OnPostgreSql fixture) : AddressMatrixTests(fixture), IClassFixture<OnPostgreSql>;
