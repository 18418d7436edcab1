using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Pages;

namespace KunnskapsPortal.Directory.FrontPage;

/// <summary>Who the region's advisory physicians are, on the front page. Nothing where there is none.</summary>
public sealed class AdvisoryPhysiciansBlock(ContactBook book) : IFrontPageBlock
{
    public int Order => 20;

    public async Task<PagePart?> PrepareAsync(CancellationToken cancel)
    {
        var physicians = await book.OfKindAsync(ContactKind.AdvisoryPhysician, cancel);
        return physicians.Count == 0 ? null : new PagePart("/FrontPage/_AdvisoryPhysicians.cshtml", physicians);
    }
}
