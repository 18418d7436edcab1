using System.Xml.Linq;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Library.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Library.FollowChanges;

/// <summary>What is new or changed, as an Atom feed (RFC 4287): the fifty newest changes of public content.</summary>
[CachedPage]
public sealed class ChangesModel(PublishedContent content, TenantContext tenant) : PageModel
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var items = (await content.AllAsync(cancel)).Where(item => item.Document.Visibility == Visibilities.Public).Take(50).ToList();
        var root = $"{Request.Scheme}://{Request.Host}{Request.PathBase}";
        var feed = new XElement(Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", tenant.Language.Code()),
            new XElement(Atom + "title", $"{Texts.FeedTitle} {tenant.Tenant.Name}"),
            new XElement(Atom + "id", $"{root}/nytt.atom"),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", $"{root}/nytt.atom")),
            new XElement(Atom + "updated", items.Count == 0 ? "1970-01-01T00:00:00Z" : items[0].ChangedAt.ToString()),
            items.Select(item => new XElement(Atom + "entry",
                new XElement(Atom + "title", item.Title),
                new XElement(Atom + "id", $"urn:kunnskapsportal:{item.Owner}:{item.Document.Kind.Name}:{item.Key}:{item.Language.Code()}"),
                new XElement(Atom + "link", new XAttribute("href", root + item.Address)),
                new XElement(Atom + "updated", item.ChangedAt.ToString()),
                new XElement(Atom + "author", new XElement(Atom + "name", item.Document.Text("owner"))),
                new XElement(Atom + "summary", item.Document.Summary))));
        return Content(new XDeclaration("1.0", "utf-8", null) + "\n" + feed, "application/atom+xml; charset=utf-8");
    }
}
