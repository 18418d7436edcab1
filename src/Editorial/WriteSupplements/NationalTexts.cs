using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Editorial.WriteSupplements;

/// <summary>A national text in a list.</summary>
/// <param name="Reference"><c>kind:key</c>.</param>
public sealed record NationalRow(string Reference, string Title, string KindLabel);

/// <summary>One page of a list.</summary>
/// <param name="Total">Rows in the whole list.</param>
/// <param name="At">From 1.</param>
public sealed record NationalPage(IReadOnlyList<NationalRow> Rows, int Total, int At)
{
    public const int Size = 20;

    public static readonly NationalPage Empty = new([], 0, 1);

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>The national texts on which a region may hang supplements, by title. Two queries a page; the texts themselves are not read.</summary>
public sealed class NationalTexts(PortalDb db, ContentKinds kinds, TenantContext tenant, Viewer viewer)
{
    /// <param name="words">A part of the title; null or empty gives all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<NationalPage> FindAsync(string? words, int page, CancellationToken cancel)
    {
        var (national, form, readable) = (TenantId.National, tenant.Language, viewer.Readable);
        var names = kinds.All.Where(kind => kind.TakesSupplements).Select(kind => kind.Name).ToList();
        // Each text once: in the reader's form, or in the other where the twin is missing.
        var rows = db.Set<PublishedItem>().AsNoTracking().Where(i => i.TenantId == national && names.Contains(i.Kind) && readable.Contains(i.Visibility)
            && (i.Language == form || !db.Set<PublishedItem>().Any(o => o.TenantId == national && o.Kind == i.Kind && o.Key == i.Key && o.Language == form)));
        if (words?.Trim() is { Length: > 0 } wanted)
        {
            var lower = wanted.ToLowerInvariant();
            rows = rows.Where(i => i.Title.ToLower().Contains(lower) || i.Title.Contains(wanted));
        }

        var total = await rows.CountAsync(cancel);
        var at = Math.Clamp(page, 1, Math.Max(1, (total + NationalPage.Size - 1) / NationalPage.Size));
        var shown = await rows.OrderBy(i => i.Title).ThenBy(i => i.Id).Skip((at - 1) * NationalPage.Size).Take(NationalPage.Size)
            .Select(i => new { i.Kind, i.Key, i.Title }).ToListAsync(cancel);
        return new NationalPage([.. shown.Select(i => new NationalRow($"{i.Kind}:{i.Key}", i.Title, kinds[i.Kind].Label()))], total, at);
    }
}
