using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Editorial.WriteSupplements;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Editorial.RuleChanges;

/// <summary>The viewer makes a draft article of what changed in the rules. Null: nothing changed in that time.</summary>
public sealed record MakeArticle(LocalDate From, LocalDate To) : IRequest<Guid?>;

internal sealed class MakeArticleHandler(PortalDb db, IWriteLock locks, RuleHistory history, Publisher publisher, ArticleSetting setting)
    : IRequestHandler<MakeArticle, Guid?>
{
    /// <summary>The name in the audit trail. Never renamed without a migration.</summary>
    public const string Made = AuditActions.ItemFromRules;

    public async Task<Guid?> Handle(MakeArticle request, CancellationToken cancellationToken)
    {
        await using var transaction = await locks.BeginAsync(db, cancellationToken);
        if (setting.Kind is not { } kind || await history.BetweenAsync(request.From, request.To, cancellationToken) is not { Count: > 0 } entries)
            return null;
        var key = await FreeKeyAsync(kind.Name, $"regelendringer-{request.From.Iso()}-{request.To.Iso()}", cancellationToken);
        var document = RuleArticle.Write(kind, key, request.From, request.To, entries, setting.Today);
        var item = await publisher.SaveDraftAsync(document, key, setting.Language, VersionOrigin.Editor, setting.Me, cancellationToken);
        db.Tell(item, Step.Save, setting.Me, item.ChangedAt, Texts.RuleArticleNote);
        db.Audit(Made, SupplementAudit.SubjectOf(item), setting.Me, item.ChangedAt);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return item.Id;
    }

    private async Task<string> FreeKeyAsync(string kind, string wanted, CancellationToken cancel)
    {
        var taken = await db.Set<ContentItem>().Where(i => i.Kind == kind && (i.Key.StartsWith(wanted) || i.Slug.StartsWith(wanted)))
            .Select(i => new { i.Key, i.Slug }).ToListAsync(cancel);
        var names = taken.SelectMany(t => new[] { t.Key, t.Slug }).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, names.Count + 1).Select(n => n == 1 ? wanted : $"{wanted}-{n}").First(name => !names.Contains(name));
    }
}

/// <summary>Who makes an article, in which form, on which day.</summary>
public sealed class ArticleSetting(ContentKinds kinds, TenantContext tenant, Viewer viewer, IClock clock)
{
    /// <summary>The stored name of the kind that the library declares for articles.</summary>
    private const string Article = "article";

    /// <summary>Null where no module declares articles.</summary>
    public ContentKind? Kind => kinds.Find(Article);

    public Kernel.Text.Language Language => tenant.Language;

    public Guid Me => viewer.PersonId ?? throw new InvalidOperationException("Nobody is signed in.");

    public LocalDate Today => clock.TodayInOslo();
}
