using KunnskapsPortal.Checklists.Compose;
using KunnskapsPortal.Checklists.Domain;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Web;

namespace KunnskapsPortal.Rules.Tests.Checklists;

/// <summary>The two texts that the composers are made of hang together: a key that leads nowhere is a choice that does nothing.</summary>
public sealed class ComposerTextTests
{
    private static readonly ContentKinds Kinds = new(Modules.All);

    [Theory]
    [InlineData("nb")]
    [InlineData("nn")]
    public void Every_decision_has_few_questions_some_chosen_from_the_start_and_every_key_leads_somewhere(string form)
    {
        var order = Read("order", $"bestilling.{form}.md");
        var decisions = order.Records("decisions").Select(decision => decision.Key).ToList();
        var questions = order.Records("questions");
        Assert.All(decisions, decision =>
        {
            var own = questions.Where(question => Keys.In(question.Text("decisions")).Contains(decision)).ToList();
            Assert.InRange(own.Count, 2, 5);
            Assert.InRange(own.Count(question => question.Text("preset") == "yes"), 1, 3);
        });
        Assert.Empty(questions.SelectMany(question => Keys.In(question.Text("decisions"))).Except(decisions));
        Assert.Equal(OrderForms.All, order.Records("forms").Select(way => way.Key));
        Assert.Empty(order.Records("letter").SelectMany(line => Keys.In(line.Text("forms"))).Except(OrderForms.All));
    }

    /// <summary>Folketrygdloven § 21-4 c third paragraph, whatever the form.</summary>
    [Theory]
    [InlineData("nb", "Formål", "Hjemmel")]
    [InlineData("nn", "Formål", "Heimel")]
    public void Every_form_of_order_states_purpose_legal_basis_and_appeal_and_one_deadline(string form, string purpose, string basis)
    {
        var letter = Read("order", $"bestilling.{form}.md").Records("letter");
        foreach (var way in OrderForms.All)
        {
            var labels = letter.Where(line => Keys.In(line.Text("forms")) is { } only && (only.Count == 0 || only.Contains(way))).Select(line => line.Text("label")).ToList();
            Assert.All(new[] { purpose, basis, "Klage", "Frist", "Spørsmål" }, label => Assert.Single(labels, label));
        }

        Assert.All(letter, line => Assert.Equal(line.Key == "frist-l40", line.Text("text").Contains("tre uker", StringComparison.Ordinal) || line.Text("text").Contains("tre veker", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("nb")]
    [InlineData("nn")]
    public void Every_way_to_answer_has_prompts_and_every_fact_says_what_it_rests_on(string form)
    {
        var answer = Read("answer", $"svar.{form}.md");
        var ways = answer.Records("forms").Select(way => way.Key).ToList();
        var prompts = answer.Records("prompts");
        Assert.All(ways, way => Assert.Contains(prompts, prompt => prompt.Text("space") == "text" && Keys.In(prompt.Text("forms")).Contains(way)));
        Assert.Empty(prompts.SelectMany(prompt => Keys.In(prompt.Text("forms"))).Except(ways));
        Assert.All(prompts.Where(prompt => prompt.Text("space") == "choice"), prompt => Assert.InRange(Keys.In(prompt.Text("options")).Count, 2, 5));
        var order = Read("order", $"bestilling.{form}.md");
        Assert.All(
            answer.Records("forms").Concat(answer.Records("reminders")).Concat(order.Records("decisions")).Concat(order.Records("forms")).Concat(order.Records("never")),
            fact => Assert.NotEmpty(fact.Text("note")));
    }

    private static ItemDocument Read(string kind, string file) =>
        ContentParser.Parse(Kinds[kind], File.ReadAllText(Path.Combine(Repository.Root, "content", "nasjonal", kind, file))).Document!;
}
