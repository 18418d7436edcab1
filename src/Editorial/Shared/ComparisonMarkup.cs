using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Html;

namespace KunnskapsPortal.Editorial.Shared;

/// <summary>Words added and removed as markup. White space is shown as it is written, so nothing may stand between the parts.</summary>
public static class ComparisonMarkup
{
    public static IHtmlContent Of(IReadOnlyList<TextChange> changes)
    {
        var markup = new HtmlContentBuilder(changes.Count * 5);
        foreach (var change in changes)
        {
            switch (change.Kind)
            {
                case ChangeKind.Added:
                    Put(markup, "ins", Texts.AddedWords, change.Text);
                    break;
                case ChangeKind.Removed:
                    Put(markup, "del", Texts.RemovedWords, change.Text);
                    break;
                default:
                    markup.Append(change.Text);
                    break;
            }
        }

        return markup;
    }

    private static void Put(HtmlContentBuilder markup, string tag, string said, string text) =>
        markup.AppendHtml($"<{tag}><span class=\"ds-sr-only\">").Append($"{said} ").AppendHtml("</span>").Append(text).AppendHtml($"</{tag}>");
}
