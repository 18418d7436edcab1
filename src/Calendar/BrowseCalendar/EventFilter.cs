using System.Globalization;
using KunnskapsPortal.Calendar.Contracts;

namespace KunnskapsPortal.Calendar.BrowseCalendar;

/// <summary>Narrows a list of meetings. A part that is empty lets everything through.</summary>
/// <param name="Topic">One of the meeting's topics, whole, in any case.</param>
/// <param name="Place">Words that all stand in the meeting's location, in any case and order.</param>
/// <param name="IsDigital">Only meetings that one can take part in from one's own desk.</param>
public sealed record EventFilter(string? Topic, string? Place, bool IsDigital = false)
{
    private static readonly CompareInfo Norwegian = CultureInfo.GetCultureInfo("nb-NO").CompareInfo;

    public bool IsEmpty => string.IsNullOrWhiteSpace(Topic) && string.IsNullOrWhiteSpace(Place) && !IsDigital;

    public bool Lets(CalendarEvent meeting) => HasTopic(meeting) && HasPlace(meeting) && (!IsDigital || meeting.IsDigital);

    private bool HasTopic(CalendarEvent meeting) => string.IsNullOrWhiteSpace(Topic)
        || meeting.Topics.Any(topic => Norwegian.Compare(topic, Topic.Trim(), CompareOptions.IgnoreCase) == 0);

    private bool HasPlace(CalendarEvent meeting) => string.IsNullOrWhiteSpace(Place)
        || Place.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .All(word => Norwegian.IndexOf(meeting.Location ?? "", word, CompareOptions.IgnoreCase) >= 0);
}
