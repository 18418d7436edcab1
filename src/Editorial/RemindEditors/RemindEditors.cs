using System.Globalization;
using KunnskapsPortal.Editorial.DueBoard;
using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Contracts;
using NodaTime;

namespace KunnskapsPortal.Editorial.RemindEditors;

/// <summary>
/// Once a week, before the weekly letter is written: tells each editor how much waits on the board, the editor's own and,
/// for those who review, what others have sent in. One notice a person and week.
/// </summary>
internal sealed class RemindEditors(PortalDb db, IWriteLock writes, Members members, IEnumerable<IDueSource> sources, INotifier notifier, IClock clock) : IJobHandler
{
    public const string Kind = "editor.remind";
    public const string Notice = "review";

    public static Recurrence Every { get; } = new(IsoDayOfWeek.Thursday, new LocalTime(6, 0));

    public async Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel)
    {
        var reviewers = (await members.WithAsync(Permission.ReviewContent, cancel)).ToHashSet();
        foreach (var person in reviewers.Union(await members.WithAsync(Permission.WriteContent, cancel)))
        {
            await using var transaction = await writes.BeginAsync(db, cancel);
            var waits = new Dictionary<Language, IReadOnlyList<DueGroup>>();
            foreach (var form in Enum.GetValues<Language>())
                waits[form] = await Culture.InAsync(form, () => FindAsync(person, reviewers.Contains(person), cancel));
            if (waits[Language.Bokmal].Count == 0)
                continue;
            await notifier.NotifyAsync([person], Notice, $"review:{job.Key}", to => Write(waits[to.Language]), cancel);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        return JobEnd.Done;
    }

    internal static NoticeContent Write(IReadOnlyList<DueGroup> groups)
    {
        var total = groups.Sum(group => group.Total);
        return new NoticeContent(total == 1 ? Texts.RemindOne : string.Format(CultureInfo.CurrentCulture, Texts.RemindMany, total), "/redaksjon")
        {
            AddressLabel = Texts.RemindOpen,
            Text = string.Join("\n", groups.Select(group => $"{group.Title}: {group.Total}")),
        };
    }

    private async Task<IReadOnlyList<DueGroup>> FindAsync(Guid person, bool reviews, CancellationToken cancel)
    {
        var question = new DueQuestion(clock.TodayInOslo(), person, null, 1);
        var groups = new List<DueGroup>();
        // What has got its time needs nobody.
        foreach (var source in sources.Where(source => source is not Scheduled).OrderBy(source => source.Order))
            groups.Add(await source.FindAsync(source is WaitingForReview && reviews ? question with { Person = null } : question, cancel));
        return [.. groups.Where(group => group.Total > 0)];
    }
}
