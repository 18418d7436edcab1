using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace KunnskapsPortal.Courses.TakeLesson;

/// <summary>One module: what one can do after it, and its lessons in order; for a signed-in reader also how far that person has come.</summary>
[CachedPage]
public sealed class ModuleModel(PublishedContent content, TenantContext tenant, Curriculum curriculum, MyLearning learning) : ItemPageModel(content, tenant)
{
    protected override string KindName => CoursesModule.Module;

    public ModuleView Module { get; private set; } = null!;

    public PublishedView? Course { get; private set; }

    public IEnumerable<ItemLink> Requires => Item.Document.List("requires").Select(Links.GetValueOrDefault).OfType<ItemLink>();

    public override async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var result = await base.OnGetAsync(slug, cancel);
        if (Item is not null)
        {
            Module = (await curriculum.ModuleAsync(Item, cancel)) with { Mine = await learning.HereAsync(cancel) };
            Course = await curriculum.CourseOfAsync(Item, cancel);
        }

        return result;
    }
}
