using KunnskapsPortal.Kernel;

namespace KunnskapsPortal.Measures;

public sealed class MeasuresModule : PortalModule
{
    public override string Name => "Measures";
}
