using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Editorial;

/// <summary>Texts and people for the tests of the desk.</summary>
public static class DeskWorkshop
{
    public const string NationalBody = "## Frister {#frister}\n\nSvar innen ti dager.\n\n## Honorar {#honorar}\n\nTakst L40 gjelder.\n";

    public static string Article(string key, string title, string body, string visibility = "public") =>
        $"---\nkey: {key}\ntitle: {title}\nsummary: Kort sagt.\nowner: Nasjonal redaksjon\naudience:\n  - gp\nvisibility: {visibility}\nchecked: 2026-11-21\ndue: 2027-05-21\nform: guide\n"
        + $"sources:\n  - key: k\n    title: Kilde\n---\n\n{body}";

    /// <summary>Publishes a text as an editor does.</summary>
    public static async Task<Guid> PublishAsync(TestPortal portal, string tenant, string kind, string slug, string text, Language language = Language.Bokmal, Guid? author = null)
    {
        await using var scope = await portal.InAsync(tenant);
        var (document, errors) = ContentParser.Parse(scope.ServiceProvider.GetRequiredService<ContentKinds>()[kind], text);
        Assert.Empty(errors);
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<IWriteLock>().BeginAsync(db, CancellationToken.None);
        var item = await scope.ServiceProvider.GetRequiredService<Publisher>().PublishAsync(document!, slug, language, VersionOrigin.Editor, author, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return item.Id;
    }

    /// <summary>Fills a draft with words and publishes it.</summary>
    public static async Task PublishDraftAsync(TestPortal portal, string tenant, Guid id, string body)
    {
        await using var scope = await portal.InAsync(tenant);
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<IWriteLock>().BeginAsync(db, CancellationToken.None);
        var item = await db.Set<ContentItem>().SingleAsync(i => i.Id == id);
        var stored = await db.Set<ContentVersion>().Where(v => v.ItemId == id && v.Number == item.LatestVersion).Select(v => v.Text).SingleAsync();
        var (document, errors) = ContentParser.Parse(scope.ServiceProvider.GetRequiredService<ContentKinds>()[item.Kind], stored + "\n" + body + "\n");
        Assert.Empty(errors);
        await scope.ServiceProvider.GetRequiredService<Publisher>().PublishAsync(document!, item.Slug, item.Language, VersionOrigin.Editor, item.ChangedBy, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    public static async Task<T> ReadAsync<T>(TestPortal portal, string tenant, Func<PortalDb, Task<T>> read)
    {
        await using var scope = await portal.InAsync(tenant);
        return await read(scope.ServiceProvider.GetRequiredService<PortalDb>());
    }

    public static async Task<Guid> PersonAsync(TestPortal portal, string name) =>
        await ReadAsync(portal, "innlandet", db => db.Set<Account>().Where(a => a.Email == $"{name}@demo.example").Select(a => a.Id).SingleAsync());

    public static async Task<IReadOnlyList<string>> BreachesAsync(TestPortal portal, string tenant)
    {
        await using var scope = await portal.InAsync(tenant);
        var breaches = new List<string>();
        foreach (var invariant in scope.ServiceProvider.GetServices<IInvariant>())
            breaches.AddRange(await invariant.BreachesAsync(CancellationToken.None));
        return breaches;
    }
}
