using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Calendar.Writing;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Calendar;

/// <summary>Meetings to write.</summary>
internal static class Meetings
{
    public const string Root = "https://portal.example/innlandet";

    public static CalendarEvent Plain { get; } = new(
        "0198f3a2@kunnskapsportalen",
        0,
        "Sykmelding i praksis",
        null,
        "Hamar",
        "/kurs/sykmelding-i-praksis/hamar-januar",
        new LocalDateTime(2027, 1, 14, 18, 0),
        new LocalDateTime(2027, 1, 14, 21, 0),
        Instant.FromUtc(2026, 11, 2, 9, 30),
        false,
        [],
        null);

    /// <summary>What the golden file holds.</summary>
    public static IReadOnlyList<CalendarEvent> Golden { get; } =
    [
        Plain with
        {
            Description = "En kveld med ekte spørsmål, oppdiktede saker; og Nav ved samme bord.\nTa med: penn \\ papir\r\nVi byr på mat 🥗",
            Location = "Nav Hamar, Vangsvegen 1, møterom Mjøsa",
            Topics = ["Sykmelding", "Gradering, og annet"],
            Note = "9 ledige plasser",
        },
        Plain with
        {
            Uid = "0198f3a3@kunnskapsportalen",
            Sequence = 2,
            Summary = "Avlyst samling med et navn som er så langt at linjen må brettes, og det midt i en familie 👨‍👩‍👧‍👦👨‍👩‍👧‍👦",
            Location = null,
            Starts = new LocalDateTime(2027, 6, 10, 8, 30),
            Ends = new LocalDateTime(2027, 6, 11, 15, 0),
            IsCancelled = true,
        },
    ];

    public static string Write(params IEnumerable<CalendarEvent> events) => new IcsWriter().Write("Kunnskapsportalen Innlandet", Root, events);

    public static string WriteFeed(IEnumerable<CalendarEvent> events) =>
        new IcsWriter().Write("Kunnskapsportalen Innlandet", Root, new FeedAddress("/kalender.ics", "/kalender"), events);
}
