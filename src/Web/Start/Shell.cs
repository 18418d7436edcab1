using System.Reflection;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Web.Start;

/// <summary>What the layout around every page shows.</summary>
public sealed class Shell(TenantContext tenant, Viewer viewer, IHttpContextAccessor accessor, IWebHostEnvironment host, PortalOptions options, TenantMenu menus)
{
    private static readonly Dictionary<Assembly, string> SheetOfModule =
        Modules.All.ToDictionary(module => module.GetType().Assembly, module => $"{module.Name.ToLowerInvariant()}.css");

    private static readonly string[] PagesOfOnesOwn = ["/konto", "/min-side", "/admin", "/redaksjon", "/meld-feil"];

    public bool HasTenant => tenant.HasTenant;

    /// <summary>Whether the tenant has the pages that the footer leads to.</summary>
    public bool HasLibrary => tenant.HasTenant && tenant.Tenant.Has("Library");

    /// <summary>Whether the tenant has the two composers, which can be used without a net.</summary>
    public bool HasComposers => tenant.HasTenant && tenant.Tenant.Has("Checklists");

    public string TenantName => tenant.HasTenant ? tenant.Tenant.Name : "";

    public string Theme => tenant.HasTenant ? tenant.Tenant.Theme : "felles";

    public Viewer Viewer => viewer;

    public Language Language => tenant.Language;

    public bool IsDemo => options.Demo;

    /// <summary>The tenant's own menu where its editors have composed one; otherwise the rooms that are switched on.</summary>
    public async Task<IReadOnlyList<MenuEntry>> MenuAsync() =>
        await menus.OfAsync(accessor.HttpContext!.RequestAborted) is { Count: > 0 } composed ? composed :
        [
            .. Modules.All.Where(module => module.Menu is not null && tenant.Tenant.Has(module.Name))
                .Select(module => module.Menu!).OrderBy(link => link.Order).Select(link => new MenuEntry(link.Label(), link.Address)),
        ];

    /// <summary>The style sheet of the tenant's own colour; null where it wears the theme as it is.</summary>
    public string? OwnColours => HasTenant && tenant.Tenant.AccentColour is { } colour ? $"/{tenant.Id}/utseende.css?v={colour[1..]}" : null;

    /// <summary>The style sheet that only the pages of this module need, as <c>courses.css</c>; null where it has none.</summary>
    public string? RoomStyle =>
        accessor.HttpContext!.GetEndpoint()?.Metadata.GetMetadata<CompiledPageActionDescriptor>()?.HandlerTypeInfo.Assembly is { } room
        && SheetOfModule.GetValueOrDefault(room) is { } sheet && host.WebRootFileProvider.GetFileInfo("assets/" + sheet).Exists ? Asset(sheet) : null;

    /// <summary>Address of the logo in the header.</summary>
    public string Logo => menus.LogoAddress ?? Asset($"logo-{Theme}.svg");

    /// <summary>The same page in the other written form.</summary>
    public string OtherLanguageAddress
    {
        get
        {
            var request = accessor.HttpContext!.Request;
            var root = request.PathBase.Value ?? "";
            root = Language == Language.Nynorsk ? root[..^3] : root + "/nn";
            var path = Path(request);
            // A number that was stopped in a search must not stand in a link either.
            var query = PatientDataGuard.Finds(Uri.UnescapeDataString(request.QueryString.Value ?? "").Replace('+', ' ')) ? "" : request.QueryString.Value;
            return root + (path == TenantMiddleware.FrontPage ? "/" : path) + query;
        }
    }

    /// <summary>The tenant has the desk on, where reports land.</summary>
    public bool TakesReports => tenant.HasTenant && tenant.Tenant.Has("Editorial");

    /// <summary>Where a reader says that something is wrong here: names the page by its path, personal and working pages not at all.</summary>
    public string ReportAddress
    {
        get
        {
            var path = Path(accessor.HttpContext!.Request);
            var isOwn = PagesOfOnesOwn.Any(own => new PathString(path).StartsWithSegments(own)) || PatientDataGuard.Finds(path);
            return isOwn ? "/meld-feil" : $"/meld-feil?side={Uri.EscapeDataString(path == TenantMiddleware.FrontPage ? "/" : path)}";
        }
    }

    /// <summary>The page asks the browser to keep the daily tools. Not where people write about a patient: no other script runs there.</summary>
    public bool KeepsCopies => HasTenant && accessor.HttpContext!.GetEndpoint()?.Metadata.GetMetadata<SendsNothingAttribute>() is null;

    public bool IsCurrent(MenuEntry link) => accessor.HttpContext!.Request.Path.StartsWithSegments(link.Address);

    public string Asset(string file) => Assets.Address(host, file);

    // A page shown in place of another (not found, failed) still belongs to the address that was asked for.
    private static string Path(HttpRequest request) =>
        request.HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>()?.OriginalPath ?? request.Path.Value ?? "/";
}
