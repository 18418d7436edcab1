namespace KunnskapsPortal.Courses.Domain;

/// <summary>How one attempt at a lesson's questions stands.</summary>
/// <param name="Total">Questions.</param>
/// <param name="Answered">Of them, answered in this attempt.</param>
/// <param name="Right">Of those, wholly right.</param>
public sealed record AttemptStanding(int Total, int Answered, int Right)
{
    /// <summary>Every question is answered.</summary>
    public bool IsDone => Total > 0 && Answered == Total;

    /// <summary>Of all questions, how many per cent are right, rounded down.</summary>
    public int Share => Total == 0 ? 0 : 100 * Right / Total;
}

/// <summary>When a lesson is done and passed. Pure.</summary>
public static class LessonCompletion
{
    /// <summary>Per cent that must be right where the module says nothing (its field <c>pass</c>).</summary>
    public const int OrdinaryPass = 80;

    /// <summary>How the attempt stands: replies by question, only those that fit count.</summary>
    public static AttemptStanding Of(IReadOnlyList<QuizQuestion> questions, IReadOnlyDictionary<string, QuizReply> replies)
    {
        var answered = questions.Where(question => replies.ContainsKey(question.Key)).ToList();
        return new AttemptStanding(questions.Count, answered.Count, answered.Count(question => QuizMarking.Mark(question, replies[question.Key]).IsRight));
    }

    /// <summary>The best share of a done attempt, the earlier ones with it. An attempt that is not done counts nothing.</summary>
    public static int? Best(int? before, AttemptStanding attempt) => attempt.IsDone ? Math.Max(before ?? 0, attempt.Share) : before;

    /// <summary>Passed once is passed for good, also when the module later asks for more.</summary>
    public static bool IsPassed(int? best, int pass, bool wasPassed) => wasPassed || best >= pass;
}

/// <summary>A module as it counts: the lessons that can be read, and the modules that are to be done first.</summary>
/// <param name="Lessons">Keys.</param>
/// <param name="Requires">Keys of modules; one that cannot be read stands in nobody's way.</param>
public sealed record ModulePath(string Key, IReadOnlyList<string> Lessons, IReadOnlyList<string> Requires);

/// <summary>Which modules are done: all lessons passed, and all that is required first done. Pure.</summary>
public sealed class LearningPath(IEnumerable<ModulePath> modules, IReadOnlySet<string> passed)
{
    private readonly Dictionary<string, ModulePath> _modules = modules.ToDictionary(module => module.Key);

    /// <summary>A module without lessons is never done. In a circle of requirements none is done.</summary>
    public bool IsDone(string module) => IsDone(module, []);

    /// <summary>Every lesson of the module is passed, whatever is required first.</summary>
    public bool AreLessonsPassed(string module) =>
        _modules.TryGetValue(module, out var path) && path.Lessons.Count > 0 && path.Lessons.All(passed.Contains);

    /// <summary>What is to be done before the module counts as done, in the module's order.</summary>
    public IReadOnlyList<string> Missing(string module) =>
        _modules.TryGetValue(module, out var path) ? [.. path.Requires.Where(key => _modules.ContainsKey(key) && !IsDone(key))] : [];

    /// <summary>A course is done when it has modules and all of them are done.</summary>
    public bool IsCourseDone(IReadOnlyCollection<string> course) => course.Count > 0 && course.All(IsDone);

    private bool IsDone(string module, HashSet<string> above)
    {
        if (!AreLessonsPassed(module) || !above.Add(module))
            return false;
        var done = _modules[module].Requires.Where(_modules.ContainsKey).All(first => IsDone(first, above));
        above.Remove(module);
        return done;
    }
}
