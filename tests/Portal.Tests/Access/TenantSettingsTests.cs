using System.Net;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Portal.Tests.Ground;
using KunnskapsPortal.Web.Commands;

namespace KunnskapsPortal.Portal.Tests.Access;

public abstract class TenantSettingsTests(PortalFixture fixture)
{
    private const string Address = "/ost-viken/admin/innstillinger";

    [Theory]
    [InlineData("Courses", "/kurs/kollegamote-moss", "/sok.json?q=kollegam%C3%B8te", "/nytt.atom", "/kalender", "/kalender.ics", "/forside")]
    [InlineData("Directory", "/kontakt/demo-radgivende-lege", "/sok.json?q=demo+radgivende+lege", "/forside")]
    [InlineData("Measures", "/tiltak/gradert-sykmelding", "/sok.json?q=gradert+sykmelding", "/huskelister/gradert-sykmelding")]
    public async Task What_belongs_to_a_module_that_is_off_is_found_nowhere(string module, string trace, params string[] addresses)
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        using var reader = portal.Visit();
        using var admin = await portal.SignInAsync("regionadmin", "ost-viken");
        var traced = new List<string>();
        foreach (var address in addresses)
        {
            // It is seen everywhere first; this also fills the cache.
            if ((await reader.GetAsync("/ost-viken" + address)).Body.Contains(trace, StringComparison.Ordinal))
                traced.Add(address);
        }

