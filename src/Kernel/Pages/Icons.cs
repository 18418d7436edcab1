using Microsoft.AspNetCore.Html;

namespace KunnskapsPortal.Kernel.Pages;

/// <summary>Icons from the sprite that themes/ builds. They are ornament: the words beside them say the same.</summary>
public static class Icons
{
    public static IHtmlContent Of(string name) =>
        new HtmlString($"<svg class=\"kp-icon\" aria-hidden=\"true\"><use href=\"/assets/icons.svg#{name}\"/></svg>");
}
