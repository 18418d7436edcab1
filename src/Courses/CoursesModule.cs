using KunnskapsPortal.Kernel;

namespace KunnskapsPortal.Courses;

public sealed class CoursesModule : PortalModule
{
    public override string Name => "Courses";
}
