using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Editorial.ReportError;

/// <summary>Reads which page a report is about. Pure.</summary>
public static class ReportedPage
{
    /// <summary>The path, without query and fragment; empty for anything that is no path below a tenant.</summary>
    public static string PathOf(string? typed)
    {
        var path = typed?.Trim() ?? "";
        var end = path.IndexOfAny(['?', '#']);
        if (end >= 0)
            path = path[..end];
        return path.Length is > 0 and <= ErrorReport.PageLength && path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal)
            && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl) && !PatientDataGuard.Finds(path)
            ? path
            : "";
    }

    /// <summary>The kind and slug of the item whose own page this is; null for lists, forms and all else.</summary>
    public static (ContentKind Kind, string Slug)? ItemOf(string path, ContentKinds kinds)
    {
        var slug = path[(path.LastIndexOf('/') + 1)..];
        return Slug.IsValid(slug) && kinds.All.FirstOrDefault(kind => kind.TakesSupplements && kind.Address(slug) == path) is { } kind ? (kind, slug) : null;
    }

    /// <summary>One @ between a name and a domain with a dot; whether mail arrives is not known.</summary>
    public static bool IsEmail(string text) =>
        text.Length <= ErrorReport.EmailLength && text.Split('@') is [{ Length: > 0 }, var domain]
        && domain.Split('.') is { Length: >= 2 } labels && labels.All(label => label.Length > 0)
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or '"');
}
