using System.IO.Compression;
using KunnskapsPortal.Kernel.Pages;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace KunnskapsPortal.Web.Start;

/// <summary>
/// Presses together what every signed-out reader gets alike: the pages of the output cache, which keeps them so. All else goes
/// as it is. A page that holds something secret beside something a stranger chose must not be compressed, for its length then
/// tells of the secret (BREACH); these pages hold no token, no cookie and nobody's own data.
/// </summary>
public sealed class PublicPageCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options), IResponseCompressionProvider
{
    bool IResponseCompressionProvider.ShouldCompressResponse(HttpContext context) => IsPublic(context) && base.ShouldCompressResponse(context);

    bool IResponseCompressionProvider.CheckRequestAcceptsCompression(HttpContext context) => IsPublic(context) && base.CheckRequestAcceptsCompression(context);

    private static bool IsPublic(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method)
        && http.User.Identity?.IsAuthenticated != true
        && http.GetEndpoint()?.Metadata.GetMetadata<CachedPageAttribute>() is not null;
}

/// <summary>Brotli for pages that are pressed once and read many times: tighter than what is made for each answer anew.</summary>
public sealed class PageBrotli : ICompressionProvider
{
    public string EncodingName => "br";

    public bool SupportsFlush => true;

    public Stream CreateStream(Stream outputStream) => new BrotliStream(outputStream, new BrotliCompressionOptions { Quality = 7 }, leaveOpen: true);
}
