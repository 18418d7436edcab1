using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Calendar.Resources;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.WebUtilities;

namespace KunnskapsPortal.Calendar.BrowseCalendar;

/// <summary>What narrows the calendar's page and its public feed, as it stands in the address.</summary>
public sealed class CalendarChoice
{
    public const int LongestPlace = 60;
    public const string TopicName = "emne";
    public const string PlaceName = "sted";
    public const string DigitalName = "digitalt";
    private const string Yes = "ja";

    /// <summary>A word of <see cref="Topics"/>, or a topic as a module has written it.</summary>
    public string? Topic { get; private init; }

    public string? Place { get; private init; }

    public bool IsDigital { get; private init; }

    public string? PlaceError { get; private init; }

    /// <summary>False where something was stopped or is too long.</summary>
    public bool IsSound { get; private init; }

    public EventFilter Filter => new(Label(Topic), PlaceError is null ? Place : null, IsDigital);

    /// <summary>Reads the address. The guard goes before the echo: a stopped text is neither shown nor kept in the output cache.</summary>
    public static CalendarChoice Read(HttpContext http)
    {
        var topic = Taken(http.Request.Query[TopicName]);
        var place = Taken(http.Request.Query[PlaceName]);
        var topicStopped = PatientDataGuard.Finds(topic) || topic?.Length > LongestPlace;
        var placeStopped = PatientDataGuard.Finds(place);
        var error = placeStopped ? Texts.PlaceStopped : place?.Length > LongestPlace ? Texts.PlaceTooLong : null;
        var choice = new CalendarChoice
        {
            Topic = topicStopped ? null : topic,
            Place = placeStopped ? null : place,
            IsDigital = http.Request.Query[DigitalName] == Yes,
            PlaceError = error,
            IsSound = !topicStopped && error is null,
        };
        if (!choice.IsSound && http.Features.Get<IOutputCacheFeature>() is { } cache)
            cache.Context.AllowCacheStorage = false;
        return choice;
    }

    /// <summary>What a topic is called in the reader's written form.</summary>
    public static string? Label(string? topic) => topic is not null && Topics.All.Contains(topic) ? Topics.Label(topic) : topic;

    /// <summary>The topics of these meetings as they stand in addresses, with what they are called, by name; the chosen one too.</summary>
    public IReadOnlyList<(string Value, string Label)> TopicsOf(IEnumerable<CalendarEvent> meetings)
    {
        var words = Topics.All.ToDictionary(Topics.Label, topic => topic, StringComparer.CurrentCultureIgnoreCase);
        return
        [
            .. meetings.SelectMany(meeting => meeting.Topics).Append(Label(Topic) ?? "").Where(label => !string.IsNullOrWhiteSpace(label))
                .Distinct(StringComparer.CurrentCultureIgnoreCase).Order(StringComparer.CurrentCulture)
                .Select(label => (words.GetValueOrDefault(label, label), label)),
        ];
    }

    /// <summary>The path with this choice behind it, and with what else is given; names without value are left out.</summary>
    public string In(string path, params IEnumerable<(string Name, string? Value)> more) => QueryHelpers.AddQueryString(
        path,
        from part in new[] { (TopicName, Topic), (PlaceName, PlaceError is null ? Place : null), (DigitalName, IsDigital ? Yes : null) }.Concat(more)
        where part.Item2 is not null
        select KeyValuePair.Create(part.Item1, (string?)part.Item2));

    /// <summary>What is chosen, in words, for the name of a feed: "Sykmelding, Hamar, digitalt"; empty for everything.</summary>
    public string InWords() => string.Join(", ", new[] { Label(Topic), PlaceError is null ? Place : null, IsDigital ? Texts.DigitalWord : null }.OfType<string>());

    private static string? Taken(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
