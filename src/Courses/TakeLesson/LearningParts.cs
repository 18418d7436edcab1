using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Courses.TakeLesson;

internal static class LearningParts
{
    public static void AddTo(IServiceCollection services)
    {
    }
}
