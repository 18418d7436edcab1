using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Courses.Attend;

internal static class AttendanceParts
{
    public static void AddTo(IServiceCollection services)
    {
    }
}
