using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Editorial.MediaLibrary;

/// <summary>Takes a file from the editor's script: pasted, dropped or chosen. Answers JSON.</summary>
[Requires(Permission.WriteContent, Permission.WriteForOffice)]
[RequestSizeLimit(MediaRules.LargestVideo + 100_000)]
[RequestFormLimits(MultipartBodyLengthLimit = MediaRules.LargestVideo + 100_000)]
public sealed class UploadModel(IMediator mediator, TenantContext tenant) : PageModel
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(IFormFile? fil, string? alt, CancellationToken cancel)
    {
        var bytes = await ReadAsync(fil, cancel);
        return await mediator.Send(new AddFile(bytes, fil?.FileName ?? "", null, alt), cancel) switch
        {
            AddFileOutcome.Added added => new JsonResult(Answer(added.File)),
            AddFileOutcome.Refused refused => new JsonResult(new { message = refused.Message, field = refused.Field }) { StatusCode = 422 },
            _ => StatusCode(500),
        };
    }

    internal static async Task<byte[]> ReadAsync(IFormFile? file, CancellationToken cancel)
    {
        if (file is null)
            return [];
        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, cancel);
        return memory.ToArray();
    }

    private object Answer(MediaFile file) => new
    {
        file.Key,
        file.Title,
        alt = file.Alt(tenant.Language),
        type = file.IsImage ? "image" : file.IsVideo ? "video" : "document",
        src = Url.Content("~" + file.Address),
    };
}
