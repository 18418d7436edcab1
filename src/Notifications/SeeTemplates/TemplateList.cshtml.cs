using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Notifications.Contracts;
using KunnskapsPortal.Notifications.Resources;
using KunnskapsPortal.Notifications.TakeNotices;
using KunnskapsPortal.Notifications.WriteMail;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Notifications.SeeTemplates;

/// <summary>A kind of notice and the words it is written with.</summary>
public sealed record TemplateRow(string Key, string Label, string Help, TemplateSource Source, IReadOnlyList<OwnTemplate> Own);

/// <summary>All kinds of mail, whose template each uses, and the ways to change it.</summary>
[Requires(Permission.WriteContent)]
public sealed class TemplateListModel(NoticeKinds kinds, MailTemplates templates, TemplateShelf shelf, IMediator mediator, TenantContext tenant) : PageModel
{
    public IReadOnlyList<TemplateRow> Rows { get; private set; } = [];

    public bool IsNational => tenant.Id == TenantId.National;

    private IEnumerable<NoticeKind> All => kinds.All.Where(kind => kind.Name != Domain.Letter.News).Append(TemplateExamples.Standard(MailTemplates.Standard));

    public string SourceOf(TemplateRow row) => row.Source switch
    {
        TemplateSource.Own => Texts.SourceOwn,
        TemplateSource.National => Texts.SourceNational,
        TemplateSource.OwnStandard => Texts.SourceOwnStandard,
        TemplateSource.NationalStandard => Texts.SourceNationalStandard,
        _ => Texts.SourceNone,
    };

    public static string FormOf(OwnTemplate own) => own.Language == Language.Nynorsk ? "nynorsk" : "bokmål";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var own = (await shelf.OwnAsync(cancel)).ToLookup(template => template.Key);
        var rows = new List<TemplateRow>();
        foreach (var kind in All)
            rows.Add(new TemplateRow(kind.Name, kind.Label(), kind.Help(), (await templates.ForAsync(kind.Name, tenant.Language, cancel)).Source, [.. own[kind.Name]]));
        Rows = rows;
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "slag")] string? key, CancellationToken cancel)
    {
        if (All.FirstOrDefault(kind => kind.Name == key) is not { } kind)
            return NotFound();
        var id = await mediator.Send(new MakeOwnTemplate(kind.Name, string.Format(System.Globalization.CultureInfo.CurrentCulture, Texts.TemplateOf, kind.Label())), cancel);
        return LocalRedirect($"~/redaksjon/tekst/{id}?utfall=ny");
    }
}
