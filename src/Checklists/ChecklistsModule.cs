using KunnskapsPortal.Kernel;

namespace KunnskapsPortal.Checklists;

public sealed class ChecklistsModule : PortalModule
{
    public override string Name => "Checklists";
}
