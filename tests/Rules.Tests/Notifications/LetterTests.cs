using KunnskapsPortal.Notifications.Contracts;
using KunnskapsPortal.Notifications.Domain;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Notifications;

public sealed class LetterTests
{
    private static readonly Instant Now = Instant.FromUtc(2027, 3, 11, 14, 0);
    private static readonly MailSection News = new("Nytt", [new MailEntry("n", "/n", "", "")]);
    private static readonly MailSection Meetings = new("Møter", [new MailEntry("m", "/m", "", "")]);
    private static readonly NoticeKind[] Kinds = [Kind("seat"), Kind("review"), Kind(Letter.Kind) with { Choices = [NoticeWay.Weekly, NoticeWay.Off] }];

    [Fact]
    public void Own_matters_come_first_by_kind_then_meetings_then_news()
    {
        var sections = Sections([Line("review", "r"), Line("seat", "s1"), Line("gone", "g"), Line("seat", "s2")], "", new LetterNewsParts(News, Meetings));
        Assert.Equal(["seat: s1 s2", "review: r", "Annet: g", "Møter: m", "Nytt: n"], sections);
    }

    [Fact]
    public void What_is_past_or_turned_off_since_is_left_out()
    {
        LetterLine[] lines = [Line("seat", "past", Now), Line("seat", "soon", Now + Duration.FromSeconds(1)), Line("review", "off")];
        Assert.Equal(["seat: soon", "review: off"], Sections(lines, "", LetterNewsParts.None));
        Assert.Equal(["seat: soon"], Sections(lines, "review=Off", LetterNewsParts.None));
    }

    [Fact]
    public void With_nothing_in_it_there_is_no_letter() => Assert.Empty(Sections([Line("seat", "past", Now)], "", LetterNewsParts.None));

    [Fact]
    public void Who_has_turned_the_letter_off_gets_none()
    {
        Assert.True(Letter.IsWanted("", Kinds[2]));
        Assert.False(Letter.IsWanted("letter=Off", Kinds[2]));
    }

    [Theory]
    [InlineData(2027, 3, 11, "2027-W10")]
    [InlineData(2026, 12, 31, "2026-W53")]
    [InlineData(2027, 1, 1, "2026-W53")]
    [InlineData(2029, 12, 31, "2030-W01")]
    public void A_letter_belongs_to_the_week_of_its_day(int year, int month, int day, string week) =>
        Assert.Equal(week, Letter.WeekOf(new LocalDate(year, month, day)));

    private static IEnumerable<string> Sections(LetterLine[] lines, string choices, LetterNewsParts news) =>
        Letter.Sections(lines, Kinds, choices, Now, news, "Annet").Select(s => $"{s.Title}: {string.Join(' ', s.Entries.Select(e => e.Title))}");

    private static LetterLine Line(string kind, string title, Instant? until = null) => new(kind, title, "", "/", until);

    private static NoticeKind Kind(string name) =>
        new(name, () => name, () => name, NoticeWay.Weekly, () => new NoticeContent(name, "/") { AddressLabel = name });
}
