using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;

namespace KunnskapsPortal.Courses.TakeLesson;

/// <summary>Where one goes on: a lesson, at the heading or question where one left it.</summary>
/// <param name="Address">Below the tenant, with the place after <c>#</c>.</param>
public sealed record NextLesson(string Title, string Address);

/// <summary>How far the person has come in a module or a course.</summary>
/// <param name="Passed">Lessons.</param>
/// <param name="Total">Lessons that can be read.</param>
/// <param name="IsDone">All are passed, and what is required first is done.</param>
/// <param name="Next">The first lesson that is not passed; null where all are.</param>
/// <param name="Missing">Modules to be done before it counts as done.</param>
public sealed record Standing(int Passed, int Total, bool IsStarted, bool IsDone, NextLesson? Next, IReadOnlyList<PublishedView> Missing);

/// <summary>The signed-in person's progress in everything that can be learned here.</summary>
public sealed class LearningState
{
    private readonly Dictionary<(TenantId, string), LessonProgress> _rows;
    private readonly Dictionary<string, PublishedView> _modules;
    private readonly IReadOnlyDictionary<string, ItemLink> _links;
    private readonly LearningPath _path;

    /// <param name="rows">The person's own.</param>
    /// <param name="modules">Of this tenant, each key once.</param>
    /// <param name="links">Where the lessons of the modules stand, by reference.</param>
    public LearningState(IEnumerable<LessonProgress> rows, IReadOnlyList<PublishedView> modules, IReadOnlyDictionary<string, ItemLink> links)
    {
        _rows = rows.ToDictionary(row => (row.Owner, row.LessonKey));
        _modules = modules.ToDictionary(module => module.Key);
        _links = links;
        var paths = modules.Select(module => new ModulePath(
            module.Key, [.. LessonsOf(module).Select(lesson => $"{module.Key}/{lesson}")], [.. module.Document.List("requires").Select(KeyOf)])).ToList();
        var passed = modules.SelectMany(module => LessonsOf(module).Where(lesson => IsPassed(lesson, PassOf(module))).Select(lesson => $"{module.Key}/{lesson}"));
        _path = new LearningPath(paths, passed.ToHashSet());
        DoneModules = [.. _modules.Keys.Where(_path.IsDone).Order(StringComparer.Ordinal)];
        Learned = DoneModules.Select(key => $"module:{key}").Concat(_rows.Values.Select(row => $"lesson:{row.LessonKey}")
            .Where(lesson => IsPassed(lesson, PassOf(modules.FirstOrDefault(module => LessonsOf(module).Contains(lesson)))))).ToHashSet();
    }

    /// <summary>Nothing is begun.</summary>
    public bool IsEmpty => _rows.Count == 0;

    /// <summary>Keys, in order.</summary>
    public IReadOnlyList<string> DoneModules { get; }

    /// <summary>References of the lessons passed and the modules done.</summary>
    public IReadOnlySet<string> Learned { get; }

    /// <summary>Every module, by title.</summary>
    public IEnumerable<PublishedView> Modules => _modules.Values;

    /// <summary>Per cent of a lesson's questions that must be right.</summary>
    public static int PassOf(PublishedView? module) => module?.Document.Number("pass") ?? LessonCompletion.OrdinaryPass;

    /// <summary>The progress in a lesson, or null.</summary>
    public LessonProgress? Of(PublishedView lesson) => _rows.GetValueOrDefault((lesson.Owner, lesson.Key));

    public static bool IsPassed(LessonProgress? row, int pass) => row is not null && LessonCompletion.IsPassed(row.Best, pass, row.PassedAt is not null);

    public Standing OfModule(string key)
    {
        if (_modules.GetValueOrDefault(key) is not { } module)
            return new Standing(0, 0, false, false, null, []);
        var lessons = LessonsOf(module).ToList();
        var next = lessons.Find(lesson => !IsPassed(lesson, PassOf(module)));
        return new Standing(
            lessons.Count(lesson => IsPassed(lesson, PassOf(module))), lessons.Count, lessons.Exists(lesson => RowOf(lesson) is not null), _path.IsDone(key),
            next is null ? null : NextOf(next), [.. _path.Missing(key).Select(first => _modules[first])]);
    }

    /// <summary>All modules of a course together; a module that cannot be read is not counted.</summary>
    public Standing OfCourse(PublishedView course)
    {
        var keys = course.Document.List("modules").Select(KeyOf).Where(_modules.ContainsKey).ToList();
        var modules = keys.ConvertAll(OfModule);
        return new Standing(
            modules.Sum(m => m.Passed), modules.Sum(m => m.Total), modules.Exists(m => m.IsStarted), _path.IsCourseDone(keys),
            modules.Select(m => m.Next).OfType<NextLesson>().FirstOrDefault(), []);
    }

    private IEnumerable<string> LessonsOf(PublishedView module) => module.Document.List("lessons").Where(_links.ContainsKey);

    private bool IsPassed(string lesson, int pass) => IsPassed(RowOf(lesson), pass);

    private LessonProgress? RowOf(string lesson) => _rows.GetValueOrDefault((_links.GetValueOrDefault(lesson)?.Owner ?? TenantId.National, KeyOf(lesson)));

    private NextLesson NextOf(string lesson) => new(_links[lesson].Title, _links[lesson].Address + (RowOf(lesson) is { Place.Length: > 0 } row ? $"#{row.Place}" : ""));

    private static string KeyOf(string reference) => reference.Split(':')[^1];
}
