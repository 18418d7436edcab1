using KunnskapsPortal.Web.Resources;
using KunnskapsPortal.Web.Start;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Web.Pages;

/// <summary>What a reader meets instead of a page: a sentence that says what happened and ways on.</summary>
[Anywhere]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    public string Heading { get; private set; } = "";

    public string Explanation { get; private set; } = "";

    public void OnGet(int code) => Show(code);

    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        (Heading, Explanation) = code switch
        {
            404 => (Texts.NotFoundTitle, Texts.NotFoundText),
            403 => (Texts.ForbiddenTitle, Texts.ForbiddenText),
            400 => (Texts.StaleFormTitle, Texts.StaleFormText),
            429 => (Texts.TooManyTitle, Texts.TooManyText),
            _ => (Texts.FailedTitle, Texts.FailedText),
        };
        Response.StatusCode = code is >= 400 and <= 599 ? code : 404;
    }
}
