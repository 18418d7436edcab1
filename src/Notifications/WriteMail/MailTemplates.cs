using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Notifications.Domain;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Notifications.WriteMail;

/// <summary>Whose words a mail is written with.</summary>
public enum TemplateSource
{
    /// <summary>The tenant's own for the kind.</summary>
    Own,

    /// <summary>The national one for the kind.</summary>
    National,

    /// <summary>The tenant's own for kinds without one.</summary>
    OwnStandard,

    /// <summary>The national one for kinds without one.</summary>
    NationalStandard,

    /// <summary>Nothing but the notice itself.</summary>
    None,
}

/// <summary>A template in one written form.</summary>
/// <param name="Source">Whose it is.</param>
/// <param name="Subject">With words in braces.</param>
/// <param name="Markdown">With words in braces.</param>
public sealed record MailTemplate(TemplateSource Source, string Subject, string Markdown)
{
    /// <summary>What is used where no template can be: the notice gets through, without a greeting.</summary>
    public static MailTemplate Bare { get; } = new(
        TemplateSource.None, $"{{{Placeholders.Title}}}", $"{{{Placeholders.Text}}}\n\n{{{Placeholders.Facts}}}\n\n{{{Placeholders.Button}}}");

    /// <summary>The template that a stored text is.</summary>
    public static MailTemplate Of(TemplateSource source, ItemDocument document) =>
        new(source, document.TextOrNull(MailTemplates.Subject) ?? Bare.Subject, document.Body);
}

/// <summary>
/// Finds the template of a kind of notice: the tenant's own, the national, the tenant's for all others, the national for all
/// others. In a form that is missing, the other is used. One query a scope, whatever the number of mails.
/// </summary>
public sealed class MailTemplates(PortalDb db, TenantContext tenant, ContentKinds kinds)
{
    /// <summary>The content kind.</summary>
    public const string Kind = "mail";

    /// <summary>The key of the template for kinds of notices without one of their own.</summary>
    public const string Standard = "standard";

    /// <summary>The field with the subject.</summary>
    public const string Subject = "subject";

    private readonly Dictionary<(string, Language), MailTemplate> _known = [];
    private List<PublishedItem>? _rows;

    /// <summary>Never fails for what stands in a template: one that does not read is passed over.</summary>
    public async Task<MailTemplate> ForAsync(string kind, Language language, CancellationToken cancel)
    {
        if (_known.TryGetValue((kind, language), out var known))
            return known;
        _rows ??= await db.Set<PublishedItem>().AsNoTracking().Where(i => i.Kind == Kind).ToListAsync(cancel);
        return _known[(kind, language)] = Choose(kind, language);
    }

    private MailTemplate Choose(string kind, Language language)
    {
        var isNational = tenant.Id == TenantId.National;
        return Read(kind, tenant.Id, isNational ? TemplateSource.National : TemplateSource.Own, language)
            ?? Read(kind, TenantId.National, TemplateSource.National, language)
            ?? Read(Standard, tenant.Id, isNational ? TemplateSource.NationalStandard : TemplateSource.OwnStandard, language)
            ?? Read(Standard, TenantId.National, TemplateSource.NationalStandard, language)
            ?? MailTemplate.Bare;
    }

    private MailTemplate? Read(string key, TenantId owner, TemplateSource source, Language language) =>
        _rows!.Where(row => row.Key == key && row.TenantId == owner).OrderByDescending(row => row.Language == language)
            .Select(row => ContentParser.Parse(kinds[Kind], row.Text).Document).FirstOrDefault() is { } document
            ? MailTemplate.Of(source, document)
            : null;
}
