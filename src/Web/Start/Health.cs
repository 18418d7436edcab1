using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Web.Start;

public static class Health
{
    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database answers and the content is in.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => "ok").WithMetadata(new OutsideTenantsAttribute());
        app.MapGet("/health/ready", ReadyAsync).WithMetadata(new OutsideTenantsAttribute());
    }

    private static async Task<IResult> ReadyAsync(PortalDb db, CancellationToken cancel) =>
        await db.Set<Kernel.Tenancy.Tenant>().AnyAsync(t => t.SetUpAt != null, cancel) ? Results.Text("ok") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
}
