using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Editorial.WriteSupplements;

/// <summary>The viewer begins a supplement to a national text, under a heading or (null) to the whole.</summary>
public sealed record CreateSupplement(string About, Language Form, string? Heading, string Title) : IRequest<CreateSupplementOutcome>;

/// <summary>What came of it.</summary>
public abstract record CreateSupplementOutcome
{
    private CreateSupplementOutcome()
    {
    }

    public sealed record Created(Guid Id) : CreateSupplementOutcome;

    /// <summary>The national text is not there in this form, or not for this viewer.</summary>
    public sealed record NoSuchText : CreateSupplementOutcome;

    public sealed record NoSuchHeading : CreateSupplementOutcome;

    /// <summary>An office editor whose membership names no office.</summary>
    public sealed record NoOffice : CreateSupplementOutcome;
}

/// <summary>The names in the audit trail. Never renamed without a migration.</summary>
public static class SupplementAudit
{
    public const string Created = AuditActions.SupplementCreated;
    public const string Kept = AuditActions.SupplementKept;
    public const string Edited = AuditActions.SupplementEdited;
    public const string Dropped = AuditActions.SupplementDropped;

    public static string SubjectOf(ContentItem item) => $"item {item.Id}";
}

internal sealed class CreateSupplementHandler(
    PortalDb db, IWriteLock locks, SupplementShelf shelf, Publisher publisher, SupplementSetting setting, IClock clock)
    : IRequestHandler<CreateSupplement, CreateSupplementOutcome>
{
    public async Task<CreateSupplementOutcome> Handle(CreateSupplement request, CancellationToken cancellationToken)
    {
        await using var transaction = await locks.BeginAsync(db, cancellationToken);
        var national = await shelf.NationalAsync(request.About, request.Form, cancellationToken);
        if (national is null || national.Language != request.Form || !setting.MayRead(national))
            return new CreateSupplementOutcome.NoSuchText();
        if (SupplementText.SectionOf(national.Document, request.Heading) is null)
            return new CreateSupplementOutcome.NoSuchHeading();
        var (me, office) = (setting.Me, setting.Office);
        if (Lifecycle.Judge(Step.Save, new Situation(ItemStage.Draft, false, null, office, false, false), me) is not null)
            return new CreateSupplementOutcome.NoOffice();
        var key = await FreeKeyAsync(Slug.From(request.Title), cancellationToken);
        var document = SupplementText.New(
            new NewSupplement(key, request.Title, office ?? setting.TenantName, request.Heading), setting.Kind, national, clock.TodayInOslo());
        var item = await publisher.SaveDraftAsync(document, key, request.Form, VersionOrigin.Editor, me.Person, cancellationToken);
        item.Office = office;
        db.Tell(item, Step.Save, me.Person, item.ChangedAt, string.Format(System.Globalization.CultureInfo.CurrentCulture, Texts.SupplementBegunNote, national.Title));
        db.Audit(SupplementAudit.Created, SupplementAudit.SubjectOf(item), me.Person, item.ChangedAt, national.Reference);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new CreateSupplementOutcome.Created(item.Id);
    }

    // Key and slug are shared by the language pair, and free in both forms.
    private async Task<string> FreeKeyAsync(string wanted, CancellationToken cancel)
    {
        wanted = wanted[..Math.Min(wanted.Length, Slug.MaxLength - 6)].TrimEnd('-');
        var taken = await db.Set<ContentItem>().Where(i => i.Kind == Supplements.Kind && (i.Key.StartsWith(wanted) || i.Slug.StartsWith(wanted)))
            .Select(i => new { i.Key, i.Slug }).ToListAsync(cancel);
        var names = taken.SelectMany(t => new[] { t.Key, t.Slug }).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, names.Count + 1).Select(n => n == 1 ? wanted : $"{wanted}-{n}").First(name => !names.Contains(name));
    }
}

/// <summary>Who writes, in which region: what every change of a supplement asks for.</summary>
public sealed class SupplementSetting(TenantContext tenant, Viewer viewer, ContentKinds kinds)
{
    public Editor Me => viewer.AsEditor();

    /// <summary>The office that a new text belongs to; null where the viewer writes for the whole tenant.</summary>
    public string? Office => viewer.Has(Permission.WriteContent) ? null : viewer.Office;

    public string TenantName => tenant.Tenant.Name;

    public ContentKind Kind => kinds[Supplements.Kind];

    public bool IsNational => tenant.Id == TenantId.National;

    public bool FourEyes => tenant.Tenant.NeedsFourEyes(Supplements.Kind);

    public bool MayRead(NationalText national) => viewer.MayRead(national.Document.Visibility);

    public bool MaySee(ContentItem item) => DeskView.Of(viewer).Shows(item);

    /// <summary>How the item stands, with this newest version.</summary>
    public Situation SituationOf(ContentItem item, ItemDocument newest) => new(
        item.Stage, item.PublishedVersion is not null, item.ChangedBy, item.Office,
        ContentParser.Parse(Kind, CanonicalWriter.Write(newest)).Errors.Count == 0, FourEyes);
}
