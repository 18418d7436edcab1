using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;

namespace KunnskapsPortal.Kernel.Printing;

/// <summary>
/// Writes a partial view as a whole page to print, outside a request: with the portal's style sheet, the tenant's theme and
/// logo, and the fonts, all beside it.
/// </summary>
public sealed partial class PageWriter(
    IRazorViewEngine views, ITempDataProvider tempData, IServiceProvider services, IWebHostEnvironment host, TenantContext tenant)
{
    /// <summary>The page in the current culture.</summary>
    /// <param name="view">Path of the partial view, as <c>/Certify/_CertificateSheet.cshtml</c>.</param>
    /// <param name="model">What it shows.</param>
    /// <param name="title">The document's title.</param>
    public async Task<PrintablePage> WriteAsync(string view, object model, string title)
    {
        var body = await RenderAsync(view, model);
        var theme = $"theme-{tenant.Tenant.Theme}.css";
        var logo = $"logo-{tenant.Tenant.Theme}.svg";
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in new[] { "portal.css", "courses.css", theme, logo, "icons.svg" })
            Add(files, name);
        foreach (var font in host.WebRootFileProvider.GetDirectoryContents("assets/fonts").Where(f => f.Name.EndsWith(".woff2", StringComparison.Ordinal)))
            Add(files, "fonts/" + font.Name);
        var html = $"""
            <!doctype html>
            <html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}" data-color-scheme="light">
            <head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="script-src 'none'; object-src 'none'; frame-src 'none'; connect-src 'none'; form-action 'none'"><title>{System.Net.WebUtility.HtmlEncode(title)}</title>
            <link rel="stylesheet" href="assets/portal.css"><link rel="stylesheet" href="assets/courses.css"><link rel="stylesheet" href="assets/{theme}"></head>
            <body class="kp-printpage"><main>{OwnAddress().Replace(body, "$1=\"assets/")}</main></body></html>
            """;
        return new PrintablePage(html, files);
    }

    /// <summary>Address of the tenant's logo among the assets, for views that are printed.</summary>
    public static string LogoOf(Tenant tenant) => $"/assets/logo-{tenant.Theme}.svg";

    private async Task<string> RenderAsync(string view, object model)
    {
        var action = new ActionContext(new DefaultHttpContext { RequestServices = services }, new RouteData(), new ActionDescriptor());
        var found = views.GetView(null, view, isMainPage: false);
        if (!found.Success)
            throw new InvalidOperationException($"There is no view {view}.");
        await using var writer = new StringWriter(CultureInfo.CurrentCulture);
        var data = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
        await found.View.RenderAsync(new ViewContext(action, found.View, data, new TempDataDictionary(action.HttpContext, tempData), writer, new HtmlHelperOptions()));
        return writer.ToString();
    }

    private void Add(Dictionary<string, byte[]> files, string name)
    {
        var file = host.WebRootFileProvider.GetFileInfo("assets/" + name);
        if (!file.Exists)
            return;
        using var stream = file.CreateReadStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        // Style sheets name fonts and icons from the root; here they lie beside.
        files["assets/" + name] = name.EndsWith(".css", StringComparison.Ordinal)
            ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes.ToArray()).Replace("url(/assets/", "url(", StringComparison.Ordinal).Replace("url(\"/assets/", "url(\"", StringComparison.Ordinal))
            : bytes.ToArray();
    }

    [GeneratedRegex("(href|src)=\"/assets/")]
    private static partial Regex OwnAddress();
}
