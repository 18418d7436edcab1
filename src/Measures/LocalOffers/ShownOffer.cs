using System.Globalization;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Measures.Domain;
using KunnskapsPortal.Measures.Resources;

namespace KunnskapsPortal.Measures.LocalOffers;

/// <summary>What is said in one area, ready to show.</summary>
/// <param name="IsOld">Reported so long ago that the reader must ask.</param>
public sealed record ShownOffer(LocalOffer Offer, string Place, string StateText, string? Wait, string Reported, bool IsOld)
{
    /// <summary>Null where no contact is named, or it has left the directory.</summary>
    public string? ContactName { get; init; }

    /// <summary>Whom the contact is for.</summary>
    public string ContactLabel { get; private init; } = "";

    /// <summary>The design system's colour for the state.</summary>
    public string Colour => Offer.State switch
    {
        OfferState.Offered => "success",
        OfferState.NotOffered => "danger",
        _ => "neutral",
    };

    public static ShownOffer Of(LocalOffer offer, LocalOfferBook book)
    {
        var place = offer.IsWholeRegion ? Say(Texts.MeasWholeRegion, book.RegionName) : offer.Office;
        var by = offer.ReportedBy == Reporter.Office ? offer.Office : Say(Texts.MeasReporterRegion, book.RegionName);
        return new ShownOffer(
            offer, place, MeasureWords.State(offer.State), WaitOf(offer), Say(Texts.MeasReported, offer.ReportedOn.Long(), by),
            LocalRules.IsAgeing(offer.ReportedOn, book.Today))
        {
            ContactLabel = Say(Texts.MeasLocalContact, offer.IsWholeRegion ? book.RegionName : offer.Office),
        };
    }

    private static string? WaitOf(LocalOffer offer) => (offer.WaitFrom, offer.WaitTo) switch
    {
        (null, _) => null,
        ({ } from, { } to) when to > from => Say(Texts.MeasWaitSpan, from, to),
        (0, _) => Texts.MeasWaitNone,
        (1, _) => Texts.MeasWaitOne,
        ({ } weeks, _) => Say(Texts.MeasWaitWeeks, weeks),
    };

    private static string Say(string sentence, params object[] words) => string.Format(CultureInfo.CurrentCulture, sentence, words);
}
