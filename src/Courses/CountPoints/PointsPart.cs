using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Pages;

namespace KunnskapsPortal.Courses.CountPoints;

/// <summary>"Kursbevis og poeng" on "Min side": the way to the points account. No query.</summary>
internal sealed class PointsPart(Viewer viewer) : IMyPagePart
{
    public int Order => 30;

    public Task<PagePart?> PrepareAsync(CancellationToken cancel) =>
        Task.FromResult(viewer.IsSignedIn ? new PagePart("/CountPoints/_PointsPart.cshtml", viewer.Name) : null);
}
