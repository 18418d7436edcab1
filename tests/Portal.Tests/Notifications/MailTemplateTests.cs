using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Portal.Tests.Editorial;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Portal.Tests.Notifications;

/// <summary>What a mail is written with.</summary>
public abstract class MailTemplateTests(DatabaseKind kind)
{
    [Fact]
    public async Task The_tenants_own_template_comes_before_the_national_and_none_still_gives_a_mail()
    {
        await using var portal = await TestPortal.StartAsync(kind, MailDesk.AddKinds);
        var gp = await MailDesk.PersonAsync(portal, "fastlege2");
        Assert.Contains("Vennlig hilsen Kunnskapsportalen", (await MailAsync(portal, gp, "a")).Text, StringComparison.Ordinal);

        await PublishAsync(portal, "nasjonal", "test-now", "Nasjonalt: {tittel}", "Fra det nasjonale. {tekst} {knapp}");
        Assert.Equal("Nasjonalt: Sak b", (await MailAsync(portal, gp, "b")).Subject);
        await PublishAsync(portal, "innlandet", "standard", "Regionens standard: {tittel}", "{tekst}");
        Assert.Equal("Nasjonalt: Sak c", (await MailAsync(portal, gp, "c")).Subject);
        var own = await PublishAsync(portal, "innlandet", "test-now", "Hei fra Innlandet", "Kjære {navn} {ukjent}, {tekst}");
        var mail = await MailAsync(portal, gp, "d");
        Assert.Equal("Hei fra Innlandet", mail.Subject);
        Assert.Contains("Noe har hendt.", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ukjent", mail.Text, StringComparison.Ordinal);

        // Another region goes on with the national one.
        await MailDesk.InAsync(portal, "innlandet", db => db.Set<PublishedItem>().Where(i => i.Id == own).ExecuteDeleteAsync());
        Assert.Equal("Nasjonalt: Sak e", (await MailAsync(portal, gp, "e")).Subject);
        foreach (var tenant in new[] { "innlandet", "nasjonal" })
            await MailDesk.InAsync(portal, tenant, db => db.Set<PublishedItem>().Where(i => i.Kind == "mail").ExecuteDeleteAsync());
        var bare = await MailAsync(portal, gp, "f");
        Assert.Equal("Sak f", bare.Subject);
        Assert.StartsWith("Noe har hendt.\n\nSe saken:\n", bare.Text, StringComparison.Ordinal);
        Assert.Contains("<title>Sak f</title>", bare.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_makes_its_own_at_the_desk_and_sees_the_draft_before_it_counts()
    {
        await using var portal = await TestPortal.StartAsync(kind, MailDesk.AddKinds);
        using var editor = await portal.SignInAsync("krol");
        var list = await editor.GetAsync("/innlandet/redaksjon/e-post");
        var form = "form:has(input[value=test-now])";
        var made = await editor.SubmitAsync(list, form);
        Assert.Matches("/redaksjon/tekst/[0-9a-f-]+\\?utfall=ny$", made.Location);
        Assert.Equal(made.Location, (await editor.SubmitAsync(list, form)).Location);
        var edit = await editor.GetAsync(made.Location);
        Assert.Contains("Emne", edit.Texts("label"));
        var saved = await editor.SubmitAsync(edit, "#tekst", ("f.subject", "Ny {tekst}"), ("body", "Utkastet {navn} {feil}: {tekst}"), ("handling", "lagre"));
        Assert.EndsWith("utfall=lagret", saved.Location, StringComparison.Ordinal);
        var checks = (await editor.GetAsync(saved.Location)).Body;
        Assert.Contains("{feil} er ikke et ord portalen fyller inn", System.Net.WebUtility.HtmlDecode(checks), StringComparison.Ordinal);
        Assert.Contains("{tekst} kan ikke stå i emnet", System.Net.WebUtility.HtmlDecode(checks), StringComparison.Ordinal);
        Assert.Contains("Teksten mangler {knapp}", System.Net.WebUtility.HtmlDecode(checks), StringComparison.Ordinal);

        Assert.DoesNotContain("Utkastet", (await editor.GetAsync("/innlandet/redaksjon/e-post/test-now")).Body, StringComparison.Ordinal);
        Assert.Contains("Utkastet Kari Eksempel:", (await editor.GetAsync("/innlandet/redaksjon/e-post/test-now?utkast=1")).Body, StringComparison.Ordinal);
        using var other = await portal.SignInAsync("regionadmin", "ost-viken");
        Assert.DoesNotContain("Utkastet", (await other.GetAsync("/ost-viken/redaksjon/e-post/test-now?utkast=1")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_runs_nothing_and_lets_nothing_in()
    {
        await using var portal = await TestPortal.StartAsync(kind, MailDesk.AddKinds);
        using var editor = await portal.SignInAsync("krol");
        var page = await editor.GetAsync("/innlandet/redaksjon/e-post/test-now");
        var frames = page.Page.QuerySelectorAll("iframe");
        Assert.Equal(2, frames.Length);
        Assert.All(frames, frame => Assert.Equal("", frame.GetAttribute("sandbox")));
        Assert.EndsWith("frame-src 'self'", Policy(page), StringComparison.Ordinal);

        var mail = await editor.GetAsync(frames[0].GetAttribute("src")!);
        Assert.Equal("text/html", mail.Message.Content.Headers.ContentType!.MediaType);
        Assert.Empty(mail.Page.QuerySelectorAll("script, img, link, [style], [onclick]"));
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", mail.Body, StringComparison.Ordinal);
        var style = Assert.Single(mail.Page.QuerySelectorAll("style")).TextContent;
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)));
        Assert.Equal($"default-src 'none'; style-src 'sha256-{hash}'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'self'", Policy(mail));
        // Other pages are in no frame and have none.
        Assert.DoesNotContain("frame-src", Policy(await editor.GetAsync("/innlandet/redaksjon/e-post")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_is_found_by_no_reader()
    {
        await using var portal = await TestPortal.StartAsync(kind);
        using var gp = await portal.SignInAsync("fastlege2");
        foreach (var address in new[] { "/innlandet/sok.json?q=e-post+ukebrevet", "/innlandet/nytt.atom", "/innlandet/sok?q=e-post" })
            Assert.DoesNotContain("/redaksjon/e-post/", (await gp.GetAsync(address)).Body, StringComparison.Ordinal);
    }

    private static string Policy(Answer answer) => Assert.Single(answer.Message.Headers.GetValues("Content-Security-Policy"));

    private static async Task<OutgoingMail> MailAsync(TestPortal portal, Guid person, string matter)
    {
        await MailDesk.NotifyAsync(portal, "test-now", matter, person);
        return (await MailDesk.MailsAsync(portal, person))[^1];
    }

    private static Task<Guid> PublishAsync(TestPortal portal, string tenant, string key, string subject, string body) =>
        DeskWorkshop.PublishAsync(portal, tenant, "mail", key, $"""
            ---
            key: {key}
            title: Mal {key}
            owner: Prøven
            audience:
              - gp
            visibility: public
            checked: 2026-11-21
            due: 2027-05-21
            subject: "{subject}"
            ---

            {body}

            """);
}

public sealed class MailTemplatesOnSqlite() : MailTemplateTests(DatabaseKind.Sqlite);

[Trait("Category", "PostgreSql")]
public sealed class MailTemplatesOnPostgreSql() : MailTemplateTests(DatabaseKind.PostgreSql);
