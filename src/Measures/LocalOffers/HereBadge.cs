using System.Globalization;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Measures.Domain;
using KunnskapsPortal.Measures.Resources;

namespace KunnskapsPortal.Measures.LocalOffers;

/// <summary>What the region says of a measure, in one line with the day it was said last.</summary>
/// <param name="Colour">The design system's; amber where everything that was said is old.</param>
public sealed record HereBadge(string Text, string Colour)
{
    /// <summary>Null where nobody knows.</summary>
    public static HereBadge? Of(IEnumerable<LocalOffer> offers, LocalOfferBook book)
    {
        var all = offers.ToList();
        if (LocalOfferBook.Together(all) is not { } here)
            return null;
        var isOffered = here == HereWords.Offered;
        var last = all.Where(offer => offer.State == (isOffered ? OfferState.Offered : OfferState.NotOffered)).Max(offer => offer.ReportedOn);
        var text = string.Format(CultureInfo.CurrentCulture, isOffered ? Texts.MeasOfferedIn : Texts.MeasNotOfferedIn, book.RegionName, last.Long());
        return new HereBadge(text, LocalRules.IsAgeing(last, book.Today) ? "warning" : isOffered ? "success" : "danger");
    }
}
