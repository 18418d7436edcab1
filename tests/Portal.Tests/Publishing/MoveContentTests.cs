using System.IO.Compression;
using System.Net;
using System.Text;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Publishing;

/// <summary>Content out and in by page: a report first, and nothing written before it is accepted.</summary>
public abstract class MoveContentTests(PortalFixture fixture)
{
    private const string Address = "/innlandet/redaksjon/inn-og-ut";
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task What_goes_out_is_the_files_themselves_twice_the_same_and_comes_in_as_nothing_new()
    {
        using var admin = await _portal.SignInAsync("regionadmin");
        var zip = await ExportAsync(admin);
        Assert.Equal(zip, await ExportAsync(admin));
        using (var archive = new ZipArchive(new MemoryStream(zip)))
        {
            var files = archive.Entries.ToDictionary(e => e.FullName, e => Read(e));
            foreach (var path in Folders.EnumerateFiles(Path.Combine(Repository.Root, "content", "innlandet"), "*.md", SearchOption.AllDirectories))
                Assert.Equal(await File.ReadAllTextAsync(path), files[Path.GetRelativePath(Path.Combine(Repository.Root, "content", "innlandet"), path).Replace('\\', '/')]);
            Assert.Equal(files.Keys.Order(StringComparer.Ordinal), files.Keys);
        }

        var report = await UploadAsync(admin, zip);
        Assert.Null(report.Page.QuerySelector("button[value=hent]"));
        Assert.Contains("Uendret", report.Text("main"), StringComparison.Ordinal);
        Assert.Equal(2, (await AuditAsync("content.exported")).Count);
    }

