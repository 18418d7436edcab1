using System.Text;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Text;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Directory.KeepLists.Import;

/// <summary>Choose a file or paste a table. Leads to the page that shows what would happen.</summary>
[Authorize]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes, ValueLengthLimit = ImportLimits.Bytes * 2)]
public sealed class BringFileModel(ListOffices offices, IMediator mediator) : PageModel
{
    // Well above what is read, so that a file that is somewhat too large is answered with a sentence.
    private const int MostBytes = 20 * 1024 * 1024;

    public ListOffice Office { get; private set; } = null!;

    public string Pasted { get; private set; } = "";

    public bool Replaces { get; private set; } = true;

    public string? FileError { get; private set; }

    public string? PasteError { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel) => await LoadAsync(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, IFormFile? fil, [FromForm(Name = "tabell")] string? pasted, [FromForm(Name = "mate")] string? mode, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, cancel))
            return NotFound();
        (Pasted, Replaces) = (pasted ?? "", mode != "til");
        var hasText = !string.IsNullOrWhiteSpace(Pasted);
        if ((fil is null) == !hasText)
            return Refuse(fil is null ? Texts.ImportNothing : Texts.ImportBoth, isFile: true);
        if (fil?.Length > ImportLimits.Bytes)
            return Refuse(ImportWords.Of(ImportRefusal.TooLarge, null, ""), isFile: true);
        var brought = await mediator.Send(new BringFile(Office.Id, fil is null ? Encoding.UTF8.GetBytes(Pasted) : await BytesAsync(fil, cancel), Replaces), cancel);
        return brought.Refusal is { } refusal
            ? Refuse(ImportWords.Of(refusal, brought.Row, brought.Text), isFile: fil is not null)
            : Redirect($"{Request.PathBase}{Office.KeepAddress}/importer/{brought.Import}");
    }

    private PageResult Refuse(string error, bool isFile)
    {
        FileError = isFile ? error : null;
        PasteError = isFile ? null : error;
        if (PatientDataGuard.Finds(Pasted))
            Pasted = "";
        Response.StatusCode = 422;
        ModelState.Clear();
        return Page();
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancel)
    {
        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, cancel);
        return memory.ToArray();
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken cancel)
    {
        if (await offices.FindKeptAsync(slug, cancel) is not { } office)
            return false;
        Office = office;
        return true;
    }
}
