using KunnskapsPortal.Portal.Tests.Ground;
using KunnskapsPortal.Web.Commands;
using KunnskapsPortal.Web.Start;

namespace KunnskapsPortal.Portal.Tests.Publishing;

public abstract class CommandTests(PortalFixture fixture)
{
    [Fact]
    public async Task Check_finds_nothing_in_a_fresh_installation() =>
        Assert.Equal(0, await PortalCommands.RunAsync(fixture.Portal.Options with { Words = ["check"] }));

    [Fact]
    public async Task Check_finds_a_dead_link_and_says_so_by_its_status()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        var folder = Folders.CreateTempSubdirectory("kp-dead-").FullName;
        Folders.CreateDirectory(Path.Combine(folder, "oslo", "page"));
        await File.WriteAllTextAsync(Path.Combine(folder, "oslo", "page", "dod.nb.md"), ImportExportTests.Page("dod", "Død") + "\n[borte](term:finnes-ikke)\n");
        Assert.Equal(0, await PortalCommands.RunAsync(portal.Options with { Words = ["import", folder] }));
        Assert.Equal(1, await PortalCommands.RunAsync(portal.Options with { Words = ["check"] }));
        Folders.Delete(folder, true);
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
