using KunnskapsPortal.Kernel;

namespace KunnskapsPortal.Search;

public sealed class SearchModule : PortalModule
{
    public override string Name => "Search";
}
