using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Portal.Tests.Editorial;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Notifications;

/// <summary>The weekly letter: one a week to each who is to have it, and everything that waited is in it.</summary>
public abstract class WeeklyLetterTests(DatabaseKind kind)
{
    [Fact]
    public async Task One_letter_a_week_to_each_person_also_when_it_is_written_twice_or_by_two()
    {
        await using var portal = await TestPortal.StartAsync(kind, MailDesk.AddKinds);
        var gp = await MailDesk.PersonAsync(portal, "fastlege2");
        await MailDesk.NotifyAsync(portal, "test-weekly", "a", gp);
        await MailDesk.NotifyAsync(portal, "test-weekly", "b", gp);
        // The installation's content was published at the tests' own time: an hour on, all of it is the week's news.
        portal.Clock.MoveTo(portal.Clock.GetCurrentInstant() + Duration.FromHours(1));
        var due = portal.Clock.GetCurrentInstant();
        var ends = await Task.WhenAll(MailDesk.WriteLettersAsync(portal, due), MailDesk.WriteLettersAsync(portal, due));
        Assert.Contains(JobEnd.Done, ends);
        Assert.Equal(JobEnd.Done, await MailDesk.WriteLettersAsync(portal, due));
        var letters = await LettersAsync(portal);
        Assert.Equal(letters.Count, letters.Select(l => l.PersonId).Distinct().Count());
        Assert.Equal(await MembersAsync(portal), letters.Select(l => l.PersonId!.Value).Order());
        var mine = letters.Single(l => l.PersonId == gp);
        Assert.Equal("letter", mine.Unsubscribe);
        Assert.Contains("Slag test-weekly", mine.Text, StringComparison.Ordinal);
        Assert.Contains("Sak a <", mine.Text, StringComparison.Ordinal);
        Assert.Contains("Sak b <", mine.Text, StringComparison.Ordinal);
        Assert.Equal(0, await WaitingAsync(portal));

        // The next week begins anew: what came since, and only that.
        await MailDesk.NotifyAsync(portal, "test-weekly", "c", gp);
        await MailDesk.WriteLettersAsync(portal, due + Duration.FromDays(7));
        var next = (await LettersAsync(portal)).Last(l => l.PersonId == gp);
        Assert.Contains("Sak c <", next.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sak a <", next.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_goes_to_members_who_want_it_and_nothing_to_one_who_has_stopped_the_letter()
    {
        await using var portal = await TestPortal.StartAsync(kind, MailDesk.AddKinds);
        var (reader, noNews, stopped, outsider) = (await MailDesk.PersonAsync(portal, "fastlege2"), await MailDesk.PersonAsync(portal, "fastlege3"), await MailDesk.PersonAsync(portal, "fastlege4"), await MailDesk.PersonAsync(portal, "fastlege195"));
        await ChooseAsync(portal, noNews, "news=Off");
        await ChooseAsync(portal, stopped, "letter=Off");
        await MailDesk.NotifyAsync(portal, "test-weekly", "a", noNews, stopped, outsider);
        portal.Clock.MoveTo(portal.Clock.GetCurrentInstant() + Duration.FromDays(30));
        await DeskWorkshop.PublishAsync(portal, "innlandet", "article", "helt-ny", DeskWorkshop.Article("helt-ny", "En helt ny tekst", "Tekst."));
        await DeskWorkshop.PublishAsync(portal, "innlandet", "article", "for-medlemmer", DeskWorkshop.Article("for-medlemmer", "Bare for medlemmer", "Tekst.", "member"));
        await DeskWorkshop.PublishAsync(portal, "agder", "article", "fra-agder", DeskWorkshop.Article("fra-agder", "En tekst fra Agder", "Tekst."));
        var due = portal.Clock.GetCurrentInstant() + Duration.FromHours(1);
        portal.Clock.MoveTo(due);
        await MailDesk.WriteLettersAsync(portal, due);
        var letters = (await LettersAsync(portal)).ToDictionary(l => l.PersonId!.Value, l => l.Text);
        Assert.Contains("En helt ny tekst", letters[reader], StringComparison.Ordinal);
        Assert.DoesNotContain("Sak a", letters[reader], StringComparison.Ordinal);
        Assert.All(letters.Values, text => Assert.DoesNotContain("Bare for medlemmer", text, StringComparison.Ordinal));
        Assert.All(letters.Values, text => Assert.DoesNotContain("Agder", text, StringComparison.Ordinal));
        foreach (var own in new[] { noNews, outsider })
        {
            Assert.Contains("Sak a", letters[own], StringComparison.Ordinal);
            Assert.DoesNotContain("En helt ny tekst", letters[own], StringComparison.Ordinal);
        }

        Assert.DoesNotContain(stopped, letters.Keys);
        Assert.Equal(0, await WaitingAsync(portal));
    }

    [Fact]
    public async Task The_number_of_queries_does_not_grow_with_the_people_of_a_chunk()
    {
        await using var portal = await TestPortal.StartAsync(kind, MailDesk.AddKinds);
        portal.Clock.MoveTo(portal.Clock.GetCurrentInstant() + Duration.FromDays(30));
        var counts = new List<int>();
        var letters = new List<int> { 0 };
        foreach (var (people, week) in new[] { (1, 1), (1, 2), (80, 3) })
        {
            var ids = await MailDesk.InAsync(portal, "innlandet", db => db.Set<Membership>().OrderBy(m => m.PersonId).Select(m => m.PersonId).Distinct().OrderBy(id => id).Take(people).ToListAsync());
            await MailDesk.NotifyAsync(portal, "test-weekly", $"uke-{week}", [.. ids]);
            var before = portal.Queries.Count;
            await MailDesk.WriteLettersAsync(portal, portal.Clock.GetCurrentInstant() + Duration.FromDays(7 * week));
            counts.Add(portal.Queries.Count - before);
            letters.Add((await LettersAsync(portal)).Count);
        }

        // SQLite writes each row by a statement: one for each of the 79 lines more that are marked, two for each letter more.
        // Nothing is asked for each; the four questions of a chunk are asked once more, where the people have become a chunk more.
        var more = letters[3] - letters[2] - (letters[2] - letters[1]);
        Assert.True(counts[2] - counts[1] <= 79 + (2 * more) + 4, $"{string.Join(", ", counts)} queries, {more} letters more");
    }

    private static Task<List<OutgoingMail>> LettersAsync(TestPortal portal) =>
        MailDesk.InAsync(portal, "innlandet", db => db.Set<OutgoingMail>().AsNoTracking().Where(m => m.Kind == "letter").OrderBy(m => m.Id).ToListAsync());

    private static Task<int> WaitingAsync(TestPortal portal) => MailDesk.InAsync(portal, "innlandet", db => db.Set<DigestLine>().CountAsync(l => l.WrittenAt == null));

    private static Task<List<Guid>> MembersAsync(TestPortal portal) => MailDesk.InAsync(portal, "innlandet", async db =>
        (await db.Set<Membership>().Where(m => m.ConfirmedAt != null && m.EndedAt == null).Select(m => m.PersonId).Distinct().ToListAsync()).Order().ToList());

    private static Task<int> ChooseAsync(TestPortal portal, Guid person, string choices) => MailDesk.InAsync(portal, "innlandet", db =>
    {
        db.Add(new NoticeSettings { Id = Guid.CreateVersion7(), PersonId = person, Choices = choices });
        return db.SaveChangesAsync();
    });
}

public sealed class WeeklyLettersOnSqlite() : WeeklyLetterTests(DatabaseKind.Sqlite);

[Trait("Category", "PostgreSql")]
public sealed class WeeklyLettersOnPostgreSql() : WeeklyLetterTests(DatabaseKind.PostgreSql);
