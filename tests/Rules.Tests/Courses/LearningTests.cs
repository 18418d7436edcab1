using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Rules.Tests.Content;

namespace KunnskapsPortal.Rules.Tests.Courses;

/// <summary>The tables of docs/algorithms/learning.md, and what holds for all replies.</summary>
public sealed class LearningTests
{
    public static TheoryData<string[]> Replies { get; } = Table("Form", "Answers", "Given", "Outcome", "Said of each");

    public static TheoryData<string[]> Attempts { get; } = Table("Attempts", "Pass", "Done", "Best", "Passed");

    public static TheoryData<string[]> Modules { get; } = Table("Modules", "Passed", "Done");

    public static TheoryData<string[]> PlanRows { get; } = Table("Tasks", "Learned", "Ticked", "Required", "Optional");

    public static TheoryData<string[]> Counts { get; } = Table("Confirmed", "Have done it", "Shown");

    [Theory]
    [MemberData(nameof(Replies))]
    public void A_reply_is_marked_as_the_document_says(string[] row)
    {
        var question = new QuizQuestion("q", row[0], [.. Words(row[1]).Select(word => new QuizAnswer(word[..1], word[1] == '+', char.IsDigit(word[1]) ? word[1] - '0' : 0))]);
        var (reply, problem) = row[0] == QuestionForms.Ordering
            ? QuizReply.Order(question, Words(row[2]).ToDictionary(word => word[..1], word => (int?)(word[1] - '0')))
            : QuizReply.Choice(question, Words(row[2]));
        var marked = reply is null ? null : QuizMarking.Mark(question, reply);
        Assert.Equal(row[3], problem?.ToString() ?? (marked!.IsRight ? "right" : "wrong"));
        Assert.Equal(row[4], marked is null ? "–" : string.Join(", ", marked.Answers.Select(answer => $"{answer.Key} {answer.Verdict}")));
        if (reply is not null)
            Assert.Equal(reply.Keys, QuizReply.Parse(question, reply.Stored)!.Keys);
    }

    [Theory]
    [MemberData(nameof(Attempts))]
    public void Attempts_count_as_the_document_says(string[] row)
    {
        var (pass, best, passed) = (Number(row[1]), (int?)null, false);
        var attempt = new AttemptStanding(5, 0, 0);
        foreach (var one in row[0].Split(", "))
        {
            attempt = new AttemptStanding(5, Number(one.Split(" of ")[1]), Number(one.Split(" of ")[0]));
            best = LessonCompletion.Best(best, attempt);
            passed = LessonCompletion.IsPassed(best, pass, passed);
        }

        Assert.Equal((row[2], row[3], row[4]), (YesNo(attempt.IsDone), best?.ToString(CultureInfo.InvariantCulture) ?? "–", YesNo(passed)));
        // A higher demand later takes nothing away.
        Assert.Equal(passed, LessonCompletion.IsPassed(best, 101, passed));
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Modules_are_done_as_the_document_says(string[] row)
    {
        var paths = row[0].Split(", ").Select(module =>
        {
            var words = Words(module.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal));
            return new ModulePath(words[0], [.. words.Skip(1).Where(word => char.IsDigit(word[0]))], [.. words.Skip(1).Where(word => char.IsLetter(word[0]))]);
        }).ToList();
        var path = new LearningPath(paths, Words(row[1]).ToHashSet());
        var done = paths.Select(module => module.Key).Where(path.IsDone).ToList();
        Assert.Equal(row[2], done.Count == 0 ? "–" : string.Join(' ', done));
        Assert.Equal(done.Count == paths.Count, path.IsCourseDone([.. paths.Select(module => module.Key)]));
        Assert.All(paths, module => Assert.Equal(path.IsDone(module.Key), path.AreLessonsPassed(module.Key) && path.Missing(module.Key).Count == 0));
    }

    [Fact]
    public void A_course_without_modules_is_not_done() => Assert.False(new LearningPath([], new HashSet<string>()).IsCourseDone([]));

