using System.Net;
using System.Text.Json;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Portal.Tests.Editorial;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Checklists;

/// <summary>What other sites may show and read of a checklist, and that it is nothing more than what everyone may read.</summary>
public abstract class EmbeddingTests(PortalFixture fixture)
{
    private const string Uke7 = "/innlandet/huskelister/uke-7";

    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task Only_the_page_made_for_it_may_stand_in_a_frame_and_only_the_data_may_be_read_by_other_sites()
    {
        using var guest = _portal.Visit();
        foreach (var path in new[] { Uke7 + "/innbygg", Uke7 + ".json", Uke7, "/innlandet/", "/innlandet/bestilling", "/innlandet/huskelister/finnes-ikke/innbygg" })
        {
            var answer = await guest.GetAsync(path);
            var policy = Header(answer, "Content-Security-Policy")!;
            Assert.Equal(path == Uke7 + "/innbygg", policy.Contains("frame-ancestors *", StringComparison.Ordinal));
            Assert.Equal(path != Uke7 + "/innbygg", policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal));
            Assert.Equal(path == Uke7 + ".json" ? "*" : null, Header(answer, "Access-Control-Allow-Origin"));
            Assert.Null(Header(answer, "Access-Control-Allow-Credentials"));
        }

        Assert.DoesNotContain("script-src", Header(await guest.GetAsync(Uke7 + "/innbygg"), "Content-Security-Policy")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_is_answered_as_a_stranger_and_what_only_members_read_is_not_there()
    {
        await PublishAsync("bare-for-medlemmer", "member", "Spør.");
        using var member = await _portal.SignInAsync("veileder");
        using var guest = _portal.Visit();

        // The member may read it, and the counsellor's own side stands first on the page: both could leak.
        const string Hidden = "/innlandet/huskelister/bare-for-medlemmer";
        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync(Hidden)).Status);
        Assert.NotEqual((await guest.GetAsync(Uke7)).Texts(".kp-sides h2")[0], (await member.GetAsync(Uke7)).Texts(".kp-sides h2")[0]);

        foreach (var path in new[] { "/innbygg", ".json", ".json?fra=1" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(Hidden + path)).Status);
            var (seen, open) = (await member.GetAsync(Uke7 + path), await guest.GetAsync(Uke7 + path));
            Assert.Equal(HttpStatusCode.OK, open.Status);
            Assert.Equal(open.Body, seen.Body);
            Assert.Null(Header(seen, "Set-Cookie"));
        }
    }

    [Fact]
    public async Task What_changed_is_told_from_versions_that_everyone_could_read_and_from_no_other()
    {
        var id = await PublishAsync("endret-liste", "public", "Spør.");
        Assert.Equal(id, await SaveDraftAsync("endret-liste", "Et utkast ingen har sett."));
        await PublishAsync("endret-liste", "public", "Spør om én ting.", "  - key: b\n    side: nav\n    text: Svar.\n");
        using var guest = _portal.Visit();
        using var now = JsonDocument.Parse((await guest.GetAsync("/innlandet/huskelister/endret-liste.json")).Body);
        var version = now.RootElement.GetProperty("version").GetInt32();
        Assert.Equal(3, version);
        Assert.False(now.RootElement.TryGetProperty("changes", out _));

        using var changes = JsonDocument.Parse((await guest.GetAsync("/innlandet/huskelister/endret-liste.json?fra=1")).Body);
        Assert.Equal(
            ["changed a: Spør. -> Spør om én ting.", "added b:  -> Svar."],
            changes.RootElement.GetProperty("changes").GetProperty("rows").EnumerateArray().Select(row =>
                $"{row.GetProperty("change").GetString()} {row.GetProperty("key").GetString()}: {(row.TryGetProperty("before", out var before) ? before.GetString() : "")} -> {row.GetProperty("text").GetString()}"));
        foreach (var unknown in new[] { "2", "3", "4", "0", "-1", "x", "99999999999" })
            Assert.DoesNotContain("\"changes\"", (await guest.GetAsync($"/innlandet/huskelister/endret-liste.json?fra={unknown}")).Body, StringComparison.Ordinal);

        // A version that only members could read is in the history of readers, and stays theirs.
        await PublishAsync("var-lukket", "member", "Hemmelig.");
        await PublishAsync("var-lukket", "public", "Åpen.");
        Assert.DoesNotContain("Hemmelig", (await guest.GetAsync("/innlandet/huskelister/var-lukket.json?fra=1")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_composers_send_nothing_and_hold_no_input_before_their_script_runs()
    {
        using var guest = _portal.Visit();
        using var member = await _portal.SignInAsync("veileder");
        Assert.Contains("connect-src 'self'", Header(await guest.GetAsync(Uke7), "Content-Security-Policy")!, StringComparison.Ordinal);
        foreach (var visitor in new[] { guest, member })
        {
            foreach (var path in new[] { "/innlandet/bestilling", "/innlandet/svar", "/innlandet/nn/bestilling", "/nasjonal/nn/svar" })
            {
                var answer = await visitor.GetAsync(path);
                Assert.Equal(HttpStatusCode.OK, answer.Status);
                var policy = Header(answer, "Content-Security-Policy")!;
                Assert.Contains("connect-src 'none'; ", policy, StringComparison.Ordinal);
                Assert.Contains("form-action 'none'; ", policy, StringComparison.Ordinal);
                // What stands in a template is inert until the script takes it.
                Assert.Empty(answer.Page.QuerySelectorAll("main input, main textarea, main select, form"));
                Assert.NotEmpty(answer.Page.QuerySelectorAll(".kp-sheet .kp-boxes li"));
            }
        }
    }

    private async Task<Guid> PublishAsync(string key, string visibility, string text, string more = "")
    {
        var id = await DeskWorkshop.PublishAsync(_portal, "innlandet", "checklist", key, List(key, visibility, text, more));
        _portal.Services.GetRequiredService<TenantDirectory>().Forget();
        return id;
    }

    private async Task<Guid> SaveDraftAsync(string key, string text)
    {
        await using var scope = await _portal.InAsync("innlandet");
        var services = scope.ServiceProvider;
        await using var transaction = await services.GetRequiredService<IWriteLock>().BeginAsync(services.GetRequiredService<PortalDb>(), CancellationToken.None);
        var document = ContentParser.Parse(services.GetRequiredService<ContentKinds>()["checklist"], List(key, "public", text, "")).Document!;
        var item = await services.GetRequiredService<Publisher>().SaveDraftAsync(document, key, Language.Bokmal, VersionOrigin.Editor, null, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return item.Id;
    }

    private static string List(string key, string visibility, string text, string more) => $"""
        ---
        key: {key}
        title: Liste
        summary: En liste.
        owner: Redaksjonen
        audience:
          - gp
        visibility: {visibility}
        checked: 2026-11-21
        due: 2027-05-21
        occasion: Alltid
        rows:
          - key: a
            side: gp
            text: {text}
        {more}sources:
          - key: kilde
            title: En kilde
        ---

        Tekst.

        """.ReplaceLineEndings("\n");

    private static string? Header(Answer answer, string name) => answer.Message.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}

public sealed class EmbeddingOnSqlite(OnSqlite fixture) : EmbeddingTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class EmbeddingOnPostgreSql(OnPostgreSql fixture) : EmbeddingTests(fixture), IClassFixture<OnPostgreSql>;
