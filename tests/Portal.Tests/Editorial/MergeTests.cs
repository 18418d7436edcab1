using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Editorial;

/// <summary>Two write in the same text at the same time.</summary>
public abstract class MergeTests(PortalFixture fixture)
{
    private readonly TestPortal _portal = fixture.Portal;

    [Theory]
    [InlineData("min", "Hos B.")]
    [InlineData("deres", "Hos A.")]
    [InlineData("begge", "Hos A.\n\nHos B.")]
    public async Task The_later_one_gets_both_texts_chooses_and_nothing_is_lost(string choice, string expected)
    {
        await using var scope = await _portal.InAsync("innlandet");
        var id = await TextUnderWork.NewAsync(scope.ServiceProvider, $"flett-{choice}");
        var desk = $"/innlandet/redaksjon/tekst/{id}";
        using var a = await _portal.SignInAsync("rol");
        using var b = await _portal.SignInAsync("krol");
        var (openA, openB) = (await a.GetAsync(desk), await b.GetAsync(desk));
        Assert.EndsWith("utfall=lagret", (await a.SubmitAsync(openA, "#tekst", ("body", "Hos A."), ("handling", "lagre"))).Location, StringComparison.Ordinal);

        var overtaken = await b.SubmitAsync(openB, "#tekst", ("body", "Hos B."), ("handling", "lagre"));
        Assert.EndsWith("/flett", overtaken.Location, StringComparison.Ordinal);
        var merge = await b.GetAsync(overtaken.Location);
        var sides = merge.Texts(".kp-desk-side");
        Assert.Contains("Hos A.", sides);
        Assert.Contains("Hos B.", sides);
        // Nothing is decided yet: A's text is the newest version, B's is kept beside it.
        Assert.Equal(["Tekst.", "Hos A."], await BodiesAsync(scope.ServiceProvider, id));

        var radio = merge.Page.QuerySelector("input[type=radio][name^='valg.body.']")!.GetAttribute("name")!;
        var merged = await b.SubmitAsync(merge, "form:has(input[name=deres])", (radio, choice));
        Assert.EndsWith("utfall=flettet", merged.Location, StringComparison.Ordinal);
        var page = await b.GetAsync(merged.Location);
        Assert.Equal(expected, page.Page.QuerySelector("#body")!.TextContent.Trim());
        Assert.EndsWith("utfall=lagret", (await b.SubmitAsync(page, "#tekst", ("handling", "lagre"))).Location, StringComparison.Ordinal);
        var bodies = await BodiesAsync(scope.ServiceProvider, id);
        Assert.Equal(["Tekst.", "Hos A."], bodies.Take(2));
        Assert.Equal(expected, bodies[^1]);
    }

    private static async Task<List<string>> BodiesAsync(IServiceProvider scope, Guid id)
    {
        var page = scope.GetRequiredService<ContentKinds>()["page"];
        var texts = await scope.GetRequiredService<PortalDb>().Set<ContentVersion>().AsNoTracking().Where(v => v.ItemId == id).OrderBy(v => v.Number).Select(v => v.Text).ToListAsync();
        return texts.ConvertAll(text => ContentParser.Parse(page, text).Document!.Body);
    }
}

public sealed class MergeOnSqlite(OnSqlite fixture) : MergeTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class MergeOnPostgreSql(OnPostgreSql fixture) : MergeTests(fixture), IClassFixture<OnPostgreSql>;
