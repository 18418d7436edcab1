using KunnskapsPortal.Portal.Tests.Ground;
using KunnskapsPortal.Web.Commands;
using KunnskapsPortal.Web.Start;

namespace KunnskapsPortal.Portal.Tests.Publishing;

public abstract class CommandTests(PortalFixture fixture)
{
    [Fact]
    public async Task Check_finds_nothing_in_a_fresh_installation() =>
        Assert.Equal(0, await PortalCommands.RunAsync(fixture.Portal.Options with { Words = ["check"] }, TestClock.Stand));

    [Fact]
    public async Task Check_finds_a_dead_link_and_says_so_by_its_status()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        var folder = Folders.CreateTempSubdirectory("kp-dead-").FullName;
        Folders.CreateDirectory(Path.Combine(folder, "oslo", "page"));
        await File.WriteAllTextAsync(Path.Combine(folder, "oslo", "page", "dod.nb.md"), ImportExportTests.Page("dod", "Død") + "\n[borte](term:finnes-ikke)\n");
        Assert.Equal(0, await PortalCommands.RunAsync(portal.Options with { Words = ["import", folder] }));
        Assert.Equal(1, await PortalCommands.RunAsync(portal.Options with { Words = ["check"] }, TestClock.Stand));
        Folders.Delete(folder, true);
    }

    [Fact]
    public async Task The_installation_appoints_the_first_approver_of_a_tenant()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        using var gp = await portal.SignInAsync("fastlege");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await gp.GetAsync("/agder/admin/medlemmer")).Status);
        var options = portal.Options with { Words = ["tenant", "admin", "agder", "Fastlege@demo.example"] };
        Assert.Equal(0, await PortalCommands.RunAsync(options));
        Assert.Equal(0, await PortalCommands.RunAsync(options));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await gp.GetAsync("/agder/admin/medlemmer")).Status);
        await Assert.ThrowsAsync<ArgumentException>(() => PortalCommands.RunAsync(options with { Words = ["tenant", "admin", "agder", "ingen@demo.example"] }));
    }

    [Fact]
    public async Task Production_refuses_data_that_hold_demo_people()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        var refused = await Assert.ThrowsAsync<ArgumentException>(() =>
            PortalCommands.RunAsync(portal.Options with { Words = ["check"], Production = true, Demo = false }));
        Assert.Contains("demopersoner", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--ukjent")]
    [InlineData("--urls")]
    public void An_unknown_or_half_option_is_refused_with_a_sentence(string option) =>
        Assert.Contains(option, Assert.Throws<ArgumentException>(() => PortalOptions.Parse([option])).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Production_has_no_demo_people_and_no_demo_contacts()
    {
        var options = await Databases.EmptyAsync(fixture.Kind) with { Demo = false, Production = true };
        await using var portal = await TestPortal.StartAsync(options);
        using var visitor = portal.Visit();
        var page = await visitor.GetAsync("/innlandet/konto/logg-inn");
        Assert.DoesNotContain("demo.example", page.Body, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => visitor.SignInAsync("fastlege", "innlandet"));
        Assert.DoesNotContain("Demo", (await visitor.GetAsync("/innlandet/kontakt")).Text("main"), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await visitor.GetAsync("/artikler", "innlandet.localhost")).Status);
    }
}

public sealed class CommandsOnSqlite(OnSqlite fixture) : CommandTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class CommandsOnPostgreSql(OnPostgreSql fixture) : CommandTests(fixture), IClassFixture<OnPostgreSql>;
