using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Editorial.FindItems;

/// <summary>An item that a text may point to.</summary>
public sealed record FoundItem(string Reference, string Title, string Kind, string Lang);

/// <summary>A file that a text may show.</summary>
public sealed record FoundFile(string Key, string Title, string Alt, string Type, string Address);

/// <summary>Finds what a text may point to, by words of its title. One query each, at most twenty rows.</summary>
public sealed class ItemSearch(PortalDb db, ContentKinds kinds, Viewer viewer, TenantContext tenant)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<FoundItem>> ItemsAsync(string? words, CancellationToken cancel)
    {
        var readable = viewer.Readable;
        var rows = db.Set<PublishedItem>().AsNoTracking().Where(i => readable.Contains(i.Visibility) && i.Kind != Supplements.Kind);
        foreach (var word in Words(words))
            rows = rows.Where(i => EF.Functions.Like(i.Title.ToLower(), word, LikePattern.Escape) || EF.Functions.Like(i.Key, word, LikePattern.Escape));
        var found = await rows.OrderBy(i => i.Language != tenant.Language).ThenBy(i => i.Title.Length).ThenBy(i => i.Title).Take(Most * 2)
            .Select(i => new { i.Kind, i.Key, i.Title, i.Language }).ToListAsync(cancel);
        return
        [
            .. found.Where(i => kinds.Find(i.Kind) is { OnlyKey: null, IsForDesk: false }).DistinctBy(i => (i.Kind, i.Key)).Take(Most)
                .Select(i => new FoundItem($"{i.Kind}:{i.Key}", i.Title, kinds[i.Kind].Label(), i.Language.Code())),
        ];
    }

    public async Task<IReadOnlyList<FoundFile>> FilesAsync(string? words, CancellationToken cancel)
    {
        var rows = db.Set<MediaFile>().AsNoTracking();
        foreach (var word in Words(words))
            rows = rows.Where(f => EF.Functions.Like(f.Title.ToLower(), word, LikePattern.Escape) || EF.Functions.Like(f.AltBokmal.ToLower(), word, LikePattern.Escape) || EF.Functions.Like(f.Key, word, LikePattern.Escape));
        var found = await rows.OrderByDescending(f => f.AddedAt).Take(Most).ToListAsync(cancel);
        return [.. found.Select(f => new FoundFile(f.Key, f.Title, f.Alt(tenant.Language), f.IsImage ? "image" : f.IsVideo ? "video" : "document", f.Address))];
    }

    private static IEnumerable<string> Words(string? text) => (text ?? "").ToLowerInvariant()
        .Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Take(6)
        .Select(word => LikePattern.Containing(word));
}
