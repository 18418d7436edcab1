using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.ArrangeCourse.CopyCourse;

/// <summary>Last year's published course as the draft of a new one, in every form it is published in.</summary>
/// <param name="Course">The key of the old one.</param>
/// <param name="Key">The key of the new one, and its address.</param>
/// <param name="Titles">By form.</param>
/// <param name="FirstDays">By the session's key: the day its first meeting is to be.</param>
public sealed record CopyCourse(
    string Course, string Key, IReadOnlyDictionary<Language, string> Titles, IReadOnlyDictionary<string, LocalDate> FirstDays) : IRequest<CopyResult>;

/// <summary>What came of it. A closed set.</summary>
public abstract record CopyResult
{
    private CopyResult()
    {
    }

    /// <param name="Item">The new text, in the form that rules.</param>
    public sealed record Copied(Guid Item) : CopyResult;

    /// <summary>Another course has the key or the address.</summary>
    public sealed record KeyTaken : CopyResult;

    public sealed record NotAllowed : CopyResult;
}

internal sealed class CopyCourseHandler(PortalDb db, IWriteLock writes, PublishedContent content, Publisher publisher, Viewer viewer, IClock clock)
    : IRequestHandler<CopyCourse, CopyResult>
{
    public async Task<CopyResult> Handle(CopyCourse request, CancellationToken cancellationToken)
    {
        if (!viewer.Has(Permission.ArrangeCourses) || !viewer.Has(Permission.WriteContent))
            return new CopyResult.NotAllowed();
        await using var transaction = await writes.BeginAsync(db, cancellationToken);
        var forms = (await content.OwnAsync(CoursesModule.Course, [request.Course], cancellationToken)).OrderBy(form => form.Language).ToList();
        if (forms.Count == 0)
            return new CopyResult.NotAllowed();
        if (await db.Set<ContentItem>().AnyAsync(i => i.Kind == CoursesModule.Course && (i.Key == request.Key || i.Slug == request.Key), cancellationToken))
            return new CopyResult.KeyTaken();
        var items = new List<ContentItem>();
        foreach (var form in forms)
        {
            var copy = Domain.CourseCopy.Of(form.Document, new CopyPlan(request.Key, request.Titles[form.Language], request.FirstDays));
            var item = await publisher.SaveDraftAsync(copy, request.Key, form.Language, VersionOrigin.Editor, viewer.PersonId, cancellationToken);
            db.Add(new ItemEvent { Id = Guid.CreateVersion7(), ItemId = item.Id, Version = item.LatestVersion, At = clock.GetCurrentInstant(), By = viewer.PersonId, Step = Step.Save });
            items.Add(item);
        }

        AuditLog.Add(db, clock, viewer, AuditActions.CourseCopied, $"item {items[0].Id}", $"{request.Course} > {request.Key}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new CopyResult.Copied(items[0].Id);
    }
}
