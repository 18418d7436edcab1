using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Editorial.DueBoard;

/// <summary>Published in one written form only, where the kind demands both.</summary>
public sealed class MissingTwins(PortalDb db, ContentKinds kinds) : DueItems(db)
{
    public override int Order => 90;

    protected override string Name => "malform";

    protected override string Title => Texts.DueTwins;

    protected override Task<(IReadOnlyList<DueRow> Rows, int Total)> ReadAsync(IQueryable<ContentItem> items, DueQuestion question, CancellationToken cancel)
    {
        var names = kinds.All.Where(kind => kind.NeedsTwin).Select(kind => kind.Name).ToList();
        return TakeAsync(
            items.Where(i => i.PublishedVersion != null && names.Contains(i.Kind)
                    && !Db.Set<ContentItem>().Any(o => o.Kind == i.Kind && o.Key == i.Key && o.Language != i.Language && o.PublishedVersion != null))
                .Select(i => new { i.Id, i.Title, i.Language, i.ChangedAt }).OrderBy(i => i.ChangedAt).ThenBy(i => i.Id),
            question, i => new DueRow(
                LifeOf(i.Id), i.Title, i.Language == Language.Bokmal ? Texts.DueTwinsNynorsk : Texts.DueTwinsBokmal, i.ChangedAt.DayInOslo(), false), cancel);
    }
}

/// <summary>Published pairs of which one form was changed more than a day after the other.</summary>
public sealed class OlderTwins(PortalDb db, ContentKinds kinds) : DueItems(db)
{
    private static readonly Duration Patience = Duration.FromDays(1);

    public override int Order => 95;

    protected override string Name => "eldre-malform";

    protected override string Title => Texts.DueOlderTwins;

    // The difference of two times is not a thing both databases compare alike: pairs are narrow rows, and those that differ are few.
    protected override async Task<(IReadOnlyList<DueRow> Rows, int Total)> ReadAsync(IQueryable<ContentItem> items, DueQuestion question, CancellationToken cancel)
    {
        var names = kinds.All.Where(kind => kind.NeedsTwin).Select(kind => kind.Name).ToList();
        var pairs = await items.Where(i => i.Stage == ItemStage.Published && names.Contains(i.Kind))
            .Join(Db.Set<ContentItem>().Where(o => o.Stage == ItemStage.Published), i => new { i.Kind, i.Key }, o => new { o.Kind, o.Key }, (i, o) => new { Old = i, New = o })
            .Where(pair => pair.New.Language != pair.Old.Language && pair.New.ChangedAt > pair.Old.ChangedAt)
            .Select(pair => new { pair.Old.Id, pair.Old.Title, pair.Old.Language, Then = pair.Old.ChangedAt, Now = pair.New.ChangedAt })
            .ToListAsync(cancel);
        var late = pairs.Where(pair => pair.Now - pair.Then > Patience).OrderBy(pair => pair.Now).ThenBy(pair => pair.Id).ToList();
        return ([.. late.Take(question.Most).Select(pair => new DueRow(
            EditorOf(pair.Id), pair.Title, pair.Language == Language.Nynorsk ? Texts.DueOlderNynorsk : Texts.DueOlderBokmal, pair.Now.DayInOslo(), false))], late.Count);
    }
}
