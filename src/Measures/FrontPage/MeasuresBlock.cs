using KunnskapsPortal.Kernel.Pages;

namespace KunnskapsPortal.Measures.FrontPage;

/// <summary>The ways to what Nav can offer, on the front page: all of it, or by a few questions.</summary>
public sealed class MeasuresBlock : IFrontPageBlock
{
    public int Order => 28;

    public Task<PagePart?> PrepareAsync(CancellationToken cancel) =>
        Task.FromResult<PagePart?>(new PagePart("/FrontPage/_Measures.cshtml", this));
}
