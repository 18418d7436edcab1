using KunnskapsPortal.Editorial.ComposePages;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Editorial.WriteItem;

/// <summary>Begins a text: a draft with a title and nothing more, or with the text of its twin in the other written form.</summary>
/// <param name="Twin">The item whose other form this is; null for a new item.</param>
public sealed record NewItem(ContentKind Kind, string Title, Language Language, Guid? Twin) : IRequest<Guid>;

internal sealed class NewItemHandler(PortalDb db, IWriteLock writes, Publisher publisher, ItemDesk desk, Viewer viewer, IClock clock)
    : IRequestHandler<NewItem, Guid>
{
    private static readonly Period ReadAgainAfter = Period.FromYears(1);

    public async Task<Guid> Handle(NewItem request, CancellationToken cancellationToken)
    {
        await using var transaction = await writes.BeginAsync(db, cancellationToken);
        var slug = await FreeSlugAsync(request, cancellationToken);
        var form = await StartAsync(request, slug, cancellationToken);
        var document = ContentParser.Parse(request.Kind, form.ToText(request.Kind), Completeness.Draft).Document!;
        var item = await publisher.SaveDraftAsync(document, slug, request.Language, VersionOrigin.Editor, viewer.PersonId, cancellationToken);
        if (!viewer.Has(Permission.WriteContent))
            item.Office = viewer.Office;
        db.Add(new ItemEvent { Id = Guid.CreateVersion7(), ItemId = item.Id, Version = 1, At = clock.GetCurrentInstant(), By = viewer.PersonId, Step = Step.Save });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return item.Id;
    }

    private async Task<Domain.ItemForm> StartAsync(NewItem request, string slug, CancellationToken cancel)
    {
        if (request.Twin is { } twin && await desk.OpenAsync(twin, cancel) is { } other)
            return Domain.ItemForm.Of(other.Document).With("f.title", request.Title);
        var today = clock.TodayInOslo();
        if (request.Kind.OnlyKey is not null)
            return Domain.ItemForm.From(FirstComposition.Of(request.Kind.Name)).With("f.key", request.Kind.OnlyKey).With("f.title", request.Title).With("f.owner", Resources.Texts.DeskTitle)
                .With("f.audience", [.. Audiences.All]).With("f.visibility", Visibilities.Public).With("f.checked", today.Iso()).With("f.due", today.Plus(ReadAgainAfter).Iso());
        return Domain.ItemForm.From([]).With("f.key", request.Kind.OnlyKey ?? slug).With("f.title", request.Title)
            .With("f.visibility", Visibilities.Public).With("f.checked", today.Iso()).With("f.due", today.Plus(ReadAgainAfter).Iso());
    }

    private async Task<string> FreeSlugAsync(NewItem request, CancellationToken cancel)
    {
        var wanted = request.Kind.OnlyKey ?? Slug.From(request.Title);
        var taken = await db.Set<ContentItem>().Where(i => i.Kind == request.Kind.Name && (i.Slug.StartsWith(wanted) || i.Key.StartsWith(wanted)))
            .Select(i => new { i.Slug, i.Key, i.Language }).ToListAsync(cancel);
        var slug = wanted;
        // The slug becomes the key of a new item too, and keys are shared by both forms.
        for (var n = 2; taken.Exists(t => (t.Slug == slug && t.Language == request.Language) || (request.Twin is null && request.Kind.OnlyKey is null && t.Key == slug)); n++)
            slug = $"{wanted[..Math.Min(wanted.Length, Slug.MaxLength - 5)]}-{n}";
        return slug;
    }
}
