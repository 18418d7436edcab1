using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Directory.OnDuty;

/// <summary>Whether the region has a rota, and what the viewer may do with it.</summary>
public sealed class DutyAccess(PortalDb db, Viewer viewer)
{
    public static IReadOnlyList<Role> PhysicianRoles { get; } = [Role.AdvisoryPhysician, Role.CoordinatingAdvisoryPhysician];

    public bool IsSignedIn => viewer.IsSignedIn;

    public bool IsMember => viewer.IsMember;

    public bool IsPhysician => viewer.Roles.Any(PhysicianRoles.Contains);

    /// <summary>The rota is public, so those who publish for the region keep it, the coordinating physician among them.</summary>
    public bool Keeps => viewer.Has(Permission.PublishContent);

    public Task<bool> IsOnAsync(CancellationToken cancel) => db.Set<DirectorySettings>().AnyAsync(s => s.HasDutyRota, cancel);
}

/// <summary>Whom a page of the rota is for.</summary>
public enum DutyDoor
{
    Everyone,
    Members,
    Physicians,
    Keepers,
}

/// <summary>
/// A page of the rota. Where the region has none it is not there, for anybody: that is asked before anything else, and so
/// the page asks for sign-in and rights itself, after it.
/// </summary>
public abstract class DutyPageModel(DutyAccess access) : PageModel
{
    public DutyAccess Access => access;

    /// <summary>What was typed, and what was wrong with it.</summary>
    public DutyForm Form { get; protected set; } = DutyForm.Empty;

    protected abstract DutyDoor Door { get; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!await access.IsOnAsync(context.HttpContext.RequestAborted))
            context.Result = NotFound();
        else if (Door != DutyDoor.Everyone && !access.IsSignedIn)
            context.Result = Challenge();
        else if (!IsOpen)
            context.Result = new StatusCodeResult(403);
        else
            await next();
    }

    private bool IsOpen => Door switch
    {
        DutyDoor.Everyone => true,
        DutyDoor.Members => access.IsMember,
        DutyDoor.Physicians => access.IsPhysician,
        _ => access.Keeps,
    };

    /// <summary>The answer to a form: to the page again with a word of what was done, or the page with what was wrong.</summary>
    /// <param name="outcome">What came of it.</param>
    /// <param name="field">The field that a refusal stands beside.</param>
    /// <param name="address">Below the tenant, where the person goes when it is done.</param>
    /// <param name="show">Reads the page anew.</param>
    protected async Task<IActionResult> AnswerAsync(Domain.DutyOutcome outcome, string field, string address, Func<Task> show)
    {
        if (outcome == Domain.DutyOutcome.NotFound)
            return NotFound();
        if (outcome == Domain.DutyOutcome.Done && Form.IsSound)
            return Redirect($"{Request.PathBase}{address}");
        if (outcome != Domain.DutyOutcome.Done)
            Form.Add(field, DutyWords.Of(outcome));
        ModelState.Clear();
        await show();
        Response.StatusCode = DutyWords.IsLostRace(outcome) ? 409 : 422;
        return Page();
    }
}
