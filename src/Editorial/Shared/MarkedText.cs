using System.Text.Encodings.Web;
using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Html;

namespace KunnskapsPortal.Editorial.Shared;

/// <summary>
/// A comparison as HTML: added in <c>ins</c>, removed in <c>del</c>, each also said in words for those who do not see the
/// marks. The line breaks of the text are kept; nothing is added between the pieces.
/// </summary>
public sealed class MarkedText(IReadOnlyList<TextChange> changes) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var change in changes)
        {
            var (element, word) = change.Kind switch
            {
                ChangeKind.Added => ("ins", Texts.CompareAdded),
                ChangeKind.Removed => ("del", Texts.CompareRemoved),
                _ => (null, ""),
            };
            if (element is not null)
                writer.Write($"<{element}><span class=\"ds-sr-only\"> {encoder.Encode(word)} </span>");
            encoder.Encode(writer, change.Text);
            if (element is not null)
                writer.Write($"<span class=\"ds-sr-only\"> {encoder.Encode(Texts.CompareEnd)} </span></{element}>");
        }
    }
}
