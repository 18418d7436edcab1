using KunnskapsPortal.Kernel.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Courses.SeatRoom;

internal static class RoomParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<IModelContribution, RoomTables>();
        services.AddScoped<RoomPlans>();
        services.AddScoped<RoomLedger>();
        services.AddScoped<RoomBoard>();
    }
}