    [Fact]
    public async Task Nothing_is_written_before_it_is_accepted_and_a_conflict_is_the_editors_to_settle()
    {
        using var admin = await _portal.SignInAsync("regionadmin");
        await TakeAsync(admin, Zip(("page/a.nb.md", ImportExportTests.Page("a", "A")), ("page/b.nb.md", ImportExportTests.Page("b", "B")), ("page/c.nb.md", ImportExportTests.Page("c", "C"))));
        await EditAsync(admin, "b", "Skrevet i portalen.");
        await EditAsync(admin, "c", "Også skrevet i portalen.");
        var versions = await VersionsAsync();

        var report = await UploadAsync(admin, Zip(
            ("innlandet/page/a.nb.md", ImportExportTests.Page("a", "A2")), ("innlandet/page/b.nb.md", ImportExportTests.Page("b", "B2")),
            ("innlandet/page/c.nb.md", ImportExportTests.Page("c", "C2")), ("innlandet/page/d.nb.md", ImportExportTests.Page("d", "D")),
            ("innlandet/page/e.nb.md", "Ikke en tekst")));
        Assert.Equal(["Kan ikke brukes (1)", "Nye (1)", "Endret i filen (1)"], report.Texts("details.kp-panel > summary").Take(3));
        Assert.Equal(["B2", "C2"], report.Texts("fieldset legend"));
        Assert.Contains(report.Texts("fieldset del"), text => text.Contains("Skrevet i portalen", StringComparison.Ordinal));
        Assert.Equal(versions, await VersionsAsync());

        var done = await admin.SubmitAsync(report, "main form", ("handling", "hent"), ("valg.1", "fil"));
        Assert.EndsWith("utfall=hentet&antall=3", done.Location, StringComparison.Ordinal);
        Assert.Equal(["A", "A2"], await TitlesAsync("a"));
        Assert.Equal(["B", "B"], await TitlesAsync("b"));
        Assert.Equal(["C", "C", "C2"], await TitlesAsync("c"));
        Assert.Equal(["D"], await TitlesAsync("d"));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(report.Message.RequestMessage!.RequestUri!.AbsolutePath)).Status);
        Assert.Contains(await AuditAsync("content.imported"), entry => entry.By is not null && entry.Detail == "New 1, ChangedThere 1, Conflict 1");
        await using var scope = await _portal.InAsync("innlandet");
        Assert.True(await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<ItemEvent>().AnyAsync(e => e.Step == Step.Import && e.By != null));
    }

    [Fact]
    public async Task A_report_that_was_overtaken_writes_nothing_and_is_shown_anew()
    {
        using var admin = await _portal.SignInAsync("regionadmin");
        await TakeAsync(admin, Zip(("page/f.nb.md", ImportExportTests.Page("f", "F"))));
        var report = await UploadAsync(admin, Zip(("page/f.nb.md", ImportExportTests.Page("f", "F2"))));
        await EditAsync(admin, "f", "Imens.");
        var again = await admin.SubmitAsync(report, "main form", ("handling", "hent"));
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Contains("Noe ble endret i portalen", again.Text("main"), StringComparison.Ordinal);
        Assert.Single(again.Page.QuerySelectorAll("fieldset"));
        Assert.Equal(["F", "F"], await TitlesAsync("f"));
    }

    [Fact]
    public async Task A_staged_zip_is_the_tenants_own_and_goes_when_it_is_withdrawn_or_a_day_old()
    {
        using var admin = await _portal.SignInAsync("regionadmin");
        var report = await UploadAsync(admin, Zip(("page/g.nb.md", ImportExportTests.Page("g", "G"))));
        var path = report.Message.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(path.Replace("/innlandet/", "/ost-viken/", StringComparison.Ordinal))).Status);
        Assert.EndsWith("utfall=avbrutt", (await admin.SubmitAsync(report, "main form", ("handling", "avbryt"))).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(path)).Status);

        var staged = _portal.Services.GetRequiredService<KunnskapsPortal.Editorial.MoveContent.StagedImports>();
        var id = await staged.KeepAsync(new("agder"), new MemoryStream([1]), CancellationToken.None);
        var file = staged.Find(new("agder"), id)!;
        File.SetLastWriteTimeUtc(file, (_portal.Clock.GetCurrentInstant() - NodaTime.Duration.FromHours(25)).ToDateTimeUtc());
        Assert.Null(staged.Find(new("agder"), id));
        staged.RemoveOld();
        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData("../page/x.nb.md", "har et navn som ikke kan brukes")]
    [InlineData("/page/x.nb.md", "har et navn som ikke kan brukes")]
    [InlineData("C:/page/x.nb.md", "har et navn som ikke kan brukes")]
    [InlineData("page\\..\\x.nb.md", "har et navn som ikke kan brukes")]
    [InlineData("page/\u202edm.bn.x", "har et navn som ikke kan brukes")]
    [InlineData("page/x\0.nb.md", "har et navn som ikke kan brukes")]
    [InlineData("page//x.nb.md", "har et navn som ikke kan brukes")]
    [InlineData("agder/page/x.nb.md", "innhold for «agder»")]
    public async Task A_hostile_name_is_refused_with_a_sentence(string name, string said)
    {
        using var admin = await _portal.SignInAsync("regionadmin");
        await RefusedAsync(admin, Zip(("page/god.nb.md", ImportExportTests.Page("god", "God")), (name, "x")), said);
    }

    [Fact]
    public async Task Bombs_and_things_that_are_no_zip_are_refused_with_a_sentence()
    {
        using var admin = await _portal.SignInAsync("regionadmin");
        await RefusedAsync(admin, Zip([.. Enumerable.Range(0, 5001).Select(n => ($"page/x{n}.nb.md", ""))]), "for mange filer");
        await RefusedAsync(admin, Bomb(), "for store når de pakkes ut");
        await RefusedAsync(admin, Zip(("page/x.nb.md", "x"), ("page/X.nb.md", "x")), "samme navn");
        await RefusedAsync(admin, Zip(), "ingen filer");
        await RefusedAsync(admin, "ikke en zip"u8.ToArray(), "ikke en zip-fil");
        await RefusedAsync(admin, [], "Velg en fil");
        var whole = Zip(("page/x.nb.md", ImportExportTests.Page("x", "X")));
        await RefusedAsync(admin, whole[..^40], "ikke en zip-fil");

        // A file that unpacks to more than it said is named in the report, and is not taken.
        var lying = Zip(("page/x.nb.md", new string('a', 100_000)));
        Understate(lying);
        var report = await UploadAsync(admin, lying);
        Assert.Contains("Kan ikke brukes (1)", report.Texts("details.kp-panel > summary"));
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return memory.ToArray();
    }

    private static byte[] Bomb()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = zip.CreateEntry("page/bombe.nb.md").Open();
            var nothing = new byte[1_000_000];
            for (var n = 0; n < 201; n++)
                stream.Write(nothing);
        }

        return memory.ToArray();
    }

    /// <summary>Says in both headers of the only entry that it unpacks to ten bytes.</summary>
    private static void Understate(byte[] zip)
    {
        var central = zip.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BitConverter.TryWriteBytes(zip.AsSpan(central + 24), 10);
        var descriptor = zip.AsSpan().LastIndexOf("PK\x07\x08"u8);
        BitConverter.TryWriteBytes(descriptor >= 0 ? zip.AsSpan(descriptor + 12) : zip.AsSpan(22), 10);
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static async Task<Answer> UploadAsync(Visitor admin, byte[] zip)
    {
        var answer = await admin.UploadAsync(await admin.GetAsync(Address), "form[enctype]", "fil", "innhold.zip", zip);
        Assert.Equal((HttpStatusCode.Redirect, ""), (answer.Status, answer.Text(".ds-validation-message")));
        return await admin.GetAsync(answer.Location);
    }

    private static async Task RefusedAsync(Visitor admin, byte[] zip, string said)
    {
        var answer = await admin.UploadAsync(await admin.GetAsync(Address), "form[enctype]", "fil", "innhold.zip", zip);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains(said, answer.Text("#fil-feil"), StringComparison.Ordinal);
    }

    private static async Task TakeAsync(Visitor admin, byte[] zip) =>
        Assert.Contains("utfall=hentet", (await admin.SubmitAsync(await UploadAsync(admin, zip), "main form", ("handling", "hent"))).Location, StringComparison.Ordinal);

    private static async Task<byte[]> ExportAsync(Visitor admin)
    {
        var answer = await admin.SubmitAsync(await admin.GetAsync(Address), "form:has(button[value=eksport])", ("handling", "eksport"));
        Assert.Equal("application/zip", answer.Message.Content.Headers.ContentType?.MediaType);
        return await answer.Message.Content.ReadAsByteArrayAsync();
    }

    private async Task EditAsync(Visitor admin, string key, string body)
    {
        await using var scope = await _portal.InAsync("innlandet");
        var item = await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<ContentItem>().AsNoTracking().SingleAsync(i => i.Kind == "page" && i.Key == key);
        var page = await admin.GetAsync($"/innlandet/redaksjon/tekst/{item.Id}");
        Assert.EndsWith("utfall=lagret", (await admin.SubmitAsync(page, "#tekst", ("body", body), ("handling", "lagre"))).Location, StringComparison.Ordinal);
    }

    private async Task<int> VersionsAsync()
    {
        await using var scope = await _portal.InAsync("innlandet");
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<ContentVersion>().CountAsync();
    }

    private async Task<List<string>> TitlesAsync(string key)
    {
        await using var scope = await _portal.InAsync("innlandet");
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var texts = await db.Set<ContentVersion>().Where(v => db.Set<ContentItem>().Any(i => i.Id == v.ItemId && i.Kind == "page" && i.Key == key)).OrderBy(v => v.Number).Select(v => v.Text).ToListAsync();
        var page = scope.ServiceProvider.GetRequiredService<ContentKinds>()["page"];
        return texts.ConvertAll(text => ContentParser.Parse(page, text).Document!.Title);
    }

    private async Task<List<AuditEntry>> AuditAsync(string action)
    {
        await using var scope = await _portal.InAsync("innlandet");
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<AuditEntry>().AsNoTracking().Where(e => e.Action == action).ToListAsync();
    }
}

public sealed class MoveContentOnSqlite(OnSqlite fixture) : MoveContentTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class MoveContentOnPostgreSql(OnPostgreSql fixture) : MoveContentTests(fixture), IClassFixture<OnPostgreSql>;
