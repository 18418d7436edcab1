using KunnskapsPortal.Editorial.Domain;
using KunnskapsPortal.Editorial.MediaLibrary;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Portal.Tests.Ground;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Browser.Tests.Ground;

/// <summary>What lies on the desk: a draft in two versions that a second person has a copy of, an empty one, and a picture.</summary>
internal static class DeskStage
{
    public const string Draft = "Et utkast på scenen";
    public const string Empty = "Et tomt utkast på scenen";

    private const string Body = "Begynn med dette.\n\n## Trinnene\n\n| Uke | Grad |\n|---|---|\n| 1 | 80 % |\n\nSlutt.\n";

    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGMQqYiCIAY4CwA0WAVlj/6u3QAAAABJRU5ErkJggg==");

    public static async Task SetAsync(TestPortal portal)
    {
        await using var scope = await portal.InAsync("innlandet");
        var services = scope.ServiceProvider;
        await services.GetRequiredService<IMediator>().Send(new AddFile(Picture, "scene.png", "Et bilde", "En grønn flate"));
        var db = services.GetRequiredService<PortalDb>();
        await using var transaction = await services.GetRequiredService<IWriteLock>().BeginAsync(db, CancellationToken.None);
        var people = await db.Set<Account>().Where(a => a.UserName == "rol@demo.example" || a.UserName == "krol@demo.example")
            .ToDictionaryAsync(a => a.UserName!, a => a.Id);
        await SaveAsync("scene-tom", Empty, "");
        var first = await SaveAsync("scene", Draft, Body);
        var item = await SaveAsync("scene", Draft, Body.Replace("Slutt.", "Slutt, og ring rådgivende lege.", StringComparison.Ordinal));
        db.Add(new WorkingCopy
        {
            Id = Guid.CreateVersion7(),
            ItemId = item.Id,
            PersonId = people["krol@demo.example"],
            BaseVersion = 1,
            Form = ItemForm.Of(Read("scene", Draft, Body)).With(ItemForm.BodyName, Body.Replace("Slutt.", "Slutt her.", StringComparison.Ordinal)).Json(),
            SavedAt = portal.Clock.GetCurrentInstant(),
        });
        await db.SaveChangesAsync();
        await transaction.CommitAsync(CancellationToken.None);
        Assert.Equal(first.Id, item.Id);

        async Task<ContentItem> SaveAsync(string key, string title, string body) =>
            await services.GetRequiredService<Publisher>().SaveDraftAsync(
                Read(key, title, body), key, Language.Bokmal, VersionOrigin.Editor, people["rol@demo.example"], CancellationToken.None);

        ItemDocument Read(string key, string title, string body) =>
            ContentParser.Parse(services.GetRequiredService<ContentKinds>()["article"], $"---\nkey: {key}\ntitle: {title}\n---\n\n{body}", Completeness.Draft).Document!;
    }
}
