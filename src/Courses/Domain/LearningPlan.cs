namespace KunnskapsPortal.Courses.Domain;

/// <summary>A task of a competence plan, as it counts.</summary>
/// <param name="Item">The text that teaches it (<c>module:x</c>, <c>lesson:x</c> or another kind), or null.</param>
public sealed record PlanTask(string Key, bool IsRequired, string? Item)
{
    /// <summary>The task is done by passing a lesson or doing a module; others are ticked off by the person.</summary>
    public bool IsLearned => Item is not null && (Item.StartsWith("module:", StringComparison.Ordinal) || Item.StartsWith("lesson:", StringComparison.Ordinal));
}

/// <summary>How far a person has come in a plan.</summary>
/// <param name="Done">Keys of the tasks that are done.</param>
public sealed record PlanStanding(IReadOnlySet<string> Done, int RequiredDone, int Required, int OptionalDone, int Optional)
{
    /// <param name="tasks">Of the plan.</param>
    /// <param name="learned">References of the lessons passed and the modules done.</param>
    /// <param name="ticked">Tasks that the person has ticked off. A task that is done by learning is never done by a tick.</param>
    public static PlanStanding Of(IReadOnlyList<PlanTask> tasks, IReadOnlySet<string> learned, IReadOnlySet<string> ticked)
    {
        var done = tasks.Where(task => task.IsLearned ? learned.Contains(task.Item!) : ticked.Contains(task.Key)).ToList();
        return new PlanStanding(
            done.Select(task => task.Key).ToHashSet(), done.Count(task => task.IsRequired), tasks.Count(task => task.IsRequired),
            done.Count(task => !task.IsRequired), tasks.Count(task => !task.IsRequired));
    }
}

/// <summary>How a count of general practitioners is shown.</summary>
public enum CoverageForm
{
    /// <summary>Too few are confirmed for any number.</summary>
    Hidden,

    /// <summary>Fewer than five have done it; perhaps none.</summary>
    Few,

    /// <summary>Fewer than five have not done it; perhaps none.</summary>
    AlmostAll,

    /// <summary>The number itself.</summary>
    Exact,
}

/// <summary>Shows counts so that nobody can tell of a single person whether that person is among them. Pure.</summary>
/// <param name="Count">0 unless the form is <see cref="CoverageForm.Exact"/>.</param>
public sealed record Coverage(CoverageForm Form, int Count)
{
    /// <summary>The smallest group that is counted, on either side.</summary>
    public const int Smallest = 5;

    /// <summary>Among <paramref name="total"/> people, <paramref name="done"/> have done it.</summary>
    public static Coverage Of(int total, int done) =>
        total < 2 * Smallest ? new Coverage(CoverageForm.Hidden, 0)
        : done < Smallest ? new Coverage(CoverageForm.Few, 0)
        : total - done < Smallest ? new Coverage(CoverageForm.AlmostAll, 0)
        : new Coverage(CoverageForm.Exact, done);
}
