using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Measures;
using KunnskapsPortal.Measures.Domain;
using KunnskapsPortal.Measures.FindMeasure;
using KunnskapsPortal.Rules.Tests.Content;

namespace KunnskapsPortal.Rules.Tests.Measures;

/// <summary>The guarantee and the examples of docs/algorithms/measure-finder.md, on the portal's own measures and on made-up ones.</summary>
public sealed class MeasureFinderTests
{
    private static readonly IReadOnlyList<FindableMeasure> Ours =
    [
        .. Folders.EnumerateFiles(Path.Combine(Repository.Root, "content", "nasjonal", "measure"), "*.nb.md").Order(StringComparer.Ordinal)
            .Select(file => ContentParser.Parse(Drafts.Kinds[MeasuresModule.Measure], File.ReadAllText(file)).Document!)
            .Select(measure => new FindableMeasure(measure.Key, measure.IsCurrent(), measure.Stated())),
    ];

    private static Gen<Dictionary<Question, string>> Answers =>
        from asked in Gen.SubListOf(MeasureFinder.Questions.ToArray())
        from picks in Gen.Choose(0, 99).ArrayOf(MeasureFinder.Questions.Count)
        select asked.ToDictionary(question => question, question =>
        {
            string[] all = [.. MeasureFinder.Options(question), MeasureFinder.Unknown];
            return all[picks[(int)question] % all.Length];
        });

    private static Gen<FindableMeasure> MadeUp =>
        from key in Gen.Choose(0, 1000)
        from isCurrent in Gen.Elements(true, true, true, false)
        from needs in Gen.SubListOf(Needs.All.ToArray())
        from groups in Gen.SubListOf(TargetGroups.All.Take(5).ToArray())
        from phases in Gen.SubListOf(Phases.All.ToArray())
        from proposers in Gen.SubListOf(Proposers.All.ToArray())
        select new FindableMeasure($"m{key}", isCurrent, new Dictionary<Facet, IReadOnlyCollection<string>>
        {
            [Facet.Need] = [.. needs],
            [Facet.Group] = [.. groups],
            [Facet.Phase] = [.. phases],
            [Facet.Proposer] = [.. proposers],
        });

    private static Gen<IReadOnlyList<FindableMeasure>> Catalogues => Gen.Frequency(
        (1, Gen.Constant(Ours)),
        (3, MadeUp.ListOf().Select(list => (IReadOnlyList<FindableMeasure>)[.. list.DistinctBy(m => m.Key)])));

