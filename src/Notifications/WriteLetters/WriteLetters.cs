using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Domain;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KunnskapsPortal.Notifications.WriteLetters;

/// <summary>
/// The weekly letter of a tenant: one mail to each person for whom something waits, and to members when there is news. Goes
/// through the people in chunks, a transaction each: what is marked as written and the mail stand or fall together, and a
/// run that was stopped goes on where it was, since a person who has the week's letter is passed over.
/// </summary>
internal sealed partial class WriteLetters(
    PortalDb db, IWriteLock writes, LetterPeople people, LetterWriter writer, TenantContext tenant, ILogger<WriteLetters> log) : IJobHandler
{
    public const string Kind = "letter.write";

    /// <summary>Thursday at three: the surgery is still open, and next week is not planned yet.</summary>
    public static readonly Recurrence Every = new(IsoDayOfWeek.Thursday, new LocalTime(15, 0));

    private const int Chunk = 100;
    private const int SayEvery = 1000;

    public async Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel)
    {
        var run = new Run(job.Due, Letter.WeekOf(job.Due.DayInOslo()), await people.NewsAsync(job.Due, cancel));
        var (all, members) = await people.AllAsync(!run.News.Values.All(news => news.IsEmpty), job.Due, cancel);
        var (done, written, failed) = (0, 0, 0);
        foreach (var chunk in all.Chunk(Chunk))
        {
            var (wrote, lost) = await WriteAsync(run, chunk, members, cancel);
            (written, failed) = (written + wrote, failed + lost);
            done += chunk.Length;
            if (done % SayEvery == 0)
                LogProgress(tenant.Id.Value, run.Week, done, all.Count);
        }

        LogEnd(tenant.Id.Value, run.Week, written, all.Count);
        return failed == 0 ? JobEnd.Done : JobEnd.TryAgain($"{failed} letters");
    }

    // One whose letter cannot be written holds up nobody else's.
    private async Task<(int Written, int Failed)> WriteAsync(Run run, Guid[] chunk, IReadOnlySet<Guid> members, CancellationToken cancel)
    {
        try
        {
            return (await WriteAllAsync(run, chunk, members, cancel), 0);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(tenant.Id.Value, run.Week, failure.GetType().Name);
            if (chunk.Length == 1)
                return (0, 1);
        }

        var (written, failed) = (0, 0);
        foreach (var person in chunk)
        {
            var (wrote, lost) = await WriteAsync(run, [person], members, cancel);
            (written, failed) = (written + wrote, failed + lost);
        }

        return (written, failed);
    }

    private async Task<int> WriteAllAsync(Run run, Guid[] chunk, IReadOnlySet<Guid> members, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var written = 0;
        await using var transaction = await writes.BeginAsync(db, cancel);
        foreach (var person in await people.LoadAsync(chunk, members, run.MatterOf, cancel))
            written += await writer.WriteAsync(person, run.MatterOf(person.To.PersonId!.Value), run.Due, run.News, cancel) ? 1 : 0;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return written;
    }

    /// <summary>One week's letters of the tenant.</summary>
    private sealed record Run(Instant Due, string Week, IReadOnlyDictionary<Language, LetterNewsParts> News)
    {
        public string MatterOf(Guid person) => $"letter:{Week}:{person:N}";
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Weekly letter {Tenant} {Week}: {Done} of {All} people")]
    private partial void LogProgress(string tenant, string week, int done, int all);

    [LoggerMessage(Level = LogLevel.Information, Message = "Weekly letter {Tenant} {Week}: {Written} letters for {All} people")]
    private partial void LogEnd(string tenant, string week, int written, int all);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Weekly letter {Tenant} {Week}: {Failure}")]
    private partial void LogFailure(string tenant, string week, string failure);
}
