using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Rules.Tests.Content;

namespace KunnskapsPortal.Rules.Tests.Courses;

public sealed class LearningTextTests
{
    private const string Sections = "## Kasus {#kasus}\n\nKari kommer.\n\n## Ta med deg {#ta-med-deg}\n\nSpør.\n\n";

    [Theory]
    [InlineData("single", "right,wrong,wrong", true)]
    [InlineData("single", "right,right,wrong", false)]
    [InlineData("single", "wrong,wrong", false)]
    [InlineData("single", "right", false)]
    [InlineData("single", "right,wrong,2", false)]
    [InlineData("multiple", "right,right,wrong", true)]
    [InlineData("multiple", "right,wrong,wrong", false)]
    [InlineData("ordering", "2,1,3", true)]
    [InlineData("ordering", "1,1,2", false)]
    [InlineData("ordering", "2,3,4", false)]
    [InlineData("ordering", "1,right", false)]
    [InlineData("ordering", "1", false)]
    public void A_question_can_be_answered_where_its_answers_fit_its_form(string form, string answers, bool can)
    {
        var records = answers.Split(',').Select((value, i) =>
            $"  - key: a{i}\n    question: q1\n    text: Svar\n    {(char.IsDigit(value[0]) ? "position" : "verdict")}: {value}\n    explanation: Slik.\n");
        var text = Drafts.Text("lesson").Replace("form: single", $"form: {form}", StringComparison.Ordinal);
        var at = text.IndexOf("answers:\n", StringComparison.Ordinal) + 9;
        var end = text.IndexOf("sources:\n", StringComparison.Ordinal);
        var (lesson, errors) = ContentParser.Parse(Drafts.Kinds["lesson"], text[..at] + string.Concat(records) + text[end..]);
        Assert.Empty(errors);
        Assert.Equal(can, LessonText.CanBeAnswered(lesson!.Records("questions")[0], lesson.Records("answers")));
    }

    [Theory]
    [InlineData(700, 4, 4, 5)]
    [InlineData(800, 5, 6, 6)]
    [InlineData(100, 4, 2, 2)]
    public void Minutes_follow_from_words_and_questions(int words, int questions, int least, int most)
    {
        var more = string.Concat(Enumerable.Range(2, questions - 1).Select(n => $"  - key: q{n}\n    form: single\n    text: Er det slik?\n"));
        var lesson = Drafts.Read("lesson", string.Join(' ', Enumerable.Repeat("ord", words)), ("answers:\n", more + "answers:\n"));
        Assert.InRange(LessonText.MinutesOf(lesson), least, most);
    }

    [Fact]
    public void A_lesson_is_told_of_what_it_lacks()
    {
        var remarks = Drafts.Remarks(Drafts.Read("lesson", Sections, ("    audience: counsellor\n", "    audience: gp\n"), ("    question: q1\n    text: Nei", "    question: q9\n    text: Nei")));
        // Too short for four minutes, too few questions, one profession, a question with one answer, an answer to nothing.
        Assert.Equal(5, remarks.Count);
        Assert.Contains(remarks, remark => remark.Contains("«q1»", StringComparison.Ordinal));
        Assert.Contains(remarks, remark => remark.Contains("«q9»", StringComparison.Ordinal));
    }

    [Fact]
    public void A_course_has_dates_modules_or_an_address_outside()
    {
        Assert.Empty(Drafts.Remarks(Drafts.Read("course")));
        Assert.Empty(Drafts.Remarks(Drafts.Read("course", "", ("modules:\n  - module:en\n", "sign_up: https://skilnet.no\n"))));
        Assert.Single(Drafts.Remarks(Drafts.Read("course", "", ("modules:\n  - module:en\n", ""))));
    }

    [Fact]
    public void Every_task_of_a_plan_stands_in_an_area_and_on_a_level_it_has()
    {
        Assert.Empty(Drafts.Remarks(Drafts.Read("competence-plan")));
        Assert.Single(Drafts.Remarks(Drafts.Read("competence-plan", "", ("level: ny", "level: gammel"))));
        Assert.Equal(2, Drafts.Remarks(Drafts.Read("competence-plan", "", ("area: nav", "area: helse"))).Count);
    }
}
