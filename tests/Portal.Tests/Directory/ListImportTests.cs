using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.KeepLists;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Directory;

/// <summary>Files that people bring: a clear report, and nothing half-imported.</summary>
public abstract class ListImportTests(PortalFixture fixture)
{
    private const string Form = "form[enctype]";
    private const string Lists = "/innlandet/kontakt/lister/";
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task Broken_files_are_reported_and_change_nothing()
    {
        const string Office = Lists + "demo-nav-kontor-hamar";
        Assert.InRange(BrokenFiles.All.Count, 40, 100);
        using var editor = await _portal.SignInAsync("navkontor");
        var before = await StateAsync();
        var wrong = new List<string>();
        foreach (var file in BrokenFiles.All)
        {
            var clock = Stopwatch.StartNew();
            var report = await ReportAsync(editor, Office, file);
            if (!report.SequenceEqual(file.Report))
                wrong.Add($"{file.Name}: {string.Join(" // ", report)}");
            if (clock.Elapsed > TimeSpan.FromSeconds(10))
                wrong.Add($"{file.Name}: took {clock.Elapsed}");
        }

        Assert.Equal("", string.Join("\n", wrong));
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task The_same_list_is_read_from_every_encoding_separator_and_kind_of_file()
    {
        const string Office = Lists + "demo-nav-kontor-lillehammer";
        const string Text = "Navn;Oppgave;Telefon;Direktenummer;E-post\r\nPrøve Ås;Tiltak for æ, ø og å;+47 00 00 03 01;00 00 03 02;prove1@demo.example\r\nPrøve To;=1+1;116 117;;\r\n";
        var commas = Text.Replace("Tiltak for æ, ø og å", "\"Tiltak for æ, ø og å\"", StringComparison.Ordinal).Replace(';', ',');
        var tabs = Text.Replace(';', '\t');
        var latin = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        byte[][] files =
        [
            Encoding.UTF8.GetBytes(Text), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)], latin.GetBytes(Text),
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(tabs)], [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)],
            Encoding.Unicode.GetBytes(Text), Encoding.UTF8.GetBytes(commas), Encoding.UTF8.GetBytes(tabs), Encoding.UTF8.GetBytes("sep=|\r\n" + Text.Replace(';', '|')),
            Encoding.UTF8.GetBytes("Kontaktliste for kontoret\r\n\r\n" + Text), Encoding.UTF8.GetBytes(Text.Normalize(NormalizationForm.FormD)),
            Workbooks.Of(Workbooks.Sheet([.. Text.TrimEnd().Split("\r\n").Select(line => line.Split(';'))])),
        ];
        using var admin = await _portal.SignInAsync("regionadmin");
        foreach (var file in files)
        {
            var preview = await PreviewAsync(admin, await admin.UploadAsync(await admin.GetAsync(Office + "/importer"), Form, "fil", "liste", file));
            Assert.Null(preview.Page.QuerySelector("#feilliste"));
            Assert.Contains("utfall=hentet", (await admin.SubmitAsync(preview, "#ta")).Location, StringComparison.Ordinal);
            var entries = await DraftAsync("demo-nav-kontor-lillehammer");
            Assert.Equal(
                ["Prøve Ås|Tiltak for æ, ø og å|+47 00 00 03 01|00 00 03 02|prove1@demo.example|OwnGps", "Prøve To|=1+1|116 117|||OwnGps"],
                entries.Select(e => $"{e.Name}|{e.What}|{e.Phone}|{e.Direct}|{e.Email}|{e.DirectFor}"));
        }
    }

    [Fact]
    public async Task A_pasted_table_shows_what_becomes_new_changed_and_removed_and_only_good_rows_are_taken_when_asked()
    {
        const string Office = Lists + "demo-nav-kontor-gjovik";
        using var admin = await _portal.SignInAsync("krol");
        async Task<Answer> PasteAsync(string text, string mode)
        {
            var page = await admin.GetAsync(Office + "/importer");
            return await PreviewAsync(admin, await admin.SubmitAsync(page, Form, ("tabell", text), ("mate", mode)));
        }

        await admin.SubmitAsync(await PasteAsync("Navn\tTelefon\nPrøve En\t00 00 03 01\nPrøve To\t00 00 03 02\nPrøve Tre\t00 00 03 03\n", "erstatt"), "#ta");
        var keys = (await DraftAsync("demo-nav-kontor-gjovik")).ToDictionary(e => e.Name, e => e.Key);
        var preview = await PasteAsync("Namn\tTlf\nPrøve To\t00 00 03 02\nPrøve Ny\t00 00 03 09\nPrøve En\t00 00 03 11\nPrøve Feil\tukjent\n", "erstatt");
        Assert.Equal(["Nye (1)", "Endret (1)", "Tas bort (1)", "Uendret (1)"], preview.Texts("details h2"));
        Assert.Equal(["5 | Telefon | Dette er ikke et telefonnummer. Skriv åtte siffer, eller landkode med pluss foran."], Rows(preview));

        // Without the tick nothing of it is taken; another change meanwhile is told of; with the tick the good rows are.
        var before = await StateAsync();
        var refused = await admin.SubmitAsync(preview, "#ta");
        Assert.Equal(((HttpStatusCode)422, "Noen rader er feil. Kryss av for at bare de gode radene skal inn, eller rett filen."), (refused.Status, refused.Text("#baregode-feil")));
        Assert.Equal(before, await StateAsync());
        using var other = await _portal.SignInAsync("regionadmin");
        var theirs = await other.GetAsync(Office);
        await other.SubmitAsync(theirs, "#oppforing", ("navn", "Prøve Fire"), ("telefon", "00 00 03 04"));
        var stale = await admin.SubmitAsync(refused, "#ta", ("baregode", "ja"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Tas bort (2)", stale.Texts("details h2"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/ost-viken/kontakt/lister/demo-nav-kontor-gjovik/importer")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await other.GetAsync(preview.Message.RequestMessage!.RequestUri!.PathAndQuery)).Status);
        Assert.Contains("utfall=hentet", (await admin.SubmitAsync(stale, "#ta", ("baregode", "ja"))).Location, StringComparison.Ordinal);
        var after = await DraftAsync("demo-nav-kontor-gjovik");
        Assert.Equal(["Prøve To", "Prøve Ny", "Prøve En"], after.Select(e => e.Name));
        Assert.Equal((keys["Prøve To"], keys["Prøve En"], "00 00 03 11"), (after[0].Key, after[2].Key, after[2].Phone));
        Assert.Equal(HttpStatusCode.Conflict, (await admin.SubmitAsync(stale, "#ta", ("baregode", "ja"))).Status);

        // Added to the list, nothing goes.
        await admin.SubmitAsync(await PasteAsync("Navn\tTelefon\nPrøve Sist\t00 00 03 12\n", "til"), "#ta");
        Assert.Equal(["Prøve To", "Prøve Ny", "Prøve En", "Prøve Sist"], (await DraftAsync("demo-nav-kontor-gjovik")).Select(e => e.Name));
    }

    private static async Task<IReadOnlyList<string>> ReportAsync(Visitor editor, string office, BrokenFile file)
    {
        var answer = await editor.UploadAsync(await editor.GetAsync(office + "/importer"), Form, "fil", file.Name + ".xlsx", file.Bytes);
        if (answer.Status == (HttpStatusCode)422)
            return [answer.Text("#fil-feil")];
        var preview = await PreviewAsync(editor, answer);
        Assert.DoesNotContain(BrokenFiles.IdentityNumber, preview.Body.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        if (preview.Page.QuerySelector("#ta") is not null)
            Assert.Equal((HttpStatusCode)422, (await editor.SubmitAsync(preview, "#ta")).Status);
        return Rows(preview);
    }

    private static string[] Rows(Answer preview) => [.. preview.Page.QuerySelectorAll("#feilliste tbody tr").Select(row =>
        string.Join(" | ", row.Children.Select((cell, at) => at == 0 ? cell.TextContent.Replace("Rad", "", StringComparison.Ordinal).Trim() : cell.TextContent.Trim())))];

    private static async Task<Answer> PreviewAsync(Visitor editor, Answer answer)
    {
        Assert.Equal((HttpStatusCode.Redirect, ""), (answer.Status, answer.Text(".ds-validation-message")));
        return await editor.GetAsync(answer.Location);
    }

    private async Task<IReadOnlyList<ListEntry>> DraftAsync(string slug)
    {
        await using var scope = await _portal.InAsync("innlandet");
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var office = await db.Set<KunnskapsPortal.Directory.Contacts.Contact>().SingleAsync(c => c.Slug == slug);
        var store = scope.ServiceProvider.GetRequiredService<ListStore>();
        return await store.EditedAsync((await store.FindAsync(office.Id, CancellationToken.None))!.Id, CancellationToken.None);
    }

    private async Task<string> StateAsync()
    {
        await using var scope = await _portal.InAsync("innlandet");
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var lists = await db.Set<ContactList>().AsNoTracking().Where(l => l.Revision > 0).OrderBy(l => l.Id).Select(l => new { l.Id, l.Revision }).ToListAsync();
        var versions = await db.Set<ContactListVersion>().AsNoTracking().OrderBy(v => v.Id).Select(v => new { v.Id, v.Stage }).ToListAsync();
        var entries = await db.Set<ContactListEntry>().AsNoTracking().OrderBy(e => e.Id).ToListAsync();
        return JsonSerializer.Serialize(new { lists, versions, entries = entries.Select(e => e.ToEntry()) });
    }
}

public sealed class ListImportOnSqlite(OnSqlite fixture) : ListImportTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class ListImportOnPostgreSql(OnPostgreSql fixture) : ListImportTests(fixture), IClassFixture<OnPostgreSql>;
