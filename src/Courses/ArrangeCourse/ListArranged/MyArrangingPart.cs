using KunnskapsPortal.Kernel.Pages;

namespace KunnskapsPortal.Courses.ArrangeCourse.ListArranged;

/// <summary>"Kurs du arrangerer" on "Min side", for those who arrange something. One query, none for those who are members of nothing.</summary>
internal sealed class MyArrangingPart(ArrangedCourses courses) : IMyPagePart
{
    public int Order => 15;

    public async Task<PagePart?> PrepareAsync(CancellationToken cancel) =>
        await courses.AnyAsync(cancel) ? new PagePart("/ArrangeCourse/ListArranged/_MyArranging.cshtml", this) : null;
}
