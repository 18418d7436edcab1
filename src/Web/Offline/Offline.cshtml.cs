using KunnskapsPortal.Kernel.Pages;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Web.Offline;

/// <summary>What can be read away from the net, and the button that deletes the copies. Shown also in place of a page that is not kept.</summary>
[CachedPage]
public sealed class OfflineModel : PageModel
{
    public const string Address = "/frakoblet";
}
