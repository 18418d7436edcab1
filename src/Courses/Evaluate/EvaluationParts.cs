using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Courses.Evaluate;

internal static class EvaluationParts
{
    public static void AddTo(IServiceCollection services)
    {
    }
}
