using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Courses.SeatRoom;

internal static class RoomParts
{
    public static void AddTo(IServiceCollection services)
    {
    }
}
