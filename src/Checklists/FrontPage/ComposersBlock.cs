using KunnskapsPortal.Kernel.Pages;

namespace KunnskapsPortal.Checklists.FrontPage;

/// <summary>The way from the front page to the two composers. No query.</summary>
public sealed class ComposersBlock : IFrontPageBlock
{
    public int Order => 30;

    public Task<PagePart?> PrepareAsync(CancellationToken cancel) => Task.FromResult<PagePart?>(new PagePart("/FrontPage/_Composers.cshtml", this));
}
