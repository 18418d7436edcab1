using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Directory.KeepLists;

/// <summary>What the contact lists of Nav offices add to the portal.</summary>
internal static class ListParts
{
    public static void AddTo(IServiceCollection services)
    {
    }
}
