using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Courses.ArrangeCourse;

internal static class ArrangingParts
{
    public static void AddTo(IServiceCollection services)
    {
    }
}
