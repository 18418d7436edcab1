using System.Globalization;
using KunnskapsPortal.Accounts.ApplyForMembership;
using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Pages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Accounts.MyPage;

/// <summary>"Min side": what the other modules have of mine, and who the portal takes me for.</summary>
[Authorize]
public sealed class MyPageModel(IEnumerable<IMyPagePart> parts, MyMemberships memberships, Viewer viewer) : PageModel
{
    public IReadOnlyList<PagePart> Parts { get; private set; } = [];

    public IReadOnlyList<MembershipLine> Memberships { get; private set; } = [];

    public string Greeting => string.Format(CultureInfo.CurrentCulture, Texts.Greeting, viewer.Name);

    public bool MayAdministrate => HasAny(Permission.ApproveMembers, Permission.ManageTenant, Permission.SeeAudit, Permission.ManageInstallation);

    public bool MayEdit => HasAny(Permission.WriteContent, Permission.WriteForOffice, Permission.ReviewContent, Permission.PublishContent);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Memberships = await memberships.HereAsync(cancel);
        var found = new List<PagePart>();
        foreach (var part in parts.OrderBy(part => part.Order))
        {
            if (await part.PrepareAsync(cancel) is { } mine)
                found.Add(mine);
        }

        Parts = found;
    }

    private bool HasAny(params Permission[] permissions) => permissions.Any(viewer.Has);
}
