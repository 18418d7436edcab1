using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Search.Index;
using KunnskapsPortal.Search.Resources;
using Microsoft.AspNetCore.Http;

namespace KunnskapsPortal.Search.Find;

/// <summary>What stood in the address, checked.</summary>
/// <param name="Text">Empty where nothing was asked, or where it held an identity number: such a text goes no further.</param>
/// <param name="Refusal">Why it is not searched; null where it is.</param>
public sealed record SearchRequest(string Text, string? Kind, string? Audience, int Page, string? Refusal)
{
    private const int LastPage = 10_000;

    public bool IsAsked => Text.Length > 0 && Refusal is null;

    /// <summary>Reads the query string, and takes it off the request where it holds an identity number: no part of the page repeats it.</summary>
    public static SearchRequest Read(HttpRequest request)
    {
        var text = request.Query["q"].ToString().Trim();
        if (request.Query.Any(pair => PatientDataGuard.Finds(pair.Value.ToString()) || PatientDataGuard.Finds(pair.Key)))
        {
            request.QueryString = QueryString.Empty;
            return new SearchRequest("", null, null, 1, Texts.RefusedIdentityNumber);
        }

        var kind = request.Query["slag"].ToString();
        var page = int.TryParse(request.Query["side"].ToString(), out var number) ? Math.Clamp(number, 1, LastPage) : 1;
        return new SearchRequest(
            text, kind.Length is 0 or > 40 ? null : kind, Audiences.FromUrl(request.Query["malgruppe"].ToString()), page,
            text.Length > SearchQuery.MaxLength ? Texts.RefusedTooLong : null);
    }
}
