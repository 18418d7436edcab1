using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Directory.OnDuty;

/// <summary>What the duty rota of advisory physicians adds to the portal.</summary>
internal static class DutyParts
{
    public static void AddTo(IServiceCollection services)
    {
    }
}
