using KunnskapsPortal.Kernel.Pages;
using Microsoft.Net.Http.Headers;

namespace KunnskapsPortal.Web.Start;

/// <summary>
/// What other sites may show or read is answered as to a stranger, whoever asks: cookies and tokens are gone before sign-in
/// looks for them. Stands between routing and sign-in.
/// </summary>
public sealed class AsStranger(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var manners = http.GetEndpoint()?.Metadata;
        if (manners?.GetMetadata<EmbeddableAttribute>() is not null || manners?.GetMetadata<OpenDataAttribute>() is not null)
        {
            http.Request.Headers.Remove(HeaderNames.Cookie);
            http.Request.Headers.Remove(HeaderNames.Authorization);
        }

        return next(http);
    }
}
