using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.WriteMail;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Notifications.SeeTemplates;

/// <summary>Begins the tenant's own template of a kind, as drafts in both written forms: a copy of the words that are used now.</summary>
/// <param name="Key">Name of a kind of notice, or <see cref="MailTemplates.Standard"/>.</param>
/// <param name="Title">What editors find it by.</param>
public sealed record MakeOwnTemplate(string Key, string Title) : IRequest<Guid>;

internal sealed class MakeOwnTemplateHandler(PortalDb db, IWriteLock writes, Publisher publisher, TemplateStart start, Viewer viewer, IClock clock)
    : IRequestHandler<MakeOwnTemplate, Guid>
{
    /// <summary>The id of the bokmål form; of what is there already, where somebody has begun.</summary>
    public async Task<Guid> Handle(MakeOwnTemplate request, CancellationToken cancellationToken)
    {
        await using var transaction = await writes.BeginAsync(db, cancellationToken);
        var there = await db.Set<ContentItem>().Where(i => i.Kind == MailTemplates.Kind && i.Key == request.Key)
            .OrderBy(i => i.Language).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(cancellationToken);
        if (there is { } begun)
            return begun;
        var ids = new List<Guid>();
        foreach (var language in new[] { Language.Bokmal, Language.Nynorsk })
        {
            var document = await start.DocumentAsync(request, language, cancellationToken);
            var item = await publisher.SaveDraftAsync(document, request.Key, language, VersionOrigin.Editor, viewer.PersonId, cancellationToken);
            db.Add(new ItemEvent { Id = Guid.CreateVersion7(), ItemId = item.Id, Version = item.LatestVersion, At = clock.GetCurrentInstant(), By = viewer.PersonId, Step = Step.Save });
            ids.Add(item.Id);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ids[0];
    }
}

/// <summary>The first draft of a template.</summary>
internal sealed class TemplateStart(MailTemplates templates, ContentKinds kinds, TenantContext tenant, IClock clock)
{
    public async Task<ItemDocument> DocumentAsync(MakeOwnTemplate request, Language language, CancellationToken cancel)
    {
        var used = await templates.ForAsync(request.Key, language, cancel);
        var today = clock.TodayInOslo();
        var values = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["key"] = request.Key,
            ["title"] = request.Title,
            ["owner"] = tenant.Tenant.Name,
            ["audience"] = Audiences.All,
            ["visibility"] = Visibilities.Public,
            ["checked"] = today.Iso(),
            ["due"] = today.PlusYears(1).Iso(),
            [MailTemplates.Subject] = used.Subject,
        };
        var kind = kinds[MailTemplates.Kind];
        var (document, errors) = ContentParser.Parse(kind, CanonicalWriter.Write(new ItemDocument(kind, values, used.Markdown)));
        return document ?? throw new InvalidOperationException($"A template was written in a form that does not read: {errors[0].Message}");
    }
}
