using KunnskapsPortal.Courses.Certify;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Courses.CountPoints;

/// <summary>How many certificates the person has, and the way to the points account.</summary>
public sealed record PointsPartView(int Certificates);

/// <summary>"Kursbevis og poeng" on "Min side". One query.</summary>
internal sealed class PointsPart(PortalDb db) : IMyPagePart
{
    public int Order => 30;

    public async Task<PagePart?> PrepareAsync(CancellationToken cancel) =>
        new("/CountPoints/_PointsPart.cshtml", new PointsPartView(await db.Mine<Certificate>().CountAsync(c => c.WithdrawnAt == null, cancel)));
}