    [Theory]
    [MemberData(nameof(PlanRows))]
    public void Plans_are_counted_as_the_document_says(string[] row)
    {
        var tasks = row[0].Split(", ").Select(task => new PlanTask(task[..1], task.Contains('!', StringComparison.Ordinal), task.Contains('=', StringComparison.Ordinal) ? task.Split('=')[1] : null)).ToList();
        var standing = PlanStanding.Of(tasks, Words(row[1]).ToHashSet(), Words(row[2]).ToHashSet());
        Assert.Equal((row[3], row[4]), ($"{standing.RequiredDone} of {standing.Required}", $"{standing.OptionalDone} of {standing.Optional}"));
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Counts_are_shown_as_the_document_says(string[] row)
    {
        var shown = Coverage.Of(Number(row[0]), Number(row[1]));
        Assert.Equal(row[2], shown.Form == CoverageForm.Exact ? shown.Count.ToString(CultureInfo.InvariantCulture) : shown.Form.ToString());
    }

    [Fact]
    public void No_count_tells_of_one_person_whether_that_person_is_among_them() => Prop.ForAll(
        Gen.Choose(0, 60).SelectMany(total => Gen.Choose(0, total).Select(done => (total, done))).ToArbitrary(), pair =>
        {
            // Every number that would have been shown in the same way: none may stand alone at either end.
            var alike = Enumerable.Range(0, pair.total + 1).Where(done => Coverage.Of(pair.total, done) == Coverage.Of(pair.total, pair.done)).ToList();
            Assert.False(alike.All(done => done == 0) && pair.total > 0 || alike.All(done => done == pair.total) && pair.total > 0);
            Assert.True(pair.total < 5 || alike.Count >= 5 || (alike.Single() >= 5 && pair.total - alike.Single() >= 5));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_right_order_is_the_only_one_marked_right() => Prop.ForAll(
        Gen.Choose(2, 7).SelectMany(count => Gen.Shuffle(Enumerable.Range(1, count).ToArray())).ToArbitrary(), places =>
        {
            var question = new QuizQuestion("q", QuestionForms.Ordering, [.. places.Select((_, i) => new QuizAnswer($"a{i}", false, i + 1))]);
            var (reply, _) = QuizReply.Order(question, places.Select((place, i) => (place, i)).ToDictionary(pair => $"a{pair.i}", pair => (int?)pair.place));
            var marked = QuizMarking.Mark(question, reply!);
            Assert.Equal(places.SequenceEqual(places.Order()), marked.IsRight);
            Assert.Equal(places, marked.Answers.Select(answer => answer.Given));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_reply_that_no_longer_fits_counts_as_none()
    {
        var question = new QuizQuestion("q", QuestionForms.Ordering, [new QuizAnswer("a", false, 1), new QuizAnswer("b", false, 2)]);
        Assert.Null(QuizReply.Parse(question, "a c"));
        Assert.Null(QuizReply.Parse(question, "a"));
        Assert.Null(QuizReply.Parse(question, ""));
        Assert.Equal(new AttemptStanding(1, 0, 0), LessonCompletion.Of([question], new Dictionary<string, QuizReply>()));
    }

    [Theory]
    [InlineData("    captions: media:c\n    transcript: Alt som blir sagt.\n", "video", false)]
    [InlineData("    captions: media:c\n", "video", true)]
    [InlineData("    transcript: Alt som blir sagt.\n", "video", true)]
    [InlineData("", "video", true)]
    [InlineData("", "document", false)]
    public void A_video_without_captions_and_transcript_is_remarked(string more, string form, bool isRemarked)
    {
        var lesson = Drafts.Read("lesson", "", ("sources:\n", $"media:\n  - key: v\n    form: {form}\n    file: media:f\n    title: Slik\n{more}sources:\n"));
        Assert.Equal(isRemarked, LessonText.Remarks(lesson).Any(remark => remark.Path == "media" && remark.Message.Contains("«v»", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(100, false)]
    [InlineData(101, true)]
    public void A_pass_outside_one_to_a_hundred_is_remarked(int pass, bool isRemarked) =>
        Assert.Equal(isRemarked, Drafts.Kinds["module"].Remarks!(Drafts.Read("module", "", ("sources:\n", $"pass: {pass}\nsources:\n"))).Count == 1);

    private static string[] Words(string cell) => cell == "–" ? [] : cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static TheoryData<string[]> Table(params string[] headings) => [.. Repository.TableIn("algorithms/learning.md", headings)];
}
