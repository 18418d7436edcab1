using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace KunnskapsPortal.Library.AboutContent;

/// <summary>How much the portal knows, in which form, and how sure it is: counted when the page is shown, never written.</summary>
[CachedPage]
public sealed class AboutContentModel(ContentStock stock, PublishedContent content, IClock clock) : PageModel
{
    public IReadOnlyList<KindCount> Kinds { get; private set; } = [];

    /// <summary>Sources of the register and how often they are cited, by how sure we are of them.</summary>
    public IReadOnlyList<(string Status, int Sources, int Citations)> Statuses { get; private set; } = [];

    public int Items => Kinds.Sum(kind => kind.Items);

    public int Nynorsk => Kinds.Sum(kind => kind.Nynorsk);

    public int Signed => Kinds.Sum(kind => kind.Signed);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Kinds = await stock.KindsAsync(clock.TodayInOslo(), cancel);
        var cited = await stock.CitationsAsync(cancel);
        var sources = await content.ListAsync(Sources.Kind, cancel);
        Statuses =
        [
            .. from status in SourceStatus.All
               let own = sources.Where(source => source.Document.Text("status") == status).ToList()
               where own.Count > 0
               select (status, own.Count, own.Sum(source => cited.GetValueOrDefault(source.Key))),
        ];
    }

    /// <summary>A whole percentage, rounded down: only all is 100.</summary>
    public static int Percent(int part, int whole) => whole == 0 ? 0 : 100 * part / whole;
}
