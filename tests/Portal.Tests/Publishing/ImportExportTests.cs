using System.Text;
using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Portal.Tests.Ground;
using KunnskapsPortal.Web.Commands;
using KunnskapsPortal.Web.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Publishing;

public abstract class ImportExportTests(PortalFixture fixture)
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
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

        Assert.Equal(ImportOutcome.Conflict, line.Outcome);
        using var visitor = _portal.Visit();
        Assert.Equal("Fra redaktør", (await visitor.GetAsync("/rogaland/side/egen")).Text("h1"));
        Assert.Equal(1, await PortalCommands.RunAsync(_portal.Options with { Words = ["import", folder] }));
        Assert.Equal("Fra redaktør", (await visitor.GetAsync("/rogaland/side/egen")).Text("h1"));
        Assert.Equal(0, await PortalCommands.RunAsync(_portal.Options with { Words = ["import", folder], TakeFiles = true, DryRun = true }));
        Assert.Equal("Fra redaktør", (await visitor.GetAsync("/rogaland/side/egen")).Text("h1"));

        // Chosen, the file is a new version; what the editor wrote stays below it.
        Assert.Equal(0, await PortalCommands.RunAsync(_portal.Options with { Words = ["import", folder], TakeFiles = true }));
        _portal.Services.GetRequiredService<TenantDirectory>().Forget();
        Assert.Equal("Ny fil", (await visitor.GetAsync("/rogaland/side/egen")).Text("h1"));
        await using var scope = await _portal.InAsync("rogaland");
        var texts = await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<ContentVersion>().OrderBy(v => v.Number).Select(v => v.Text).ToListAsync();
        Assert.Equal([Page("egen", "Fra fil"), Page("egen", "Fra redaktør"), Page("egen", "Ny fil")], texts);
        Folders.Delete(folder, true);
    }

    [Fact]
    public async Task What_only_an_editor_changed_is_left_alone_and_is_no_conflict()
    {
        var folder = Folders.CreateTempSubdirectory("kp-import-").FullName;
        Write(folder, "trondelag/page/egen.nb.md", Page("egen", "Fra fil"));
        var start = _portal.Services.GetRequiredService<PortalStart>();
        await start.ImportAsync(folder, CancellationToken.None);
        await PublishAsync("trondelag", "page", "egen", Page("egen", "Fra redaktør"));
        Assert.Equal(ImportOutcome.ChangedHere, Assert.Single(await start.ImportAsync(folder, CancellationToken.None)).Outcome);
        Assert.Equal(0, await PortalCommands.RunAsync(_portal.Options with { Words = ["import", folder], TakeFiles = true }));
        using var visitor = _portal.Visit();
        Assert.Equal("Fra redaktør", (await visitor.GetAsync("/trondelag/side/egen")).Text("h1"));
        Folders.Delete(folder, true);
    }

    [Fact]
    public async Task A_text_that_an_editor_has_taken_down_is_not_put_up_again_by_the_same_file()
    {
        var folder = Folders.CreateTempSubdirectory("kp-import-").FullName;
        Write(folder, "vestland/page/nede.nb.md", Page("nede", "Nede"));
        var start = _portal.Services.GetRequiredService<PortalStart>();
        await start.ImportAsync(folder, CancellationToken.None);
        await using (var scope = await _portal.InAsync("vestland"))
        {
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            await using var transaction = await scope.ServiceProvider.GetRequiredService<IWriteLock>().BeginAsync(db, CancellationToken.None);
            var item = await db.Set<ContentItem>().SingleAsync(i => i.Key == "nede");
            await scope.ServiceProvider.GetRequiredService<Publisher>().HideAsync(item, null, CancellationToken.None);
            item.Stage = ItemStage.Draft;
            db.Add(new ItemEvent { Id = Guid.CreateVersion7(), ItemId = item.Id, Version = 1, At = _portal.Clock.GetCurrentInstant(), Step = Step.Unpublish });
            await db.SaveChangesAsync();
            await transaction.CommitAsync(CancellationToken.None);
        }

        Assert.Equal(ImportOutcome.ChangedHere, Assert.Single(await start.ImportAsync(folder, CancellationToken.None)).Outcome);
        Write(folder, "vestland/page/nede.nb.md", Page("nede", "Endret"));
        Assert.Equal(ImportOutcome.Conflict, Assert.Single(await start.ImportAsync(folder, CancellationToken.None)).Outcome);
        Folders.Delete(folder, true);
    }

    [Fact]
    public async Task A_plan_that_no_longer_holds_writes_nothing()
    {
        var folder = Folders.CreateTempSubdirectory("kp-import-").FullName;
        Write(folder, "vest-viken/page/egen.nb.md", Page("egen", "Fra fil"));
        Write(folder, "vest-viken/page/annen.nb.md", Page("annen", "Annen"));
        var import = _portal.Services.GetRequiredService<FolderImport>();
        var plan = Assert.Single(await import.PlanAsync(folder, CancellationToken.None));
        await PublishAsync("vest-viken", "page", "egen", Page("egen", "Imens"));
        Assert.Null(await import.ApplyAsync(plan, takeFiles: true, CancellationToken.None));
        using var visitor = _portal.Visit();
        Assert.Equal("Imens", (await visitor.GetAsync("/vest-viken/side/egen")).Text("h1"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await visitor.GetAsync("/vest-viken/side/annen")).Status);
        Folders.Delete(folder, true);
    }

    [Fact]
    public async Task Media_and_unfinished_drafts_go_out_and_in_and_out_with_the_same_bytes()
    {
        var folder = Folders.CreateTempSubdirectory("kp-import-").FullName;
        var png = Convert.FromBase64String(Pixel);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(png));
        Write(folder, "nordland/page/bilde.nb.md", Page("bilde", "Bilde") + "\n![Et punkt](media:punkt)\n");
        Write(folder, "nordland/page/halv.nn.draft.md", "---\nkey: halv\ntitle: Halv\n---\n");
        Write(folder, "nordland/media/media.json", Encoding.UTF8.GetString(MediaIndex.Write([new MediaEntry("punkt", "punkt.png", hash, "image/png", "Et punkt på æøå", "Et punkt", "Eit punkt")])));
        await File.WriteAllBytesAsync(Path.Combine(folder, "nordland", "media", hash + ".png"), png);
        var start = _portal.Services.GetRequiredService<PortalStart>();

        Assert.All(await start.ImportAsync(folder, CancellationToken.None), line => Assert.Equal((ImportOutcome.New, false, ""), (line.Outcome, line.IsNormalised, line.Message)));
        Assert.All(await start.ImportAsync(folder, CancellationToken.None), line => Assert.Equal(ImportOutcome.Unchanged, line.Outcome));

        await using var scope = await _portal.InAsync("nordland");
        var export = Folders.CreateTempSubdirectory("kp-export-").FullName;
        Assert.Equal(4, await scope.ServiceProvider.GetRequiredService<ContentExport>().WriteAsync(Path.Combine(export, "nordland"), drafts: true, CancellationToken.None));
        Assert.Equal(Files(folder), Files(export));
        using var visitor = _portal.Visit();
        Assert.Equal(System.Net.HttpStatusCode.OK, (await visitor.GetAsync("/nordland/media/punkt/punkt.png")).Status);

        // Another alternative text is a conflict, and other bytes than the index says are refused.
        var index = Path.Combine(folder, "nordland", "media", "media.json");
        await File.WriteAllTextAsync(index, (await File.ReadAllTextAsync(index)).Replace("Eit punkt", "Eit anna punkt", StringComparison.Ordinal));
        Assert.Contains(await start.ImportAsync(folder, CancellationToken.None), line => line.Outcome == ImportOutcome.Conflict && line.File.EndsWith(".png", StringComparison.Ordinal));
        await File.WriteAllBytesAsync(Path.Combine(folder, "nordland", "media", hash + ".png"), [.. png, 1]);
        Assert.Contains(await start.ImportAsync(folder, CancellationToken.None), line => line.Outcome == ImportOutcome.Refused && line.Message.Contains("hash", StringComparison.Ordinal));
        Folders.Delete(folder, true);
        Folders.Delete(export, true);
    }

    [Fact]
    public async Task A_drawing_with_a_script_comes_in_without_it_and_once()
    {
        var folder = Folders.CreateTempSubdirectory("kp-import-").FullName;
        var svg = Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><script>alert(1)</script><rect width=\"9\" height=\"9\"/></svg>");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(svg));
        Write(folder, "troms-og-finnmark/media/media.json", Encoding.UTF8.GetString(MediaIndex.Write([new MediaEntry("tegning", "../../ond\u202e.html", hash, "text/html", "Tegning", "En firkant", "")])));
        await File.WriteAllBytesAsync(Path.Combine(folder, "troms-og-finnmark", "media", hash + ".svg"), svg);
        var start = _portal.Services.GetRequiredService<PortalStart>();
        var line = Assert.Single(await start.ImportAsync(folder, CancellationToken.None));
        Assert.Equal((ImportOutcome.New, true), (line.Outcome, line.IsNormalised));
        Assert.Equal(ImportOutcome.Unchanged, Assert.Single(await start.ImportAsync(folder, CancellationToken.None)).Outcome);
        await using var scope = await _portal.InAsync("troms-og-finnmark");
        var file = await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<MediaFile>().SingleAsync(f => f.Key == "tegning");
        Assert.Equal(("ond.svg", "image/svg+xml"), (file.FileName, file.ContentType));
        using var visitor = _portal.Visit();
        Assert.DoesNotContain("alert", (await visitor.GetAsync("/troms-og-finnmark" + file.Address)).Body, StringComparison.Ordinal);
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
        await scope.ServiceProvider.GetRequiredService<ContentExport>().WriteAsync(export, drafts: true, CancellationToken.None);
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
        Assert.Equal((ImportOutcome.New, true), report.Select(l => (l.Outcome, l.IsNormalised)).Single());
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
