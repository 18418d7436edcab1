using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Publishing;

/// <summary>Each breach is planted in a transaction that is undone, and must be found.</summary>
public abstract class StoredContentTests(PortalFixture fixture)
{
    private static readonly Dictionary<string, Func<PortalDb, Guid, Task>> Plants = new()
    {
        ["leserne ser, er ikke versjon"] = (db, id) => db.Set<PublishedItem>().Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Text, p => p.Text + "x")),
        ["er ikke den teksten som ble lagret"] = (db, id) => db.Set<ContentVersion>().Where(v => v.ItemId == id).ExecuteUpdateAsync(set => set.SetProperty(v => v.Text, "")),
        ["finnes ikke"] = (db, id) => db.Set<ContentVersion>().Where(v => v.ItemId == id).ExecuteDeleteAsync(),
        ["tilstanden er"] = (db, id) => db.Set<ContentItem>().Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Stage, ItemStage.Draft)),
        ["leserne ser den ikke"] = (db, id) => db.Set<PublishedItem>().Where(p => p.Id == id).ExecuteDeleteAsync(),
        ["skal ikke være publisert"] = (db, id) => db.Set<ContentItem>().Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.PublishedVersion, (int?)null).SetProperty(i => i.Stage, ItemStage.Draft)),
        ["står ikke i historikken"] = (db, id) => db.Set<PublishedVersion>().Where(v => v.ItemId == id).ExecuteDeleteAsync(),
        ["det teksten viser til"] = (db, id) =>
        {
            db.Add(new ItemReference { Id = Guid.CreateVersion7(), ItemId = id, Target = "term:noe-annet" });
            return db.SaveChangesAsync();
        },
        ["den gamle adressen leder til"] = (db, _) =>
        {
            db.Add(new SlugRedirect { Id = Guid.CreateVersion7(), Kind = "page", Slug = "gammel", Language = Language.Bokmal, Target = "page:borte" });
            return db.SaveChangesAsync();
        },
    };

    private readonly TestPortal _portal = fixture.Portal;

    public static TheoryData<string> Breaches { get; } = [.. Plants.Keys];

    [Theory]
    [MemberData(nameof(Breaches))]
    public async Task A_planted_breach_is_found(string said)
    {
        await using var scope = await _portal.InAsync("innlandet");
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var invariant = scope.ServiceProvider.GetServices<IInvariant>().OfType<StoredContentInvariants>().Single();
        Assert.Empty(await invariant.BreachesAsync(CancellationToken.None));
        await using var transaction = await scope.ServiceProvider.GetRequiredService<IWriteLock>().BeginAsync(db, CancellationToken.None);
        var item = await db.Set<ContentItem>().AsNoTracking().Where(i => i.PublishedVersion != null).OrderBy(i => i.Id).FirstAsync();
        await Plants[said](db, item.Id);
        Assert.Contains(await invariant.BreachesAsync(CancellationToken.None), breach => breach.Contains(said, StringComparison.Ordinal));
    }
}

public sealed class StoredContentOnSqlite(OnSqlite fixture) : StoredContentTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class StoredContentOnPostgreSql(OnPostgreSql fixture) : StoredContentTests(fixture), IClassFixture<OnPostgreSql>;
