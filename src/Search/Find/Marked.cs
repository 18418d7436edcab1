using KunnskapsPortal.Search.Index;
using Microsoft.AspNetCore.Html;

namespace KunnskapsPortal.Search.Find;

public static class Marked
{
    /// <summary>The pieces as HTML: every text encoded, marked ones in <c>mark</c>.</summary>
    public static IHtmlContent Html(IReadOnlyList<Piece> pieces)
    {
        var html = new HtmlContentBuilder();
        foreach (var piece in pieces)
        {
            if (piece.Marked)
                html.AppendHtml("<mark>").Append(piece.Text).AppendHtml("</mark>");
            else
                html.Append(piece.Text);
        }

        return html;
    }
}
