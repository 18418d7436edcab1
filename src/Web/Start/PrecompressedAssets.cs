using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace KunnskapsPortal.Web.Start;

/// <summary>
/// Gives the file that the build pressed together (<c>portal.css.br</c>) to a browser that takes Brotli. Only files of the
/// build: nothing in them is secret or depends on who asks.
/// </summary>
public sealed class PrecompressedAssets(RequestDelegate next, IWebHostEnvironment host)
{
    /// <summary>The service worker among the files of the build.</summary>
    public static readonly PathString Worker = "/assets/sw.js";

    private static readonly PathString WorkerAddress = "/sw.js";

    private const string Pressed = ".br";

    public Task InvokeAsync(HttpContext http)
    {
        // A worker may only look after what lies below its own address: that of the whole portal stands at the root.
        if (http.Request.Path == WorkerAddress)
            http.Request.Path = Worker;
        var asked = http.Request.Path;
        if (!asked.StartsWithSegments("/assets") || !host.WebRootFileProvider.GetFileInfo(asked + Pressed).Exists)
            return next(http);
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (TakesBrotli(http.Request))
            http.Request.Path = asked + Pressed;
        return next(http);
    }

    /// <summary>What is inside a pressed file, and that it is pressed.</summary>
    public static void Describe(HttpResponse response, IFileInfo file)
    {
        if (!file.Name.EndsWith(Pressed, StringComparison.Ordinal))
            return;
        response.Headers.ContentEncoding = "br";
        if (Assets.Types.TryGetContentType(file.Name[..^Pressed.Length], out var type))
            response.ContentType = type;
    }

    private static bool TakesBrotli(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var codings)
        && codings.Any(coding => coding.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && coding.Quality is null or > 0);
}
