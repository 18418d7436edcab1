using System.Net;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Editorial;

public abstract class RuleChangesTests(DatabaseKind kind)
{
    [Fact]
    public async Task A_changed_fee_is_told_with_the_old_amount_and_becomes_a_draft_article_for_both_professions()
    {
        await using var portal = await TestPortal.StartAsync(kind);
        await DeskWorkshop.PublishAsync(portal, "nasjonal", "fee", "provetakst", Fee("100 kr"));
        portal.Clock.MoveTo(TestClock.Start + Duration.FromDays(40));
        await DeskWorkshop.PublishAsync(portal, "nasjonal", "fee", "provetakst", Fee("120 kr"));
        await DeskWorkshop.PublishAsync(portal, "nasjonal", "article", "ikke-regel", DeskWorkshop.Article("ikke-regel", "Ikke en regel", "Tekst.\n"));
        using var editor = await portal.SignInAsync("nasjonal", "nasjonal");

        var page = await editor.GetAsync("/nasjonal/redaksjon/regelendringer?fra=2026-12-20&til=2026-12-31");

        Assert.Equal(["Prøvetakst"], page.Texts("section.kp-panel h3"));
        Assert.Equal("[fjernet: 100 slutt] [lagt til: 120 slutt] kr.", page.Text("section.kp-panel .kp-compare"));
        var made = await editor.SubmitAsync(page, "form[method=post]:has(input[name=fra])");
        Assert.StartsWith("/nasjonal/redaksjon/tekst/", made.Location, StringComparison.Ordinal);
        var id = Guid.Parse(made.Location.Split('/')[^1]);
        var (item, text, events) = await DeskWorkshop.ReadAsync(portal, "nasjonal", async db => (
            await db.Set<ContentItem>().SingleAsync(i => i.Id == id),
            await db.Set<ContentVersion>().Where(v => v.ItemId == id).Select(v => v.Text).SingleAsync(),
            await db.Set<ItemEvent>().Where(e => e.ItemId == id).Select(e => e.Step).ToListAsync()));
        Assert.Equal(("article", ItemStage.Draft, null), (item.Kind, item.Stage, item.PublishedVersion));
        Assert.Equal([Step.Save], events);
        Assert.Contains("audience:\n  - gp\n  - advisory-physician\n  - counsellor\n", text, StringComparison.Ordinal);
        Assert.Contains("(fee:provetakst)", text, StringComparison.Ordinal);
        Assert.Contains("120 kr", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ikke-regel", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task First_versions_are_new_wrong_dates_are_said_and_other_tenants_have_no_such_page()
    {
        await using var portal = await TestPortal.StartAsync(kind);
        using var editor = await portal.SignInAsync("nasjonal", "nasjonal");
        var all = await editor.GetAsync("/nasjonal/redaksjon/regelendringer");
        Assert.NotEmpty(all.Texts("section.kp-panel"));
        Assert.All(all.Texts("section.kp-panel .ds-tag"), tag => Assert.Equal("Ny", tag));
        var wrong = await editor.GetAsync("/nasjonal/redaksjon/regelendringer?fra=i+fjor&til=2026-12-31");
        Assert.Equal("Skriv en dato som 2027-03-11.", wrong.Text("#fra-feil"));
        Assert.Equal("i fjor", wrong.Page.QuerySelector("#fra")!.GetAttribute("value"));
        Assert.Contains("Den siste dagen", (await editor.GetAsync("/nasjonal/redaksjon/regelendringer?fra=2026-12-31&til=2026-12-01")).Text("#til-feil"), StringComparison.Ordinal);
        using var admin = await portal.SignInAsync("regionadmin");
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/innlandet/redaksjon/regelendringer")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.GetAsync("/nasjonal/redaksjon/regelendringer")).Status);
    }

    private static string Fee(string amount) => DeskWorkshop.Article("provetakst", "Prøvetakst", "")
        .Replace("form: guide\n", $"code: X\ncovers: Noe\nperiods:\n  - key: p\n    from: 2026-07-01\n    amount: {amount}\n    status: law\n    checked: 2026-11-01\n", StringComparison.Ordinal);
}

public sealed class RuleChangesOnSqlite() : RuleChangesTests(DatabaseKind.Sqlite);

[Trait("Category", "PostgreSql")]
public sealed class RuleChangesOnPostgreSql() : RuleChangesTests(DatabaseKind.PostgreSql);
