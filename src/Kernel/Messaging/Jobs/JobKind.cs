using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Kernel.Messaging.Jobs;

/// <summary>A kind of work, declared by the module that does it.</summary>
/// <param name="Name">Stored in <see cref="Job.Kind"/>: <c>mail.send</c>.</param>
/// <param name="Label">What operators call it, in the reader's written form.</param>
public sealed record JobKind(string Name, Func<string> Label)
{
    /// <summary>How long to wait after each attempt that did not succeed. One attempt more than there are pauses; about two days in all.</summary>
    public IReadOnlyList<Duration> Pauses { get; init; } =
    [
        Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(15), Duration.FromHours(1),
        Duration.FromHours(4), Duration.FromHours(12), Duration.FromHours(24),
    ];

    /// <summary>Work that comes again by itself in every tenant; null for work that somebody asks for.</summary>
    public Recurrence? Every { get; init; }

    /// <summary>When to try again after this many attempts, or null where it is to be given up.</summary>
    public Duration? PauseAfter(int attempts) => attempts >= 1 && attempts <= Pauses.Count ? Pauses[attempts - 1] : null;
}

/// <summary>A clock time in Europe/Oslo that comes again each day, or each week on one day.</summary>
/// <param name="Day">The day of the week; null for every day.</param>
/// <param name="At">The clock time in Oslo.</param>
public sealed record Recurrence(IsoDayOfWeek? Day, LocalTime At)
{
    /// <summary>The first time strictly after <paramref name="now"/> (Oslo).</summary>
    public LocalDateTime After(LocalDateTime now)
    {
        var date = now.TimeOfDay < At ? now.Date : now.Date.PlusDays(1);
        if (Day is { } day && date.DayOfWeek != day)
            date = date.Next(day);
        return date + At;
    }
}

/// <summary>Does one kind of work, in a scope of the job's tenant. Must bear being run again: a process may end after the work and before the row says so.</summary>
public interface IJobHandler
{
    /// <summary>
    /// Does the work in transactions of its own. An exception is an attempt that did not succeed: it is tried again after a
    /// pause, and given up after the last.
    /// </summary>
    /// <param name="job">What is to be done.</param>
    /// <param name="cancel">The portal stops, or another process has taken the job over.</param>
    Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel);
}

/// <summary>One attempt at a job.</summary>
/// <param name="Key">As it was asked for.</param>
/// <param name="Attempt">From 1.</param>
/// <param name="Due">When it was due.</param>
public sealed record JobRun(string Key, int Attempt, Instant Due);

/// <summary>What came of an attempt.</summary>
public abstract record JobEnd
{
    private JobEnd()
    {
    }

    /// <summary>The work is done, or there was nothing left to do.</summary>
    public static JobEnd Done { get; } = new Finished();

    /// <summary>It did not succeed: again after the kind's next pause, or given up after the last.</summary>
    /// <param name="problem">A word or two without personal data.</param>
    public static JobEnd TryAgain(string problem) => new Postponed(problem);

    /// <summary>It cannot be done yet, and nothing has been tried: looked at again then, without counting as an attempt.</summary>
    public static JobEnd Later(Instant due) => new NotYet(due);

    /// <summary>It will never succeed.</summary>
    /// <param name="problem">A word or two without personal data.</param>
    public static JobEnd GiveUp(string problem) => new Hopeless(problem);

    /// <summary>See <see cref="Done"/>.</summary>
    public sealed record Finished : JobEnd;

    /// <summary>See <see cref="TryAgain"/>.</summary>
    public sealed record Postponed(string Problem) : JobEnd;

    /// <summary>See <see cref="Later"/>.</summary>
    public sealed record NotYet(Instant Due) : JobEnd;

    /// <summary>See <see cref="GiveUp"/>.</summary>
    public sealed record Hopeless(string Problem) : JobEnd;
}

/// <summary>Registers what a module does by jobs.</summary>
public static class JobRegistration
{
    public static IServiceCollection AddJob<THandler>(this IServiceCollection services, JobKind kind) where THandler : class, IJobHandler
    {
        services.AddSingleton(kind);
        services.AddKeyedScoped<IJobHandler, THandler>(kind.Name);
        return services;
    }
}