        Assert.Equal(addresses, traced);
        await SaveAsync(admin, await admin.GetAsync(Address), off: module);
        foreach (var address in traced)
            Assert.DoesNotContain(trace, (await reader.GetAsync("/ost-viken" + address)).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/ost-viken/" + trace.Split('/')[1])).Status);
        // Another region has it as before.
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/innlandet/" + trace.Split('/')[1])).Status);
        await SaveAsync(admin, await admin.GetAsync(Address), on: module);
        Assert.Contains(trace, (await reader.GetAsync("/ost-viken" + addresses[0])).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_forms_the_later_is_told_and_shown_both_values()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        using var admin = await portal.SignInAsync("regionadmin", "ost-viken");
        var first = await admin.GetAsync(Address);
        var second = await admin.GetAsync(Address);
        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(admin, first, off: "Calendar")).Status);
        var refused = await SaveAsync(admin, second, off: "Measures");
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Equal(
            ["Tiltak: Du valgte av. Nå er det på.", "Kalender: Du valgte på. Nå er det av."], refused.Texts("#feil p"));
        using var reader = portal.Visit();
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/ost-viken/tiltak")).Status);
        // Having seen it, the person may insist.
        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(admin, refused)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/ost-viken/tiltak")).Status);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/ost-viken/kalender")).Status);
    }

    [Fact]
    public async Task Of_many_forms_at_the_same_moment_one_is_stored()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        using var admin = await portal.SignInAsync("regionadmin", "ost-viken");
        var page = await admin.GetAsync(Address);
        string[] modules = ["Library", "Measures", "Checklists", "Courses", "Directory", "Calendar"];
        var answers = await Task.WhenAll(modules.Select(module => SaveAsync(admin, page, off: module)));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Redirect);
        Assert.Single(await portal.AuditAsync("ost-viken"), e => e.Action == AuditActions.TenantModules);
    }

    [Fact]
    public async Task Four_eyes_are_stored_for_each_kind_and_written_down()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        using var admin = await portal.SignInAsync("regionadmin", "ost-viken");
        await SaveAsync(admin, await admin.GetAsync(Address), eyes: "article");
        var entry = Assert.Single(await portal.AuditAsync("ost-viken"), e => e.Action == AuditActions.TenantFourEyes);
        Assert.Equal(("tenant ost-viken", "article: off → on"), (entry.Subject, entry.Detail));
        var page = await admin.GetAsync(Address);
        Assert.Equal(["article"], page.Page.QuerySelectorAll("input[name=fireoyne][checked]").Select(e => e.GetAttribute("value")));
        Assert.Empty((await admin.GetAsync("/innlandet/admin/innstillinger")).Page.QuerySelectorAll("input[name=fireoyne][checked]"));
    }

    [Fact]
    public async Task A_region_made_by_form_answers_at_once_and_its_first_administrator_joins_by_link()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        using var reader = portal.Visit();
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/svalbard/tiltak")).Status);
        using var keeper = await portal.SignInAsync("drift", "nasjonal");
        var form = await keeper.GetAsync("/nasjonal/admin/regioner");
        var suggested = await keeper.SubmitAsync(form, "main form", ("navn", "Svalbard"));
        Assert.Equal("svalbard", suggested.Page.QuerySelector("#nokkel")!.GetAttribute("value"));
        var made = await keeper.SubmitAsync(suggested, "main form", ("epost", "sysselmester@kommune.example"));
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/svalbard/tiltak")).Status);
        var again = await keeper.SubmitAsync(suggested, "main form");
        Assert.NotEqual("", again.Text("#nokkel-feil"));

        var link = new Uri(made.Page.QuerySelector("input[readonly]")!.GetAttribute("value")!).AbsolutePath;
        Assert.StartsWith("/svalbard/konto/invitasjon/", link, StringComparison.Ordinal);
        using var person = await portal.OpenAccountAsync("sysselmester@kommune.example", link);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/svalbard/admin/medlemmer")).Status);
        await person.JoinAsync(link);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/svalbard/admin/medlemmer")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/innlandet/admin/medlemmer")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync("/svalbard/admin/regioner")).Status);
        var entry = Assert.Single(await portal.AuditAsync("nasjonal"), e => e.Action == AuditActions.TenantCreated);
        Assert.Equal("tenant svalbard", entry.Subject);
        // The portal itself invited, as the new region sees it.
        Assert.Null(Assert.Single(await portal.AuditAsync("svalbard"), e => e.Action == AuditActions.InvitationMade).By);
    }

    [Fact]
    public async Task The_command_makes_a_region_by_the_same_rules()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        var options = portal.Options with { Words = ["tenant", "add", "svalbard"], Name = "Svalbard" };
        Assert.Equal(0, await PortalCommands.RunAsync(options));
        await Assert.ThrowsAsync<ArgumentException>(() => PortalCommands.RunAsync(options));
        await Assert.ThrowsAsync<ArgumentException>(() => PortalCommands.RunAsync(options with { Words = ["tenant", "add", "konto"] }));
        await Assert.ThrowsAsync<ArgumentException>(() => PortalCommands.RunAsync(options with { Words = ["tenant", "add", "jan-mayen"], Name = null }));
        var entry = Assert.Single(await portal.AuditAsync("nasjonal"), e => e.Action == AuditActions.TenantCreated);
        Assert.Null(entry.By);
    }

    private static async Task<Answer> SaveAsync(Visitor admin, Answer page, string? off = null, string? on = null, string? eyes = null)
    {
        var modules = Checked(page, "modul").Where(name => name != off).Concat(on is null ? [] : [on]);
        var four = Checked(page, "fireoyne").Concat(eyes is null ? [] : [eyes]);
        KeyValuePair<string, string>[] fields =
        [
            Hidden(page, "stempel"), Hidden(page, "__RequestVerificationToken"),
            .. modules.Select(name => new KeyValuePair<string, string>("modul", name)),
            .. four.Select(name => new KeyValuePair<string, string>("fireoyne", name)),
        ];
        return await admin.PostAsync(Address, fields);
    }

    private static KeyValuePair<string, string> Hidden(Answer page, string name) =>
        new(name, page.Page.QuerySelector($"main input[name={name}]")!.GetAttribute("value")!);

    private static IEnumerable<string> Checked(Answer page, string name) =>
        page.Page.QuerySelectorAll($"input[name={name}][checked]").Select(box => box.GetAttribute("value")!);
}

public sealed class TenantSettingsOnSqlite(OnSqlite fixture) : TenantSettingsTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class TenantSettingsOnPostgreSql(OnPostgreSql fixture) : TenantSettingsTests(fixture), IClassFixture<OnPostgreSql>;