    public static TheoryData<string, string, string> Examples()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var cells in File.ReadLines(Path.Combine(Repository.Root, "docs", "algorithms", "measure-finder.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)))
            data.Add(cells[1].Trim('`'), cells[2], cells[3]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_examples_hold_for_the_measures_of_the_portal(string address, string proposed, string passedOver)
    {
        var answers = address.Split('&').Select(pair => pair.Split('=')).Select(pair => (Question: MeasureFinder.Questions.Single(q => FinderWords.UrlName(q) == pair[0]), Word: pair[1]))
            .ToDictionary(given => given.Question, given => FinderWords.Read(given.Question, given.Word)!);
        var result = MeasureFinder.Find(Ours, answers);
        var keys = result.Proposed.Select(p => p.Key).ToHashSet();
        Assert.All(proposed.Split(", "), key => Assert.Contains(key, keys));
        Assert.All(passedOver.Split(", "), key => Assert.DoesNotContain(key, keys));
        Assert.All(passedOver.Split(", "), key => Assert.Contains(Ours, measure => measure.Key == key));
    }

    [Fact]
    public void Every_proposed_measure_is_current_and_accepts_every_answer_and_no_other_does() => Prop.ForAll(
        Catalogues.ToArbitrary(), Answers.ToArbitrary(),
        (measures, answers) =>
        {
            var keys = MeasureFinder.Find(measures, answers).Proposed.Select(p => p.Key).ToHashSet();
            return measures.All(m => keys.Contains(m.Key) == (m.IsCurrent && answers.All(a => MeasureFinder.FitOf(m, a.Key, a.Value) != Fit.No)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Not_knowing_removes_nothing_and_speaks_for_nothing() => Prop.ForAll(
        Catalogues.ToArbitrary(), Answers.ToArbitrary(),
        (measures, answers) =>
        {
            var known = answers.Where(a => a.Value != MeasureFinder.Unknown).ToDictionary();
            var (with, without) = (MeasureFinder.Find(measures, answers).Proposed, MeasureFinder.Find(measures, known).Proposed);
            return with.Select(p => (p.Key, p.Because.Count)).SequenceEqual(without.Select(p => (p.Key, p.Because.Count)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_reasons_are_answers_that_the_text_states() => Prop.ForAll(
        Catalogues.ToArbitrary(), Answers.ToArbitrary(),
        (measures, answers) =>
        {
            var byKey = measures.ToDictionary(m => m.Key);
            var result = MeasureFinder.Find(measures, answers);
            return result.Proposed.All(p => p.Because.All(q => MeasureFinder.FitOf(byKey[p.Key], q, answers[q]) == Fit.Yes))
                && result.PassedOver.All(p => p.Because.Count > 0 && p.Because.All(q => MeasureFinder.FitOf(byKey[p.Key], q, answers[q]) == Fit.No));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_ends_after_at_most_five_questions_and_asks_none_that_parts_nothing() => Prop.ForAll(
        Catalogues.ToArbitrary(), Gen.Choose(0, 99).ArrayOf(MeasureFinder.Questions.Count).ToArbitrary(),
        (measures, picks) =>
        {
            var answers = new Dictionary<Question, string>();
            while (MeasureFinder.Next(measures, answers) is { } question)
            {
                var before = MeasureFinder.Find(measures, answers).Proposed.Count;
                if (before <= MeasureFinder.Enough || answers.ContainsKey(question)
                    || !MeasureFinder.Options(question).Any(o => MeasureFinder.Find(measures, new Dictionary<Question, string>(answers) { [question] = o }).Proposed.Count < before))
                    return false;
                string[] all = [.. MeasureFinder.Options(question), MeasureFinder.Unknown];
                answers[question] = all[picks[(int)question] % all.Length];
            }

            return answers.Count <= 5;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("", MeasureFinder.No, Fit.Open, false)]
    [InlineData("employer", MeasureFinder.No, Fit.No, false)]
    [InlineData("employer", MeasureFinder.Yes, Fit.Yes, false)]
    [InlineData("no-employer", MeasureFinder.Yes, Fit.No, false)]
    [InlineData("no-employer reduced-ability", MeasureFinder.Yes, Fit.Open, true)]
    [InlineData("employer reduced-ability", MeasureFinder.No, Fit.Open, true)]
    [InlineData("reduced-ability", MeasureFinder.No, Fit.Open, false)]
    [InlineData("employer no-employer", MeasureFinder.No, Fit.Yes, false)]
    public void The_other_of_the_employer_pair_speaks_against_only_alone_and_is_never_called_silence(string groups, string answer, Fit fit, bool several)
    {
        var measure = new FindableMeasure("m", true, new Dictionary<Facet, IReadOnlyCollection<string>> { [Facet.Group] = groups.Split(' ', StringSplitOptions.RemoveEmptyEntries) });
        Assert.Equal(fit, MeasureFinder.FitOf(measure, Question.Employer, answer));
        var proposed = MeasureFinder.Find([measure], new Dictionary<Question, string> { [Question.Employer] = answer }).Proposed;
        Assert.Equal(fit != Fit.No, proposed.Count == 1);
        Assert.All(proposed, proposal => Assert.Equal((several, fit == Fit.Open && !several), (proposal.NamesSeveralGroups, proposal.Unstated.Contains(Question.Employer))));
    }

    [Fact]
    public void The_best_known_are_measures_of_the_portal_that_are_still_given() =>
        Assert.All(MeasureFinder.BestKnown, key => Assert.True(Ours.Single(m => m.Key == key).IsCurrent));

    [Fact]
    public void Every_answer_has_a_word_of_its_own_in_the_address() => Assert.All(MeasureFinder.Questions, question =>
        Assert.All(MeasureFinder.Options(question).Append(MeasureFinder.Unknown), answer => Assert.Equal(answer, FinderWords.Read(question, FinderWords.AnswerUrlName(question, answer)))));
}
