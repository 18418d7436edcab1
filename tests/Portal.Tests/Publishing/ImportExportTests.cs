using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Portal.Tests.Ground;
using KunnskapsPortal.Web.Commands;
using KunnskapsPortal.Web.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Publishing;

public abstract class ImportExportTests(PortalFixture fixture)
{
    private readonly TestPortal _portal = fixture.Portal;
    private readonly string _content = Path.Combine(Repository.Root, "content");

    [Fact]
    public async Task Importing_twice_changes_nothing_and_export_gives_the_same_bytes()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        var start = portal.Services.GetRequiredService<PortalStart>();
        var versions = await VersionsAsync(portal);

        var report = await start.ImportAsync(_content, CancellationToken.None);

        Assert.All(report, line => Assert.Equal(ImportOutcome.Unchanged, line.Outcome));
        Assert.Equal(versions, await VersionsAsync(portal));
        var export = Folders.CreateTempSubdirectory("kp-export-").FullName;
        Assert.Equal(0, await PortalCommands.RunAsync(portal.Options with { Words = ["export", export] }));
        var expected = Files(_content);
        var written = Files(export);
        Assert.Equal(expected.Keys, written.Keys);
        Assert.All(expected, file => Assert.Equal(file.Value, written[file.Key]));
        Folders.Delete(export, true);
    }

    [Fact]
    public async Task Broken_files_are_reported_with_line_and_remedy_and_the_rest_is_imported()
    {
        var folder = Folders.CreateTempSubdirectory("kp-import-").FullName;
        Write(folder, "oslo/page/god.nb.md", Page("god-side", "God side"));
        Write(folder, "oslo/page/datofeil.nb.md", Page("datofeil", "Datofeil").Replace("due: 2027-05-21", "due: 21. mai", StringComparison.Ordinal));
        Write(folder, "oslo/page/uten-tittel.nb.md", Page("uten-tittel", "x").Replace("title: x\n", "", StringComparison.Ordinal));
        Write(folder, "oslo/page/yaml.nb.md", Page("yaml", "x").Replace("title: x", "title: \"x", StringComparison.Ordinal));
        Write(folder, "oslo/ukjent/x.nb.md", Page("x", "x"));
        Write(folder, "ukjent-region/page/x.nb.md", Page("x", "x"));

        var report = await _portal.Services.GetRequiredService<PortalStart>().ImportAsync(folder, CancellationToken.None);
        var status = await PortalCommands.RunAsync(_portal.Options with { Words = ["import", folder] });

        Assert.Equal(1, status);
        var refused = report.Where(l => l.Outcome == ImportOutcome.Refused).ToDictionary(l => l.File);
        Assert.Equal(
            ["oslo/page/datofeil.nb.md", "oslo/page/uten-tittel.nb.md", "oslo/page/yaml.nb.md", "oslo/ukjent/x.nb.md", "ukjent-region"],
            refused.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((10, "«due» skal være en dato som 2027-03-11. Det står «21. mai»."), (refused["oslo/page/datofeil.nb.md"].Line, refused["oslo/page/datofeil.nb.md"].Message));
        Assert.Equal("Feltet «title» mangler eller er tomt. Fyll det ut.", refused["oslo/page/uten-tittel.nb.md"].Message);
        Assert.InRange(refused["oslo/page/yaml.nb.md"].Line, 3, 16);
        using var visitor = _portal.Visit();
        Assert.Equal("God side", (await visitor.GetAsync("/oslo/side/god")).Text("h1"));
        Folders.Delete(folder, true);
    }

    [Fact]
    public async Task What_an_editor_changed_is_left_alone_and_reported()
    {
        var folder = Folders.CreateTempSubdirectory("kp-import-").FullName;
        Write(folder, "rogaland/page/egen.nb.md", Page("egen", "Fra fil"));
        var start = _portal.Services.GetRequiredService<PortalStart>();
        await start.ImportAsync(folder, CancellationToken.None);
        await PublishAsync("rogaland", "page", "egen", Page("egen", "Fra redaktør"));
        Write(folder, "rogaland/page/egen.nb.md", Page("egen", "Ny fil"));

        var line = Assert.Single(await start.ImportAsync(folder, CancellationToken.None));

        Assert.Equal(ImportOutcome.LeftAlone, line.Outcome);
        using var visitor = _portal.Visit();
        Assert.Equal("Fra redaktør", (await visitor.GetAsync("/rogaland/side/egen")).Text("h1"));
        Folders.Delete(folder, true);
    }

    [Fact]
    public async Task A_draft_is_stored_and_exported_and_never_shown()
    {
        var folder = Folders.CreateTempSubdirectory("kp-import-").FullName;
        Write(folder, "agder/page/utkast.nb.draft.md", Page("utkast", "Bare et utkast"));
        await _portal.Services.GetRequiredService<PortalStart>().ImportAsync(folder, CancellationToken.None);
        using var visitor = _portal.Visit();
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await visitor.GetAsync("/agder/side/utkast")).Status);

        await using var scope = await _portal.InAsync("agder");
        var export = Folders.CreateTempSubdirectory("kp-export-").FullName;
        await scope.ServiceProvider.GetRequiredService<ContentFiles>().ExportAsync(export, drafts: true, CancellationToken.None);
        Assert.Equal(Page("utkast", "Bare et utkast"), await File.ReadAllTextAsync(Path.Combine(export, "page", "utkast.nb.draft.md")));
        Folders.Delete(folder, true);
        Folders.Delete(export, true);
    }

    [Fact]
    public async Task Other_spellings_are_normalised_and_said_so()
    {
        var folder = Folders.CreateTempSubdirectory("kp-import-").FullName;
        var text = Page("rotete", "Rotete").Replace("\n", "\r\n", StringComparison.Ordinal).Replace("visibility: public", "visibility: 'public'   # alle", StringComparison.Ordinal)
            + "\r\n## Uten id\r\n\r\ntekst   \r\n\r\n\r\n";
        Write(folder, "nordland/page/rotete.nb.md", text);
        var report = await _portal.Services.GetRequiredService<PortalStart>().ImportAsync(folder, CancellationToken.None);
        Assert.Equal([ImportOutcome.Added, ImportOutcome.Normalised], report.Select(l => l.Outcome));
        await using var scope = await _portal.InAsync("nordland");
        var stored = await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<PublishedItem>().SingleAsync(i => i.Key == "rotete");
        Assert.Equal(Page("rotete", "Rotete") + "\n## Uten id {#uten-id}\n\ntekst\n", stored.Text);
        Folders.Delete(folder, true);
    }

    internal static string Page(string key, string title) =>
        $"---\nkey: {key}\ntitle: {title}\nsummary: Kort sagt.\nowner: Redaksjonen\naudience:\n  - gp\nvisibility: public\nchecked: 2026-11-21\ndue: 2027-05-21\nsources:\n  - key: kilde\n    title: En kilde\n---\n\nTekst.\n";

    private async Task PublishAsync(string tenant, string kind, string slug, string text)
    {
        await using var scope = await _portal.InAsync(tenant);
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<PortalDb>();
        await using var transaction = await services.GetRequiredService<IWriteLock>().BeginAsync(db, CancellationToken.None);
        var document = ContentParser.Parse(services.GetRequiredService<ContentKinds>()[kind], text).Document!;
        await services.GetRequiredService<Publisher>().PublishAsync(document, slug, Language.Bokmal, VersionOrigin.Editor, Guid.NewGuid(), CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private static void Write(string folder, string file, string text)
    {
        var path = Path.Combine(folder, file);
        Folders.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static SortedDictionary<string, string> Files(string folder) => new(
        Folders.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(folder, f), f => Convert.ToHexString(File.ReadAllBytes(f))),
        StringComparer.Ordinal);

    private static async Task<int> VersionsAsync(TestPortal portal)
    {
        await using var scope = await portal.InAsync("nasjonal");
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<ContentVersion>().CountAsync();
    }
}

public sealed class ImportExportOnSqlite(OnSqlite fixture) : ImportExportTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class ImportExportOnPostgreSql(OnPostgreSql fixture) : ImportExportTests(fixture), IClassFixture<OnPostgreSql>;
