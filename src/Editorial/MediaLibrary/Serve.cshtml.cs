using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace KunnskapsPortal.Editorial.MediaLibrary;

/// <summary>
/// A file of the tenant's library or of the national one. The bytes behind a key never change, so browsers may keep them;
/// parts of a video are sent as they are asked for. Drawings are sent so that nothing in them can run (see SecurityHeaders).
/// </summary>
public sealed class ServeModel(PortalDb db, MediaStore store) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string key, string name, CancellationToken cancel)
    {
        var tenant = db.CurrentTenant;
        var found = await db.Set<MediaFile>().AsNoTracking().Where(f => f.Key == key).ToListAsync(cancel);
        if (found.OrderByDescending(f => f.TenantId == tenant).FirstOrDefault() is not { } file || file.FileName != name)
            return NotFound();
        var path = System.IO.Path.GetFullPath(store.PathOf(file.TenantId, file.Hash));
        if (!System.IO.File.Exists(path))
            return NotFound();
        Response.Headers.CacheControl = "public, max-age=86400";
        return new PhysicalFileResult(path, file.ContentType) { EnableRangeProcessing = true, EntityTag = new EntityTagHeaderValue($"\"{file.Hash}\"") };
    }
}
