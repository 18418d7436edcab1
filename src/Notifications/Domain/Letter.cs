using KunnskapsPortal.Notifications.Contracts;
using NodaTime;

namespace KunnskapsPortal.Notifications.Domain;

/// <summary>A notice that waits for the weekly letter.</summary>
public sealed record LetterLine(string Kind, string Title, string Text, string Address, Instant? NotAfter);

/// <summary>What all members of a tenant may get: what is new, and the meetings that come.</summary>
public sealed record LetterNewsParts(MailSection? News, MailSection? Meetings)
{
    /// <summary>Nothing is new, and no meeting comes.</summary>
    public static LetterNewsParts None { get; } = new(null, null);

    public bool IsEmpty => News is null && Meetings is null;
}

/// <summary>Puts the weekly letter of one person together.</summary>
public static class Letter
{
    /// <summary>The kind of the letter itself: who turns it off gets none, whatever waits for it.</summary>
    public const string Kind = "letter";

    /// <summary>The kind of the part that all members get.</summary>
    public const string News = "news";

    /// <summary>
    /// The sections: what concerns the person first, a section for each kind in the order that the kinds are declared, then the
    /// news. A line whose time is past, or whose kind the person has turned off since, is left out. Empty: no letter.
    /// </summary>
    /// <param name="lines">What waits, oldest first.</param>
    /// <param name="kinds">All kinds; labels are in the current culture.</param>
    /// <param name="choices">The person's choices as they are stored.</param>
    /// <param name="now">When the letter is written.</param>
    /// <param name="news">The part for members; <see cref="LetterNewsParts.None"/> for one who is to have none.</param>
    /// <param name="others">Heading over lines of kinds that no module declares any more.</param>
    public static IReadOnlyList<MailSection> Sections(
        IReadOnlyList<LetterLine> lines, IReadOnlyCollection<NoticeKind> kinds, string choices, Instant now, LetterNewsParts news, string others)
    {
        var known = kinds.Select((kind, at) => (kind, at)).ToDictionary(k => k.kind.Name, k => k, StringComparer.Ordinal);
        var useful = lines.Where(line => (line.NotAfter is null || now < line.NotAfter)
            && !(known.TryGetValue(line.Kind, out var k) && Choices.Of(choices, k.kind) == NoticeWay.Off));
        var own = useful.GroupBy(line => known.ContainsKey(line.Kind) ? line.Kind : "")
            .OrderBy(group => known.TryGetValue(group.Key, out var k) ? k.at : int.MaxValue)
            .Select(group => new MailSection(
                known.TryGetValue(group.Key, out var k) ? k.kind.Label() : others,
                [.. group.Select(line => new MailEntry(line.Title, line.Address, "", line.Text))]));
        return [.. own, .. new[] { news.Meetings, news.News }.OfType<MailSection>()];
    }

    /// <summary>Whether a letter comes to the person at all.</summary>
    public static bool IsWanted(string choices, NoticeKind letter) => Choices.Of(choices, letter) != NoticeWay.Off;

    /// <summary>The week that a letter belongs to, by the day it was due: <c>2027-W10</c> (ISO 8601).</summary>
    public static string WeekOf(LocalDate day)
    {
        var rules = NodaTime.Calendars.WeekYearRules.Iso;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{rules.GetWeekYear(day)}-W{rules.GetWeekOfWeekYear(day):00}");
    }
}
