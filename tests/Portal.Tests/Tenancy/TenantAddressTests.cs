using System.Net;
using KunnskapsPortal.Portal.Tests.Ground;
using KunnskapsPortal.Web.Commands;

namespace KunnskapsPortal.Portal.Tests.Tenancy;

public abstract class TenantAddressTests(PortalFixture fixture)
{
    public static TheoryData<string> Tenants { get; } =
        ["nasjonal", "oslo", "ost-viken", "vest-viken", "innlandet", "vestfold-og-telemark", "agder", "rogaland", "vestland", "more-og-romsdal", "trondelag", "nordland", "troms-og-finnmark"];

    [Theory]
    [MemberData(nameof(Tenants))]
    public async Task A_tenant_answers_by_path_and_by_host_name_with_national_content(string tenant)
    {
        using var visitor = fixture.Portal.Visit();
        var byPath = await visitor.GetAsync($"/{tenant}/artikler/radgivende-lege");
        var byHost = await visitor.GetAsync("/artikler/radgivende-lege", $"{tenant}.localhost");
        Assert.Equal(HttpStatusCode.OK, byPath.Status);
        Assert.Equal(HttpStatusCode.OK, byHost.Status);
        Assert.Equal(byPath.Text("h1"), byHost.Text("h1"));
        Assert.Equal($"/{tenant}/", byPath.Page.QuerySelector(".kp-brand")!.GetAttribute("href"));
        Assert.Equal("/", byHost.Page.QuerySelector(".kp-brand")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/finnes-ikke/")]
    [InlineData("/innlandet/finnes-ikke")]
    [InlineData("/innlandet/artikler/finnes-ikke")]
    [InlineData("/innlandet/artikler/smagruppene-i-fredrikstad")]
    [InlineData("/innlandet/kurs/kollegamote-moss/februar-2027")]
    [InlineData("/artikler")]
    [InlineData("/innlandet/health/live")]
    [InlineData("/innlandet/personvern")]
    public async Task What_is_not_there_is_a_page_that_helps(string address)
    {
        using var visitor = fixture.Portal.Visit();
        var answer = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.StartsWith("Vi fant ikke siden", answer.Text("h1"), StringComparison.Ordinal);
        Assert.NotNull(answer.Page.QuerySelector("main a[href]"));
    }

    [Fact]
    public async Task Content_of_a_region_is_read_there_and_in_no_other()
    {
        using var visitor = fixture.Portal.Visit();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/ost-viken/artikler/smagruppene-i-fredrikstad")).Status);
        foreach (var other in new[] { "nasjonal", "innlandet", "agder" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/{other}/artikler/smagruppene-i-fredrikstad")).Status);
    }

    [Fact]
    public async Task Nynorsk_stands_under_nn_and_says_so()
    {
        using var visitor = fixture.Portal.Visit();
        var nynorsk = await visitor.GetAsync("/vestland/nn/artikler/radgivende-lege");
        Assert.Equal("nn", nynorsk.Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Kva den rådgivande legen kan brukast til", nynorsk.Text("h1"));
        Assert.Equal("/vestland/artikler/radgivende-lege", nynorsk.Page.QuerySelector(".kp-tools a[hreflang=nb]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_is_not_there_says_so_in_the_form_that_was_asked_for()
    {
        using var visitor = fixture.Portal.Visit();
        var answer = await visitor.GetAsync("/innlandet/nn/finnes-ikke");
        Assert.Equal("nn", answer.Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Vi fann ikkje sida", answer.Text("h1"));
        Assert.Equal("nn", (await visitor.GetAsync("/nn/personvern")).Page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task On_a_regions_host_name_the_national_library_and_the_shared_pages_are_reached_too()
    {
        using var visitor = fixture.Portal.Visit();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/nasjonal/kurs/l40-pa-en-time/januar-2027", "innlandet.localhost")).Status);
        Assert.Equal("Personvern", (await visitor.GetAsync("/personvern", "innlandet.localhost")).Text("h1"));
        Assert.Equal("Hvor jobber du?", (await visitor.GetAsync("/regioner", "innlandet.localhost")).Text("h1"));
    }

    [Fact]
    public async Task A_tenant_added_by_command_answers_without_a_restart()
    {
        using var visitor = fixture.Portal.Visit();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/ny-region/")).Status);

        var status = await PortalCommands.RunAsync(fixture.Portal.Options with { Words = ["tenant", "add", "ny-region"], Name = "Ny region", Host = "ny.localhost" });

        Assert.Equal(0, status);
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        var answer = await visitor.GetAsync("/ny-region/artikler/radgivende-lege");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Ny region", answer.Text(".kp-brand span"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/", "ny.localhost")).Status);
    }

    [Theory]
    [InlineData("nn")]
    [InlineData("Innlandet")]
    [InlineData("a")]
    [InlineData("to--streker")]
    [InlineData("innlandet")]
    public async Task A_key_that_cannot_be_used_is_refused_with_a_sentence(string key)
    {
        var wrong = await Assert.ThrowsAsync<ArgumentException>(() =>
            PortalCommands.RunAsync(fixture.Portal.Options with { Words = ["tenant", "add", key], Name = "Navn" }));
        Assert.Contains($"«{key}»", wrong.Message, StringComparison.Ordinal);
    }
}

public sealed class TenantAddressOnSqlite(OnSqlite fixture) : TenantAddressTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class TenantAddressOnPostgreSql(OnPostgreSql fixture) : TenantAddressTests(fixture), IClassFixture<OnPostgreSql>;
