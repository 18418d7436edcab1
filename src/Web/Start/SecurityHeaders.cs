using KunnskapsPortal.Kernel.Pages;

namespace KunnskapsPortal.Web.Start;

/// <summary>Everything is local: no request leaves the portal's own origin, and no script or style stands inline.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For our own style sheets, scripts, fonts and icons, which are no pages: what else a page is told would only be carried along.</summary>
    private const string AssetPolicy = "default-src 'none'";

    /// <summary>For the service worker, which fetches the pages it keeps: its own policy holds there, not that of a page.</summary>
    private const string WorkerPolicy = "default-src 'none'; connect-src 'self'";

    /// <summary>
    /// For pages where people write about a patient: nothing goes to another machine, and nothing to ours by fetch, beacon, socket, event source,
    /// frame or form. An image or an import of our own origin can still be asked for: that the address carries no text is the script's promise.
    /// </summary>
    private const string SilentPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'none'; worker-src 'none'; "
        + "manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For what other sites may show in a frame: no script, no form, and nothing but our own style and pictures.</summary>
    private const string FramedPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *";

    /// <summary>For drawings opened by themselves: nothing in them runs, and they are no page of ours.</summary>
    private const string DrawingPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        // At the last moment: a handler for failures clears what was set before it.
        http.Response.OnStarting(static state =>
        {
            var response = ((HttpContext)state).Response;
            var headers = response.Headers;
            headers.XContentTypeOptions = "nosniff";
            if (response.HttpContext.Request.Path.StartsWithSegments("/assets"))
            {
                headers.ContentSecurityPolicy = response.HttpContext.Request.Path.Value!.StartsWith(PrecompressedAssets.Worker.Value!, StringComparison.Ordinal) ? WorkerPolicy : AssetPolicy;
                return Task.CompletedTask;
            }

            headers.ContentSecurityPolicy = PolicyOf(response);
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            if (Has<OpenDataAttribute>(response))
                headers.AccessControlAllowOrigin = "*";
            return Task.CompletedTask;
        }, http);
        return next(http);
    }

    private static string PolicyOf(HttpResponse response) =>
        response.HttpContext.Features.Get<MailPreview>() is { } preview && response.StatusCode == StatusCodes.Status200OK
            ? preview.StyleHash is { } hash ? MailPolicy(hash) : Policy + "; frame-src 'self'"
            : response.ContentType == "image/svg+xml" && response.HttpContext.Request.Path.StartsWithSegments("/media") ? DrawingPolicy
            : Has<SendsNothingAttribute>(response) ? SilentPolicy
            : Has<EmbeddableAttribute>(response) ? FramedPolicy : Policy;

    // Asked when the answer starts: an error page shown in the page's place is an endpoint of its own, with the common policy.
    private static bool Has<TManners>(HttpResponse response)
        where TManners : class => response.HttpContext.GetEndpoint()?.Metadata.GetMetadata<TManners>() is not null;

    /// <summary>A mail, shown in a frame of our own page: its one style element, and nothing else of any kind.</summary>
    private static string MailPolicy(string hash) => $"default-src 'none'; style-src '{hash}'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
}
